/** The library: reading files into records, the stages one by one, the records' schemas, the flat tables, and the checks. */
export * from '@yusuan/emit';
export * from '@yusuan/model';
export { createOcr, decodeImage, needsOcr, type Ocr, type OcrEngine, type OcrOptions, ocrPdfPage } from '@yusuan/ocr';
export { drawPage, type OpenPdfOptions, openPdf, openRenderer, type PdfRenderer, type PdfSource } from '@yusuan/pdf';
export { explainAmount, explanationText, reconcile, reconcileRun, reviewReport } from '@yusuan/reconcile';
export * from '@yusuan/run';
export * from '@yusuan/schemas';
export { type SegmentedDocument, type SegmentOptions, segmentLayout } from '@yusuan/segment';
export { joinBlocks, pageToBlocks } from '@yusuan/tables';
export { type ReadTextOptions, readText } from '@yusuan/text';

export { foldRadicals } from './foldRadicals.ts';
export { type OpenPdfOptions, openPdf, type PdfSource } from './openPdf.ts';

export { drawPage, type Overlay } from './draw.ts';
export { foldRadicals } from './foldRadicals.ts';
export { inflateAtOnce } from './inflateAtOnce.ts';
export { jpegToPdf } from './jpegToPdf.ts';
export { leaveOutPainting } from './leaveOutPainting.ts';
export { type OpenPdfOptions, openPdf, type PdfSource } from './openPdf.ts';
export { type DrawnPage, openRenderer, type PagePicture, type PdfRenderer } from './render.ts';

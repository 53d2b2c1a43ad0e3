export { drawPage, type Overlay } from './draw.ts';
export { foldRadicals } from './foldRadicals.ts';
export { type OpenPdfOptions, openPdf, type PdfSource } from './openPdf.ts';
export { openRenderer, type PagePicture, type PdfRenderer } from './render.ts';

export { createOcr, type Ocr } from './createOcr.ts';
export { decodeImage, describeJpeg, type ImageFormat, imageFormat } from './decode/decodeImage.ts';
export { type GreyImage, type RgbaImage, release } from './image.ts';
export { installedPackages } from './installedPackages.ts';
export { needsOcr, type OcrNeed } from './needsOcr.ts';
export { type OcrMode, ocrPdfPage, type PageRenderer } from './ocrPdfPage.ts';
export type { OcrEngine, OcrOptions } from './options.ts';
export { pictureToGrey } from './prepare/colourToGrey.ts';
export type { RecognizedLine, Recognizer } from './recognise/recognizer.ts';

export { createOcr, type Ocr } from './createOcr.ts';
export type { GreyImage, RgbaImage } from './image.ts';
export type { OcrEngine, OcrOptions } from './options.ts';
export type { RecognizedLine, Recognizer } from './recognise/recognizer.ts';

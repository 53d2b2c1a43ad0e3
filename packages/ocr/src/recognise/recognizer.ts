import type { GreyImage } from '../image.ts';

/** What an engine reads in the picture of one line. */
export interface RecognizedLine {
  text: string;
  /** The lowest confidence of a character, 0 to 1; 0 where nothing was read. */
  confidence: number;
}

/** An engine that reads pictures of single lines of text. */
export interface Recognizer {
  readonly name: 'ppocr' | 'tesseract';
  /** How many lines it reads best at once. */
  readonly batch: number;
  /** One result a picture, in their order. */
  recognizeLines(images: readonly GreyImage[]): Promise<RecognizedLine[]>;
  close(): Promise<void>;
}

/** An engine whose packages are not installed, or do not load. */
export class EngineMissingError extends Error {
  readonly engine: string;
  readonly missing: readonly string[];

  constructor(engine: string, missing: readonly string[], cause: unknown) {
    const reason = cause instanceof Error ? cause.message.split('\n')[0] : String(cause);
    super(
      `OCR engine ${engine} cannot start: it needs the package${missing.length > 1 ? 's' : ''} ${missing.join(' and ')} (${reason})`,
    );
    this.name = 'EngineMissingError';
    this.engine = engine;
    this.missing = missing;
  }
}

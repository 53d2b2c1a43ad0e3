import { InputError, type Notice, type PageContent } from '@yusuan/model';
import { createOcr, needsOcr, type Ocr, type OcrEngine, ocrPdfPage, type PageRenderer } from '@yusuan/ocr';
import { openRenderer, type PdfRenderer } from '@yusuan/pdf';
import type { ReadOptions } from './options.ts';

const opened = new Map<OcrEngine, Promise<Ocr>>();

/** The reader of page pictures, opened once in a worker and kept: loading its models takes longer than reading a page. */
export function openOcr(engine: OcrEngine = 'both'): Promise<Ocr> {
  let ocr = opened.get(engine);
  if (!ocr) {
    ocr = createOcr({ engine });
    opened.set(engine, ocr);
    ocr.catch(() => opened.delete(engine));
  }
  return ocr;
}

/** Says that pages stay unread since no engine can start, and what to install. */
export function recognitionMissing(error: unknown): Notice {
  const why = error instanceof Error ? error.message : String(error);
  const hint = error instanceof InputError ? `. ${error.hint}` : '';
  return { check: 'run:recognition-missing', severity: 'error', message: `pages were not recognised: ${why}${hint}` };
}

export interface PdfRecognizerOptions extends ReadOptions {
  sourceName: string;
}

/** Reads the pages of one PDF that have no usable text from their pictures. Nothing is loaded before the first of them. */
export class PdfRecognizer {
  /** What was noticed about the engines. */
  readonly notices: Notice[] = [];
  readonly #bytes: Uint8Array;
  readonly #options: PdfRecognizerOptions;
  #renderer: PdfRenderer | null = null;
  #missing = false;

  constructor(bytes: Uint8Array, options: PdfRecognizerOptions) {
    this.#bytes = bytes;
    this.#options = options;
  }

  /** The page as it is, or as its picture reads; with an error among its notices where neither is possible. */
  async read(page: PageContent): Promise<PageContent> {
    const { ocr: mode = 'auto', sourceName, password } = this.#options;
    const source: PageRenderer = {
      drawPage: async (number, dpi, use) => {
        this.#renderer ??= await openRenderer(this.#bytes, { sourceName, ...(password !== undefined && { password }) });
        return this.#renderer.drawPage(number, dpi, use);
      },
    };
    try {
      return await ocrPdfPage(page, source, () => this.#engine(), this.#missing ? 'never' : mode);
    } catch (error) {
      this.#missing = true;
      this.notices.push(recognitionMissing(error));
      return ocrPdfPage(page, source, () => this.#engine(), needsOcr(page).needed ? 'never' : 'auto');
    }
  }

  async #engine(): Promise<Ocr> {
    const ocr = await openOcr(this.#options.ocrEngine);
    for (const notice of ocr.notices) if (!this.notices.includes(notice)) this.notices.push(notice);
    return ocr;
  }

  close(): void {
    this.#renderer?.close();
  }
}

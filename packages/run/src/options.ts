import type { OcrEngine } from '@yusuan/ocr';

/** Version of the pipeline: a part of every document, and of the key by which the ledger knows what is already read. */
export const pipelineVersion = '0.1.0';

/** When pages are recognised from their picture: `auto` where they have no usable text. */
export type OcrMode = 'auto' | 'always' | 'never';

/** What changes the content of a document's JSON. The ledger keeps it beside the content hash. */
export interface ReadOptions {
  /** For encrypted PDFs. */
  password?: string;
  ocr?: OcrMode;
  /** Name of the recognition engine; the default one where absent. */
  ocrEngine?: OcrEngine;
}

/** The reading options alone, of options that say more: what can be sent to another process. */
export function toReadOptions({ password, ocr, ocrEngine }: ReadOptions): ReadOptions {
  return {
    ...(password !== undefined && { password }),
    ...(ocr !== undefined && { ocr }),
    ...(ocrEngine !== undefined && { ocrEngine }),
  };
}

/** Files above this are refused: far above any disclosure, far below what would hurt. */
export const maximumBytes = 1024 * 1024 * 1024;

/** The options as one string, the same for the same meaning. The password is not part of it: it decides only whether a file opens. */
export function optionsKey(options: ReadOptions): string {
  return JSON.stringify({ ocr: options.ocr ?? 'auto', ocr_engine: options.ocrEngine ?? null });
}

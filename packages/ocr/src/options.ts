/** Which engine reads: one alone, or both, so that agreement is evidence and disagreement gives two readings. */
export type OcrEngine = 'ppocr' | 'tesseract' | 'both';

export interface OcrOptions {
  /** Default `both`: about 0.4 CPU-seconds a page more than `ppocr`. */
  engine?: OcrEngine;
  /** Longest time for a page, in seconds; default 60. What is not read by then is left out, with an error among the page's notices. */
  pageSeconds?: number;
}

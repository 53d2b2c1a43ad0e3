import type { PageContent, PlacedImage } from '@yusuan/model';
import type { PdfRenderer } from './render.ts';

/**
 * Finds where the large pictures of a page stand. pdf.js says where only after decoding them, which costs more than all other reading,
 * so the drawing engine is asked, and loaded only for documents that have such pictures.
 */
export class PictureFinder {
  readonly #bytes: Uint8Array;
  readonly #options: { sourceName: string; password?: string };
  #renderer: Promise<PdfRenderer | null> | null = null;

  constructor(bytes: Uint8Array, options: { sourceName: string; password?: string }) {
    this.#bytes = bytes;
    this.#options = options;
  }

  /** The pictures of a page. Where the drawing engine cannot open the document: one picture as large as the page, of unknown size. */
  async find(number: number, page: PageContent): Promise<PlacedImage[]> {
    this.#renderer ??= import('./render.ts')
      .then(({ openRenderer }) => openRenderer(this.#bytes, this.#options))
      .catch(() => null);
    const renderer = await this.#renderer;
    if (renderer) return renderer.picturesOf(number).filter((picture) => picture.width * picture.height !== 1);
    return [{ box: { x0: 0, y0: 0, x1: page.width, y1: page.height }, width: 0, height: 0 }];
  }

  close(): void {
    void this.#renderer?.then((renderer) => renderer?.close());
  }
}

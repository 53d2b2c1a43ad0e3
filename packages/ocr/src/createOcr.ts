import type { GlyphRun, Notice, PageContent } from '@yusuan/model';
import type { GreyImage, RgbaImage } from './image.ts';
import type { OcrOptions } from './options.ts';
import { readPage } from './readPage.ts';
import { type Engines, openEngines } from './recognise/openEngines.ts';

/** A loaded reader of page pictures. Holds its models until it is closed; one page at a time. */
export interface Ocr {
  /**
   * Reads the picture of one page: text runs and rulings in points (pixels × 72 / dpi) of the upright, level page.
   * @param page 1-based number that the result carries
   * @param hidden runs of a hidden text layer over the picture, in its points: used instead of reading every line where it fits the picture
   */
  recognizePage(image: GreyImage | RgbaImage, page?: number, hidden?: readonly GlyphRun[]): Promise<PageContent>;
  /** What was noticed on opening: an engine that is missing while the other one does its work. */
  readonly notices: readonly Notice[];
  close(): Promise<void>;
}

/** Opens the engines. Throws InputError, naming the packages to install, when none of those asked for (nor the other one in its place) can load. */
export async function createOcr(options: OcrOptions = {}): Promise<Ocr> {
  const engines: Engines = await openEngines(options.engine ?? 'both');
  return {
    notices: engines.notices,
    recognizePage: (image, page = 1, hidden = []) =>
      readPage(image, page, engines, (options.pageSeconds ?? 60) * 1000, hidden),
    async close() {
      await engines.first.close();
      await engines.second?.close();
    },
  };
}

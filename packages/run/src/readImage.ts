import type { Block, Layout, Notice } from '@yusuan/model';
import { imageFormat, type Ocr, release } from '@yusuan/ocr';
import { joinBlocks, pageToBlocks } from '@yusuan/tables';
import { decodePictures } from './decodePictures.ts';
import type { ReadLayoutOptions } from './readLayout.ts';
import { openOcr, recognitionMissing } from './recognition.ts';

/**
 * A picture of paper, one page or several, as lines of text and grids; with an error among its notices where no recognition engine is installed.
 * @throws InputError where it is no picture that is read
 */
export async function readImage(bytes: Uint8Array, options: ReadLayoutOptions): Promise<Layout> {
  const { clock, sourceName, ocr: mode = 'auto', ocrEngine } = options;
  const mediaType = `image/${imageFormat(bytes) ?? 'unknown'}`;
  if (mode === 'never') return { mediaType, pages: 1, readBy: 'ocr', blocks: [], notices: [notRead(sourceName)] };
  const pictures = await clock.timeAsync('decode', () => decodePictures(bytes, sourceName));
  let ocr: Ocr;
  try {
    ocr = await clock.timeAsync('ocr open', () => openOcr(ocrEngine));
  } catch (error) {
    return { mediaType, pages: pictures.length, readBy: 'ocr', blocks: [], notices: [recognitionMissing(error)] };
  }
  const pages: Block[][] = [];
  const notices: Notice[] = [...ocr.notices];
  for (const [at, picture] of pictures.entries()) {
    const page = await clock.timeAsync('ocr', () => ocr.recognizePage(picture, at + 1));
    release(picture);
    notices.push(...page.notices);
    const blocks = clock.time('tables', () => pageToBlocks(page, (notice) => notices.push(notice), pages.at(-1)));
    pages.push(blocks);
    options.onPage?.(page, blocks);
    options.onProgress({ pages: at + 1 });
  }
  return {
    mediaType,
    pages: pictures.length,
    readBy: 'ocr',
    blocks: clock.time('join', () => joinBlocks(pages)),
    notices,
  };
}

const notRead = (sourceName: string): Notice => ({
  check: 'run:recognition-off',
  severity: 'error',
  message: `${sourceName} is a picture, and recognition is off`,
});

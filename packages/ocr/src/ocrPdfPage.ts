import type { Notice, PageContent } from '@yusuan/model';
import type { Ocr } from './createOcr.ts';
import { release } from './image.ts';
import { needsOcr } from './needsOcr.ts';
import { type ColourParts, pictureToGrey } from './prepare/colourToGrey.ts';

/** What draws a page (1-based, upright) at a resolution in pixels an inch, in grey or in colour, as `use` asks for it. */
export interface PageRenderer {
  drawPage<T>(page: number, dpi: number, use: (drawn: DrawnPicture) => T): T | Promise<T>;
}

/** A page to be drawn: the whole in grey, one byte a pixel, or parts of it in colour. */
interface DrawnPicture extends ColourParts {
  grey(): Uint8Array;
}

/** `auto`: the pages that need it; `always`: every page; `never`: none, those that need it get an error instead. */
export type OcrMode = 'auto' | 'always' | 'never';

/** Pages are rendered at this resolution unless the scan in them is finer or coarser. */
const USUAL_DPI = 200;

/**
 * A page of a PDF as it is, or, where it has no usable text, what is read in its picture (in `auto` with the help of a hidden text that fits it). A page that cannot be rendered or read stays as it is,
 * with an error among its notices; so does one that would need it in mode `never`. `openOcr` is called when the page is to be read: open once
 * and hand out the same reader. What it throws when no engine can start goes through.
 */
export async function ocrPdfPage(
  page: PageContent,
  renderer: PageRenderer,
  openOcr: () => Promise<Ocr>,
  mode: OcrMode = 'auto',
): Promise<PageContent> {
  const need = mode === 'always' ? { needed: true, reason: 'asked for' } : needsOcr(page);
  if (!need.needed) return page;
  if (mode === 'never') {
    return withNotice(page, 'ocr:not-read', `page ${page.page} was not read: ${need.reason}, and recognition is off`);
  }
  const ocr = await openOcr();
  try {
    const dpi = pageDpi(page);
    // Seals are told by their red; print without a picture below has none that a stamp could hide.
    const picture = await renderer.drawPage(page.page, dpi, (drawn) =>
      page.images.length > 0
        ? pictureToGrey(drawn, dpi)
        : { width: drawn.width, height: drawn.height, data: drawn.grey(), dpi },
    );
    const hidden = mode === 'always' ? [] : page.runs.filter((run) => run.hidden);
    const read = await ocr.recognizePage(picture, page.page, hidden);
    release(picture);
    const notice: Notice = {
      check: 'ocr:page-read',
      severity: 'info',
      page: page.page,
      message: `page ${page.page} was read from its picture: ${need.reason}`,
    };
    return { ...read, images: page.images, notices: [...page.notices, notice, ...read.notices] };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return withNotice(page, 'ocr:failed', `page ${page.page} could not be read from its picture: ${why}`);
  }
}

const withNotice = (page: PageContent, check: string, message: string): PageContent => ({
  ...page,
  notices: [...page.notices, { check, severity: 'error', page: page.page, message }],
});

/** The resolution of the scan that covers the page, between 150 and 300. */
function pageDpi(page: PageContent): number {
  for (const image of page.images) {
    const wide = image.box.x1 - image.box.x0;
    const share = (wide * (image.box.y1 - image.box.y0)) / (page.width * page.height);
    if (share < 0.5 || image.width === 0) continue;
    return Math.round(Math.max(150, Math.min(300, (image.width * 72) / wide)));
  }
  return USUAL_DPI;
}

import type { Notice, PageContent } from '@yusuan/model';
import type { Ocr } from './createOcr.ts';
import type { GreyImage, RgbaImage } from './image.ts';
import { needsOcr } from './needsOcr.ts';

/** What gives the picture of a page: 1-based number, pixels an inch; rotation applied. */
export interface PageRenderer {
  renderPage(page: number, dpi: number): Promise<GreyImage | RgbaImage>;
}

export interface OcrPdfOptions {
  /** `auto` (default): the pages that need it; `always`: every page; `never`: none, those that need it get an error instead. */
  mode?: 'auto' | 'always' | 'never';
  onPage?: (page: number, reason: string) => void;
}

/** Pages are rendered at this resolution unless the scan in them is finer or coarser. */
const USUAL_DPI = 200;

/**
 * Replaces the pages of a PDF that have no usable text by what is read in their pictures. A page that cannot be rendered or read stays as it is,
 * with an error among its notices; so does a page that would need it in mode `never`. `openOcr` is called when the first page needs it.
 */
export async function ocrPdfPages(
  pages: readonly PageContent[],
  renderer: PageRenderer,
  openOcr: () => Promise<Ocr>,
  options: OcrPdfOptions = {},
): Promise<PageContent[]> {
  const mode = options.mode ?? 'auto';
  const out: PageContent[] = [];
  for (const page of pages) {
    const need = mode === 'always' ? { needed: true, reason: 'asked for' } : needsOcr(page);
    if (!need.needed) out.push(page);
    else if (mode === 'never') {
      out.push(
        withNotice(page, {
          check: 'ocr:not-read',
          severity: 'error',
          message: `page ${page.page} was not read: ${need.reason}, and recognition is off`,
        }),
      );
    } else {
      options.onPage?.(page.page, need.reason);
      out.push(await ocrPage(page, need.reason, renderer, await openOcr()));
    }
  }
  return out;
}

async function ocrPage(page: PageContent, reason: string, renderer: PageRenderer, ocr: Ocr): Promise<PageContent> {
  try {
    const image = await renderer.renderPage(page.page, pageDpi(page));
    const read = await ocr.recognizePage(image, page.page);
    const notice: Notice = {
      check: 'ocr:page-read',
      severity: 'info',
      page: page.page,
      message: `page ${page.page} was read from its picture: ${reason}`,
    };
    return { ...read, images: page.images, notices: [...page.notices, notice, ...read.notices] };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return withNotice(page, {
      check: 'ocr:failed',
      severity: 'error',
      message: `page ${page.page} could not be read from its picture: ${why}`,
    });
  }
}

const withNotice = (page: PageContent, notice: Notice): PageContent => ({
  ...page,
  notices: [...page.notices, { page: page.page, ...notice }],
});

/** The resolution of the scan that covers the page, between 150 and 300. */
function pageDpi(page: PageContent): number {
  for (const image of page.images) {
    const share = ((image.box.x1 - image.box.x0) * (image.box.y1 - image.box.y0)) / (page.width * page.height);
    if (share < 0.5) continue;
    const dpi = image.width / ((image.box.x1 - image.box.x0) / 72);
    return Math.round(Math.max(150, Math.min(300, dpi)));
  }
  return USUAL_DPI;
}

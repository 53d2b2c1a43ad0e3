import type { Block, Layout, Notice, PageContent } from '@yusuan/model';
import { openPdf } from '@yusuan/pdf';
import { joinBlocks, pageToBlocks } from '@yusuan/tables';
import type { ReadLayoutOptions } from './readLayout.ts';

/** Pages of a PDF, one after the other, as lines of text and grids joined over pages. Only the blocks of a page are kept. */
export async function readPdf(bytes: Uint8Array, options: ReadLayoutOptions): Promise<Layout> {
  const { sourceName, password, clock, onProgress } = options;
  const source = await clock.timeAsync('pdf', () =>
    openPdf(bytes, { sourceName, ...(password === undefined ? {} : { password }) }),
  );
  try {
    const pages: Block[][] = [];
    const notices: Notice[] = [...source.notices];
    for (let number = 1; number <= source.pageCount; number++) {
      const page = await clock.timeAsync('pdf', () => source.page(number));
      notices.push(...page.notices, ...pictureNotices(page));
      pages.push(clock.time('tables', () => pageToBlocks(page)));
      onProgress({ pages: number });
    }
    const blocks = clock.time('tables', () => joinBlocks(pages));
    return { mediaType: 'application/pdf', pages: source.pageCount, readBy: 'pdf', blocks, notices };
  } finally {
    await source.close();
  }
}

/** A page that shows a picture and says nothing. */
function pictureNotices({ page, runs, images, width, height }: PageContent): Notice[] {
  if (runs.some(({ hidden }) => !hidden)) return [];
  const largest = images.reduce((most, { box }) => Math.max(most, (box.x1 - box.x0) * (box.y1 - box.y0)), 0);
  if (largest < width * height * 0.2) return [];
  return [
    {
      check: 'run:page-without-text',
      severity: 'warning',
      message: `page ${page} is only a picture: its text was not read`,
      page,
    },
  ];
}

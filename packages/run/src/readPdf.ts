import type { Block, Layout, Notice, PageContent } from '@yusuan/model';
import { openPdf } from '@yusuan/pdf';
import { joinBlocks, pageToBlocks } from '@yusuan/tables';
import { pageText } from './pageText.ts';
import type { ReadLayoutOptions } from './readLayout.ts';

/** A PDF as lines of text and grids. Pages are read one at a time; of each only its blocks are kept. */
export async function readPdf(bytes: Uint8Array, options: ReadLayoutOptions): Promise<Layout> {
  const { clock, sourceName, password } = options;
  const pdf = await clock.timeAsync('pdf open', () =>
    openPdf(bytes, { sourceName, ...(password !== undefined && { password }) }),
  );
  try {
    const pages: Block[][] = [];
    const notices: Notice[] = [];
    const sources = new Set<PageContent['source']>();
    for (let number = 1; number <= pdf.pageCount; number++) {
      const page = await clock.timeAsync('pdf pages', () => pdf.page(number));
      notices.push(...page.notices, ...textNotices(page));
      sources.add(page.source);
      const blocks = clock.time('tables', () => pageToBlocks(page));
      pages.push(blocks);
      options.onPage?.(page, blocks);
      options.onProgress({ pages: number });
    }
    const blocks = clock.time('join', () => joinBlocks(pages));
    return {
      mediaType: 'application/pdf',
      pages: pdf.pageCount,
      readBy: [...sources].sort().reverse().join('+') || 'pdf',
      blocks,
      notices: [...pdf.notices, ...notices],
    };
  } finally {
    await pdf.close();
  }
}

function textNotices(page: PageContent): Notice[] {
  const place = { page: page.page };
  switch (pageText(page)) {
    case 'picture':
      return [
        {
          check: 'run:page-without-text',
          severity: 'error',
          message: `page ${page.page} is only a picture: nothing on it was read`,
          ...place,
        },
      ];
    case 'garbled':
      return [
        {
          check: 'run:garbled-text',
          severity: 'error',
          message: `page ${page.page}: the fonts do not say what their glyphs mean`,
          ...place,
        },
      ];
    case 'hidden':
      return [
        {
          check: 'run:hidden-text',
          severity: 'warning',
          message: `page ${page.page} is a picture over text that somebody else's program recognised: that text was read`,
          ...place,
        },
      ];
    default:
      return [];
  }
}

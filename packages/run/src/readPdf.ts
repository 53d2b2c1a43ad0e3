import type { Block, Layout, Notice, PageContent } from '@yusuan/model';
import { openPdf } from '@yusuan/pdf';
import { joinBlocks, pageToBlocks } from '@yusuan/tables';
import type { ReadLayoutOptions } from './readLayout.ts';
import { PdfRecognizer } from './recognition.ts';

/** A PDF as lines of text and grids; pages without usable text are read from their pictures. Pages are read one at a time; of each only its blocks are kept. */
export async function readPdf(bytes: Uint8Array, options: ReadLayoutOptions): Promise<Layout> {
  const { clock, sourceName, password } = options;
  const pdf = await clock.timeAsync('pdf open', () =>
    openPdf(bytes, { sourceName, ...(password !== undefined && { password }) }),
  );
  const recognizer = new PdfRecognizer(bytes, options);
  try {
    const pages: Block[][] = [];
    const notices: Notice[] = [];
    const sources = new Set<PageContent['source']>();
    for (let number = 1; number <= pdf.pageCount; number++) {
      const printed = await clock.timeAsync('pdf pages', () => pdf.page(number));
      const page = await clock.timeAsync('ocr', () => recognizer.read(printed));
      notices.push(...page.notices);
      sources.add(page.source);
      const blocks = clock.time('tables', () => pageToBlocks(page, (notice) => notices.push(notice), pages.at(-1)));
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
      notices: [...pdf.notices, ...recognizer.notices, ...notices],
    };
  } finally {
    recognizer.close();
    await pdf.close();
  }
}

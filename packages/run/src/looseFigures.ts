import type { Block, Notice } from '@yusuan/model';

/** A page with fewer lines of them may wrap its prose so. */
const fewestLines = 4;
/** A row's label is at most this long. */
const longestLabel = 40;
const figures = /(?<![\d.,])-?\d{1,3}(?:,?\d{3})*\.\d{2}(?![\d.%％])/g;

/** Lines of a page that look like rows of a table, and stand in none: what they print is not in the record. */
export function looseFigureNotices(blocks: readonly Block[]): Notice[] {
  const pages = blocks.flatMap((block) =>
    block.kind === 'text' && block.box && isRow(block.text) ? [block.page] : [],
  );
  const byPage = Map.groupBy(pages, (page) => page);
  return [...byPage].flatMap(([page, { length }]): Notice[] =>
    length < fewestLines
      ? []
      : [
          {
            check: 'run:loose-figures',
            severity: 'error',
            page,
            message: `page ${page} prints ${length} lines with figures that stand in no table and were not read: see them with \`yusuan inspect FILE --draw DIR\``,
          },
        ],
  );
}

/** A label and figures, or figures alone, up to the end of the line: no sentence. */
function isRow(text: string): boolean {
  const label = text.replace(figures, '').replace(/\s/g, '');
  return (
    /\.\d{2}\s*$/.test(text) &&
    label.length < Math.min(text.trim().length, longestLabel) &&
    !/[。；，,：:、]/.test(label)
  );
}

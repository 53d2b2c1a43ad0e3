import type { Block, GlyphRun, Grid, PageContent, Ruling } from '@yusuan/model';

/** A run of 10-point print whose box starts at (x, y); Chinese characters are 10 points wide, others 5. */
export function run(text: string, x: number, y: number, fontSize = 10): GlyphRun {
  const width = [...text].reduce((sum, char) => sum + (char > '\u2e80' ? fontSize : fontSize / 2), 0);
  return { text, box: { x0: x, y0: y, x1: x + width, y1: y + fontSize }, fontSize };
}

export const across = (y: number, x0: number, x1: number): Ruling => ({ x0, y0: y, x1, y1: y, width: 0.5 });
export const down = (x: number, y0: number, y1: number): Ruling => ({ x0: x, y0, x1: x, y1, width: 0.5 });

export function page(runs: GlyphRun[], rulings: Ruling[], number = 1): PageContent {
  return { page: number, width: 595, height: 842, runs, rulings, images: [], source: 'pdf', notices: [] };
}

/** Every ruling of a plain table with these borders. */
export function ruled(xs: number[], ys: number[]): Ruling[] {
  return [...ys.map((y) => across(y, xs[0]!, xs.at(-1)!)), ...xs.map((x) => down(x, ys[0]!, ys.at(-1)!))];
}

/** The texts of a table, each 3 points right of and 5 points below the corner of its cell; empty texts draw nothing. */
export function filled(xs: number[], ys: number[], rows: string[][]): GlyphRun[] {
  return rows.flatMap((texts, row) =>
    texts.flatMap((text, column) => (text === '' ? [] : [run(text, xs[column]! + 3, ys[row]! + 5)])),
  );
}

export const gridsOf = (blocks: readonly Block[]): Grid[] =>
  blocks.flatMap((block) => (block.kind === 'table' ? [block.grid] : []));

export const textsOf = (blocks: readonly Block[]): string[] =>
  blocks.flatMap((block) => (block.kind === 'text' ? [block.text] : []));

/** The texts of a grid row by row; cells covered by a span read as a dot. */
export function rowsOf(grid: Grid): string[][] {
  const rows = Array.from({ length: grid.rows }, () => new Array<string>(grid.columns).fill('.'));
  for (const { row, column, text } of grid.cells) rows[row]![column] = text;
  return rows;
}

/** The spans over more than one cell: `row,column rowSpan×columnSpan`. */
export const spansOf = (grid: Grid): string[] =>
  grid.cells
    .filter(({ rowSpan, columnSpan }) => rowSpan * columnSpan > 1)
    .map(({ row, column, rowSpan, columnSpan }) => `${row},${column} ${rowSpan}×${columnSpan}`);

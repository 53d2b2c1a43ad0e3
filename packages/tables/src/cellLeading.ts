import type { GlyphRun, Grid } from '@yusuan/model';

/**
 * How far apart the lines of one cell stand in the rows that a page ends with, in points, from middle to middle; null where no cell has several lines.
 * `runs` are of the same print.
 */
export function cellLeading({ cells, fragments }: Grid, runs: readonly GlyphRun[]): number | null {
  const { page, firstRow, repeatedHeaderRows } = fragments.at(-1)!;
  const height = Math.max(...runs.map(({ box }) => box.y1 - box.y0));
  const leadings = cells.flatMap(({ page: on, row, text, textBox }) => {
    const lines = text.split('\n').length;
    const isRow = on === page && row >= firstRow + repeatedHeaderRows;
    return isRow && textBox && lines > 1 ? [(textBox.y1 - textBox.y0 - height) / (lines - 1)] : [];
  });
  return leadings.length > 0 ? Math.max(...leadings) : null;
}

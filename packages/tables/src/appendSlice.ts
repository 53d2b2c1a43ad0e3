import type { Grid } from '@yusuan/model';
import { isNumber } from './numbers.ts';

/** Row borders at most this far apart, in points, are the same border. */
const tolerance = 2;

function rowBorders(grid: Grid, page: number): number[] {
  const borders = new Set<number>();
  for (const { box, page: on } of grid.cells)
    if (box && on === page) {
      borders.add(Math.round(box.y0));
      borders.add(Math.round(box.y1));
    }
  return [...borders].sort((a, b) => a - b);
}

/**
 * Whether `next` is the right-hand part of the wide table that `grid` begins: the same rows at the same heights, other columns, and
 * no names of its own.
 */
export function isSlice(grid: Grid, next: Grid): boolean {
  const last = grid.fragments.at(-1)!;
  if (next.rows !== last.lastRow - last.firstRow + 1 || next.rows < 3) return false;
  const before = rowBorders(grid, last.page);
  const after = rowBorders(next, next.fragments[0]!.page);
  if (before.length !== after.length || before.some((border, at) => Math.abs(border - after[at]!) > tolerance))
    return false;
  const body = next.cells.filter(({ row, text }) => row >= next.rows / 2 && text.trim() !== '');
  return body.length > 0 && body.every(({ text }) => isNumber(text));
}

/** `grid` with the columns of `next` on its right, row by row. */
export function appendSlice(grid: Grid, next: Grid): Grid {
  const last = grid.fragments.at(-1)!;
  const cells = next.cells.map((cell) => ({
    ...cell,
    row: cell.row + last.firstRow,
    column: cell.column + grid.columns,
  }));
  const fragments = next.fragments.map((fragment) => ({
    ...fragment,
    firstRow: last.firstRow,
    lastRow: last.lastRow,
    firstColumn: grid.columns,
    lastColumn: grid.columns + next.columns - 1,
  }));
  return {
    ...grid,
    columns: grid.columns + next.columns,
    cells: [...grid.cells, ...cells].sort((a, b) => a.row - b.row || a.column - b.column),
    fragments: [...grid.fragments, ...fragments],
    notices: [...grid.notices, ...next.notices],
  };
}

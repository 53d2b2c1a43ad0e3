import type { Cell, Grid, GridFragment } from '@yusuan/model';
import { columnBorders } from './columnsAgree.ts';
import { isNumber } from './numbers.ts';

/** Row borders at most this far apart, in points, are the same border. */
const tolerance = 2;

/** Heights of the row borders of one page's cells, by how many rows of the grid stand above them. */
function rowBorders(grid: Grid, page: number): Map<number, number> {
  const borders = new Map<number, number>();
  for (const { box, page: on, row, rowSpan } of grid.cells) {
    if (!box || on !== page) continue;
    borders.set(row, box.y0);
    borders.set(row + rowSpan, box.y1);
  }
  return borders;
}

/** Borders that must match where the rows of the right part stand higher or lower on their page. */
const fewestShifted = 8;

/** For each row border of `next`, the row of `grid` that begins at the same height; null where the rows stand elsewhere. */
function matchRows(grid: Grid, next: Grid, page: number): Map<number, number> | null {
  const before = [...rowBorders(grid, page)].sort((a, b) => a[0] - b[0]);
  const after = [...rowBorders(next, next.fragments[0]!.page)].sort((a, b) => a[0] - b[0]);
  if (after.length < 4) return null;
  return matchAll(before, after) ?? matchFromBelow(before, after);
}

type Border = [row: number, y: number];

function matchAll(before: readonly Border[], after: readonly Border[]): Map<number, number> | null {
  if (Math.abs(after.length - before.length) > 3) return null;
  const match = new Map<number, number>();
  for (const [row, y] of after) {
    const same = before.find(([, other]) => Math.abs(other - y) <= tolerance);
    if (!same) return null;
    match.set(row, same[0]);
  }
  return match;
}

/** The same rows further up or down the page, below heads of another height: all borders match from the last one up to the header. */
function matchFromBelow(before: readonly Border[], after: readonly Border[]): Map<number, number> | null {
  const shift = before.at(-1)![1] - after.at(-1)![1];
  let same = 0;
  while (same < Math.min(before.length, after.length)) {
    const [upper, lower] = [before.at(-1 - same)!, after.at(-1 - same)!];
    if (Math.abs(upper[1] - lower[1] - shift) > tolerance) break;
    same++;
  }
  const headers = after.length - same;
  if (same < fewestShifted || headers > 2 || headers > before.length - same) return null;
  const match = new Map<number, number>();
  after.forEach(([row], at) => {
    const place = at < headers ? before[at]! : before[before.length - after.length + at]!;
    match.set(row, place[0]);
  });
  return match;
}

/**
 * `grid` with `next` on its right, where `next` is the rest of the same wide table: the same rows at the same heights, and no names
 * of its own. Where the left part stands on several pages, the right part goes on beside each of them in turn. Null where it is not.
 */
export function appendSlice(grid: Grid, next: Grid): Grid | null {
  const body = next.cells.filter(({ row, text }) => row >= next.rows / 2 && text.trim() !== '');
  if (body.length === 0 || !body.every(({ text }) => isNumber(text))) return null;
  const last = grid.fragments.at(-1)!;
  const first = grid.fragments.find(({ firstColumn }) => firstColumn === 0)!;
  for (const beside of new Set([last, first])) {
    const rows = matchRows(grid, next, beside.page);
    if (rows) return placeSlice(grid, next, rows, beside, grid.columns);
  }
  return null;
}

/** The next part of a slice that does not yet reach down as far as the pages left of it; null where `next` is none. */
export function continueSlice(grid: Grid, next: Grid): Grid | null {
  const last = grid.fragments.at(-1)!;
  if (last.firstColumn === 0 || next.columns !== last.lastColumn - last.firstColumn + 1) return null;
  const left = grid.fragments.filter(({ firstColumn }) => firstColumn === 0);
  const placed = grid.fragments.filter(({ firstColumn }) => firstColumn === last.firstColumn);
  const beside = left[placed.length];
  if (!beside || !next.cells.every(({ text }) => text.trim() === '' || isNumber(text))) return null;
  const before = columnBorders(grid, last.page);
  const after = columnBorders(next, next.fragments[0]!.page);
  if (before.length !== after.length || !before.every(({ at }, i) => Math.abs(at - after[i]!.at) <= tolerance))
    return null;
  const rows = matchRows(grid, next, beside.page);
  return rows && placeSlice(grid, next, rows, beside, last.firstColumn);
}

/** The cells of `next` beside those of the fragment, from a column on. */
function placeSlice(
  grid: Grid,
  next: Grid,
  rows: ReadonlyMap<number, number>,
  beside: GridFragment,
  firstColumn: number,
): Grid {
  const move = (cell: Cell): Cell => {
    const row = rows.get(cell.row)!;
    return { ...cell, row, rowSpan: rows.get(cell.row + cell.rowSpan)! - row, column: cell.column + firstColumn };
  };
  const lastColumn = firstColumn + next.columns - 1;
  const fragments = next.fragments.map((fragment) => ({
    ...fragment,
    firstRow: beside.firstRow,
    lastRow: beside.lastRow,
    firstColumn,
    lastColumn,
  }));
  return {
    ...grid,
    columns: Math.max(grid.columns, lastColumn + 1),
    cells: [...grid.cells, ...next.cells.map(move)].sort((a, b) => a.row - b.row || a.column - b.column),
    fragments: [...grid.fragments, ...fragments],
    notices: [...grid.notices, ...next.notices],
  };
}

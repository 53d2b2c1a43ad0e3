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
/** Heads of the right part may be ruled where those of the left part are not, so often. */
const mostAdded = 2;

type Border = [row: number, y: number];

/** Where the rows of a right part go: the row of the grid for each of its borders, and rows of the grid to part in two before. */
interface RowMatch {
  rows: ReadonlyMap<number, number>;
  parted: readonly number[];
}

const bordersInOrder = (grid: Grid, page: number): Border[] => [...rowBorders(grid, page)].sort((a, b) => a[0] - b[0]);

/** For each row border of `next`, the row of `grid` that begins at the same height; null where the rows stand elsewhere. */
function matchRows(grid: Grid, next: Grid, page: number): RowMatch | null {
  const before = bordersInOrder(grid, page);
  const after = bordersInOrder(next, next.fragments[0]!.page);
  if (after.length < 4) return null;
  const rows = matchFromBelow(before, after);
  return matchAll(before, after) ?? (rows && { rows, parted: [] });
}

function matchAll(before: readonly Border[], after: readonly Border[]): RowMatch | null {
  if (Math.abs(after.length - before.length) > 3) return null;
  const rows = new Map<number, number>();
  const parted: number[] = [];
  for (const [row, y] of after) {
    const same = before.find(([, other]) => Math.abs(other - y) <= tolerance);
    const above = before.findLast(([, other]) => other < y);
    if (same) rows.set(row, same[0] + parted.length);
    else if (above && above[0] < before.at(-1)![0] && row < after.length / 2) {
      rows.set(row, above[0] + parted.length + 1);
      parted.push(above[0]);
    } else return null;
  }
  return parted.length <= mostAdded && after.length - parted.length >= 4 ? { rows, parted } : null;
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
 * of its own, or the rest of the title above it (`isTitled`). Where the left part stands on several pages, the right part goes on beside
 * each of them in turn. Null where it is not.
 */
export function appendSlice(grid: Grid, next: Grid, isTitled = false): Grid | null {
  const body = next.cells.filter(({ row, text }) => row >= next.rows / 2 && text.trim() !== '');
  if (!isTitled && (body.length === 0 || !body.every(({ text }) => isNumber(text)))) return null;
  const last = grid.fragments.at(-1)!;
  const first = grid.fragments.find(({ firstColumn }) => firstColumn === 0)!;
  for (const beside of new Set([last, first])) {
    const match = isTitled
      ? matchAll(bordersInOrder(grid, beside.page), bordersInOrder(next, next.fragments[0]!.page))
      : matchRows(grid, next, beside.page);
    if (match) return placeSlice(grid, next, match, beside, grid.columns);
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
  const worded = new Set(
    grid.cells.filter(({ row, text }) => row > 0 && text.trim() !== '' && !isNumber(text)).map(({ column }) => column),
  );
  const mayStand = ({ column, text }: Cell): boolean =>
    text.trim() === '' || isNumber(text) || worded.has(column + last.firstColumn);
  if (!beside || !next.cells.every(mayStand)) return null;
  const before = columnBorders(grid, last.page);
  const after = columnBorders(next, next.fragments[0]!.page);
  if (before.length !== after.length || !before.every(({ at }, i) => Math.abs(at - after[i]!.at) <= tolerance))
    return null;
  const match = matchRows(grid, next, beside.page);
  return match && match.parted.length === 0 ? placeSlice(grid, next, match, beside, last.firstColumn) : null;
}

/** The cells of `next` beside those of the fragment, from a column on. */
function placeSlice(left: Grid, next: Grid, match: RowMatch, fragment: GridFragment, firstColumn: number): Grid {
  const { rows, parted } = match;
  const grid = parted.reduceRight(partRow, left);
  const beside = grid.fragments[left.fragments.indexOf(fragment)]!;
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

/** The grid with one more row: a row that a rule parts in the columns to come. */
function partRow(grid: Grid, row: number): Grid {
  const shift = (at: number): number => (at > row ? at + 1 : at);
  const cells = grid.cells.map((cell) => {
    const end = shift(cell.row + cell.rowSpan);
    return { ...cell, row: shift(cell.row), rowSpan: end - shift(cell.row) };
  });
  const fragments = grid.fragments.map((fragment) => ({
    ...fragment,
    firstRow: shift(fragment.firstRow),
    lastRow: fragment.lastRow >= row ? fragment.lastRow + 1 : fragment.lastRow,
  }));
  return { ...grid, rows: grid.rows + 1, cells, fragments };
}

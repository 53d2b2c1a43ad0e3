import type { Cell, Grid, GridFragment } from '@yusuan/model';
import { alignBorders, columnBorders, knownBorders, matchBorders } from './columnsAgree.ts';

/** `grid` with the rows of `next` below it. Columns that only one of them has are made in the other by widening its cells. */
export function appendRows(grid: Grid, next: Grid, headerRows: number): Grid {
  const before = columnBorders(grid, grid.fragments.at(-1)!.page);
  const printed = columnBorders(next, next.fragments[0]!.page);
  const after = alignBorders(before, printed);
  const same = sameHeader(grid, next, headerRows);
  const match = same || !after ? null : matchBorders(grid.columns, knownBorders(grid), after, next.columns);
  const columns = match ? match.columns : Math.max(grid.columns, next.columns);
  const upper = match ? grid.cells.map((cell) => remap(cell, match.before)) : grid.cells;
  const lower = match ? next.cells.map((cell) => remap(cell, match.after)) : next.cells;
  const fragments = match
    ? grid.fragments.map((fragment) => ({ ...fragment, lastColumn: columns - 1 }))
    : grid.fragments;
  const added: GridFragment[] = next.fragments.map((fragment) => ({
    ...fragment,
    firstRow: fragment.firstRow + grid.rows,
    lastRow: fragment.lastRow + grid.rows,
    lastColumn: columns - 1,
    repeatedHeaderRows: headerRows,
  }));
  return {
    ...grid,
    rows: grid.rows + next.rows,
    columns,
    cells: [...upper, ...lower.map((cell) => ({ ...cell, row: cell.row + grid.rows }))],
    fragments: [...fragments, ...added],
    notices: [...grid.notices, ...next.notices],
  };
}

/**
 * Whether `next` has the header of `grid` in the very same columns. Where columns are kept by alignment alone, their borders move with
 * what stands in them; the header tells which is which.
 */
function sameHeader(grid: Grid, next: Grid, headerRows: number): boolean {
  if (headerRows === 0 || grid.columns !== next.columns || next.method !== 'aligned') return false;
  const places = ({ cells }: Grid): string =>
    cells
      .filter(({ row, text }) => row < headerRows && text.trim() !== '')
      .map(({ row, column, columnSpan }) => `${row} ${column} ${columnSpan}`)
      .join('|');
  return places(grid) === places(next);
}

function remap(cell: Cell, places: readonly number[]): Cell {
  const column = places[cell.column]!;
  return { ...cell, column, columnSpan: places[cell.column + cell.columnSpan]! - column };
}

import type { Cell, Grid, GridFragment } from '@yusuan/model';
import { alignBorders, columnBorders, matchBorders } from './columnsAgree.ts';

/** `grid` with the rows of `next` below it. Columns that only one of them has are made in the other by widening its cells. */
export function appendRows(grid: Grid, next: Grid, headerRows: number): Grid {
  const before = columnBorders(grid, grid.fragments.at(-1)!.page);
  const printed = columnBorders(next, next.fragments[0]!.page);
  const after = alignBorders(before, printed);
  const match = after && matchBorders(grid.columns, before, after, next.columns);
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

function remap(cell: Cell, places: readonly number[]): Cell {
  const column = places[cell.column]!;
  return { ...cell, column, columnSpan: places[cell.column + cell.columnSpan]! - column };
}

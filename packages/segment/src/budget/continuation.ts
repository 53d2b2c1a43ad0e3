import type { Grid } from '@yusuan/model';
import { foldForMatch, parseAmount } from '@yusuan/normalize';
import { gridToMatrix, isBlank, type Matrix } from '../matrix.ts';
import { planColumns } from './columns.ts';
import { headerToPaths } from './headerTree.ts';
import { type HeaderZone, matrixToHeaderZone } from './headerZone.ts';
import { isNothing } from './words.ts';

/**
 * The grid of a table that goes on in the next one: `next` repeats the header of `grid` below other title rows, or has no header and holds in
 * every column what stands there in `grid`. Null where neither is so: then they are two tables. Both grids must have as many columns.
 */
export function continueGrid(grid: Grid, next: Grid): Grid | null {
  if (grid.columns !== next.columns) return null;
  const [upper, lower] = [gridToMatrix(grid), gridToMatrix(next)];
  const [upperZone, lowerZone] = [matrixToHeaderZone(upper), matrixToHeaderZone(lower)];
  if (upperZone.header.length === 0 || lowerZone.body.length === 0) return null;
  if (lowerZone.header.length > 0) {
    const same = headerText(upper, upperZone) === headerText(lower, lowerZone) && lowerZone.header[0] === 0;
    return same ? appendGrid(grid, next, lowerZone.body[0]!) : null;
  }
  return columnsFit(upper, upperZone, lower, lowerZone) ? appendGrid(grid, next, 0) : null;
}

function headerText(matrix: Matrix, zone: HeaderZone): string {
  return zone.header
    .map((row) =>
      matrix
        .row(row)
        .map((cell) => foldForMatch(cell.text))
        .join('|'),
    )
    .join('||');
}

/** Every column of amounts below holds nothing but amounts where the upper part has amounts, and every text stands below text. */
function columnsFit(upper: Matrix, upperZone: HeaderZone, lower: Matrix, lowerZone: HeaderZone): boolean {
  const plans = planColumns(upper, headerToPaths(upper, upperZone.header), upperZone.body, 'other');
  let amounts = 0;
  for (const plan of plans) {
    for (const row of lowerZone.body) {
      const cell = lower.at(row, plan.column);
      if (isBlank(cell) || cell!.row !== row || isNothing(cell!.text) || cell!.columnSpan > 1) continue;
      const number = parseAmount(cell!.text) !== null;
      if (plan.role === 'amount' && !number) return false;
      if (plan.role === 'amount') amounts++;
      if (plan.role === 'name' && number) return false;
    }
  }
  return amounts >= lowerZone.body.length / 2;
}

function appendGrid(grid: Grid, next: Grid, repeatedHeaderRows: number): Grid {
  return {
    ...grid,
    rows: grid.rows + next.rows,
    cells: [...grid.cells, ...next.cells.map((cell) => ({ ...cell, row: cell.row + grid.rows }))],
    fragments: [
      ...grid.fragments,
      ...next.fragments.map((fragment, i) => ({
        ...fragment,
        firstRow: fragment.firstRow + grid.rows,
        lastRow: fragment.lastRow + grid.rows,
        repeatedHeaderRows:
          i === 0 ? Math.max(fragment.repeatedHeaderRows, repeatedHeaderRows) : fragment.repeatedHeaderRows,
      })),
    ],
    notices: [...grid.notices, ...next.notices],
  };
}

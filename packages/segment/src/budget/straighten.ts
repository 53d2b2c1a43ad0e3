import type { Cell, Grid } from '@yusuan/model';
import { isBlank, type Matrix } from '../matrix.ts';
import type { HeaderZone } from './headerZone.ts';
import { foldDigits, looksLikeMoney, onlyDigits } from './words.ts';

export interface Straightened {
  grid: Grid;
  /** Rows whose cells were moved right, and by how many columns; 0-based. */
  moved: Map<number, number>;
  /** The column from which on they were moved. */
  from: number;
  /** The last column that took part: those of slices to the right of it stayed where they were. */
  last: number;
}

/**
 * Text that lost its spans can have rows of two widths: names stand in the column where other rows already print amounts.
 *
 *     合计 |     |      | 1454.32 | 838.38 |          合计 |     |      |      | 1454.32 | 838.38
 *     208 | 208 | 社会… | 1306.07 | 690.13 |   →      208 | 208 |      | 社会… | 1306.07 | 690.13
 *
 * The shorter rows, and the header rows with room for it, are moved right by one column. Null where nothing of the kind is seen, or where a
 * row has no blank cell at its end to take up the move.
 */
export function straightenRows(matrix: Matrix, zone: HeaderZone): Straightened | null {
  const { grid } = matrix;
  if (grid.method !== 'tabbed') return null;
  const fragment = grid.fragments[0];
  const last = fragment ? fragment.lastColumn : grid.columns - 1;
  const from = conflictColumn(matrix, zone, last);
  if (from === null) return null;
  const short = zone.body.filter((row) => isAmount(matrix.at(row, from)));
  if (short.some((row) => !isBlank(matrix.at(row, last)))) return null;
  const header = zone.header.filter((row) => isBlank(matrix.at(row, last)));
  const rows = new Set([...short, ...header]);
  const cells = grid.cells.flatMap((cell): Cell[] => {
    if (!rows.has(cell.row) || cell.column < from || cell.column > last) return [cell];
    if (cell.column === last) return [{ ...cell, column: from, text: '' }];
    return [{ ...cell, column: cell.column + 1 }];
  });
  cells.sort((a, b) => a.row - b.row || a.column - b.column);
  return { grid: { ...grid, cells }, moved: new Map(short.map((row) => [row, 1])), from, last };
}

function conflictColumn(matrix: Matrix, zone: HeaderZone, last: number): number | null {
  for (let column = 1; column < last; column++) {
    const cells = zone.body.map((row) => matrix.at(row, column)).filter((cell) => !isBlank(cell));
    const names = cells.filter((cell) => /\p{Script=Han}{2}/u.test(cell!.text)).length;
    const amounts = cells.filter(isAmount).length;
    if (names >= 3 && amounts >= 1 && names + amounts === cells.length && names > amounts) return column;
  }
  return null;
}

function isAmount(cell: Cell | undefined): boolean {
  return (
    cell !== undefined &&
    (looksLikeMoney(cell.text) || (onlyDigits.test(foldDigits(cell.text)) && cell.text.trim() !== ''))
  );
}

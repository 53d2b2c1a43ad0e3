import type { Cell } from '@yusuan/model';
import { isBlank, type Matrix } from '../matrix.ts';
import { isHeaderRow, type WideHeader } from './wideHeader.ts';

/** The cell that begins at this place; none where a merged cell goes on there. */
export function startingAt(matrix: Matrix, row: number, column: number): Cell | undefined {
  const cell = matrix.at(row, column);
  return cell?.row === row && cell.column === column ? cell : undefined;
}

/** Where the pages of a grid begin and end, and which cells are torn between two. */
export class TornPages {
  readonly #matrix: Matrix;
  /** Cells of the table are merged over rows, so that one without text says something. */
  readonly merged: boolean;
  /** First row of each page below its header → last row of the page. */
  readonly #ends = new Map<number, number>();

  constructor(matrix: Matrix, header: WideHeader) {
    this.#matrix = matrix;
    this.merged =
      matrix.grid.method === 'ruled' &&
      matrix.grid.cells.some((cell) => cell.column === header.project && cell.row >= header.body && cell.rowSpan > 1);
    for (const { firstRow, lastRow } of matrix.grid.fragments) {
      let top = Math.max(firstRow, header.body);
      while (top < lastRow && isHeaderRow(matrix, top)) top++;
      this.#ends.set(top, lastRow);
    }
  }

  /** Whether the row is the first one below the header of a page that goes on. */
  isTop(row: number): boolean {
    return this.#ends.has(row) && row !== [...this.#ends.keys()][0];
  }

  /**
   * Whether a blank cell that begins in this row is the upper half of one whose text stands on the next page. Only merged cells are torn so;
   * in tables where other blank cells are merged a blank cell says nothing.
   */
  isTorn(row: number, column: number): boolean {
    const tops = [...this.#ends.keys()];
    const top = tops.findLast((first) => first <= row);
    const next = top === undefined ? undefined : tops[tops.indexOf(top) + 1];
    const cell = startingAt(this.#matrix, row, column);
    if (top === undefined || next === undefined || !cell || !isBlank(cell) || row === top) return false;
    if (row + cell.rowSpan - 1 < this.#ends.get(top)!) return false;
    const above = this.#matrix.at(row - 1, column);
    if (cell.rowSpan === 1 && !(above && above.rowSpan > 1)) return false;
    const below = startingAt(this.#matrix, next, column);
    return below !== undefined && !isBlank(below) && !this.#hasLoneBlank(top, row, column);
  }

  #hasLoneBlank(top: number, row: number, column: number): boolean {
    for (let at = top + 1; at < row; at++) {
      const cell = startingAt(this.#matrix, at, column);
      if (cell && isBlank(cell)) return true;
    }
    return false;
  }
}

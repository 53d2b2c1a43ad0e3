import type { Lattice } from './lattice.ts';

/** A rectangle of the lattice that no wall divides: one cell of the table. 0-based. */
export interface Span {
  row: number;
  column: number;
  rowSpan: number;
  columnSpan: number;
}

/** Cells of a table: neighbours without a wall between them are one cell; what is no rectangle is cut into rectangles. Row-major. */
export function latticeToSpans({ xs, ys, wallRight, wallBelow }: Lattice): Span[] {
  const rows = ys.length - 1;
  const columns = xs.length - 1;
  const taken = Array.from({ length: rows }, () => new Array<boolean>(columns).fill(false));
  const open = (row: number, column: number): boolean => !taken[row]![column];
  const spans: Span[] = [];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      if (taken[row]![column]) continue;
      let columnSpan = 1;
      while (
        column + columnSpan < columns &&
        !wallRight[row]![column + columnSpan - 1] &&
        open(row, column + columnSpan)
      )
        columnSpan++;
      let rowSpan = 1;
      while (row + rowSpan < rows && fits(row + rowSpan, column, columnSpan)) rowSpan++;
      for (let r = row; r < row + rowSpan; r++) taken[r]!.fill(true, column, column + columnSpan);
      spans.push({ row, column, rowSpan, columnSpan });
    }
  }
  return spans;

  /** Whether the row below, over these columns, is one open cell that no wall divides from the row above or inside. */
  function fits(row: number, column: number, columnSpan: number): boolean {
    for (let c = column; c < column + columnSpan; c++) {
      if (taken[row]![c] || wallBelow[row - 1]![c]) return false;
      if (c < column + columnSpan - 1 && wallRight[row]![c]) return false;
    }
    const left = column > 0 && !wallRight[row]![column - 1] && open(row, column - 1);
    const right = column + columnSpan < columns && !wallRight[row]![column + columnSpan - 1];
    return !left && !right;
  }
}

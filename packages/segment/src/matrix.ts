import type { Cell, Grid } from '@yusuan/model';

/** A grid addressed by row and column: a merged cell is found at every place it covers. */
export interface Matrix {
  grid: Grid;
  rows: number;
  columns: number;
  at(row: number, column: number): Cell | undefined;
  /** The cells of a row from the left, each once. */
  row(row: number): Cell[];
}

/** The cells of a grid at every place they cover; where two would cover one place, it is that of the first. */
export function gridToMatrix(grid: Grid): Matrix {
  const places: (Cell | undefined)[] = new Array(grid.rows * grid.columns);
  for (const cell of grid.cells) {
    const lastRow = Math.min(grid.rows, cell.row + Math.max(1, cell.rowSpan));
    const lastColumn = Math.min(grid.columns, cell.column + Math.max(1, cell.columnSpan));
    for (let r = cell.row; r < lastRow; r++) {
      for (let c = cell.column; c < lastColumn; c++) places[r * grid.columns + c] ??= cell;
    }
  }
  const at = (row: number, column: number) =>
    row < 0 || column < 0 || row >= grid.rows || column >= grid.columns
      ? undefined
      : places[row * grid.columns + column];
  return {
    grid,
    rows: grid.rows,
    columns: grid.columns,
    at,
    row(row) {
      const cells: Cell[] = [];
      for (let c = 0; c < grid.columns; c++) {
        const cell = at(row, c);
        if (cell && cells.at(-1) !== cell) cells.push(cell);
      }
      return cells;
    },
  };
}

/** Whether a place holds no text, or no cell at all. */
export function isBlank(cell: Cell | undefined): boolean {
  return cell === undefined || cell.text.trim() === '';
}

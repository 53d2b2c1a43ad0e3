import type { Cell, Grid } from '@yusuan/model';
import { isNumber } from './numbers.ts';

const filled = (cell: Cell): boolean => cell.text.trim() !== '';

/** A title may stand below the number of the table and above its unit. */
const titleRows = 3;

/** Whether the first rows of a grid say that it is a table of its own and not the rest of `grid`: a title, or other column heads. */
export function startsTable(grid: Grid, next: Grid): boolean {
  for (let row = 0; row < Math.min(titleRows, next.rows); row++) {
    const cells = next.cells.filter((cell) => cell.row === row && filled(cell));
    if (isTitle(cells, next)) return true;
    if (row === 0 && headsOverNumbers(grid, cells)) return true;
    if (cells.some(({ text }) => isNumber(text))) return false;
  }
  return false;
}

/** One short text in the middle of a cell as wide as the table. */
function isTitle(first: readonly Cell[], { columns }: Grid): boolean {
  const [cell] = first;
  if (first.length !== 1 || !cell?.box || !cell.textBox || columns < 3 || cell.columnSpan < columns) return false;
  const left = cell.textBox.x0 - cell.box.x0;
  const right = cell.box.x1 - cell.textBox.x1;
  return cell.text.length <= 40 && left > 20 && Math.abs(left - right) < 20;
}

/** Words in columns that hold numbers in the last rows before the break. */
function headsOverNumbers(grid: Grid, first: readonly Cell[]): boolean {
  const numeric = new Set<number>();
  for (const { row, rowSpan, column, text } of grid.cells)
    if (row + rowSpan > grid.rows - 4 && isNumber(text)) numeric.add(column);
  const words = first.filter(
    ({ column, text }) => numeric.has(column) && !isNumber(text) && !/^[-—–]+$/.test(text.trim()),
  );
  return words.length >= 2 && words.length * 2 >= numeric.size;
}

import type { Grid } from '@yusuan/model';
import { isNumber } from './numbers.ts';

const fold = (text: string): string => text.replace(/\s+/g, '');

/** The texts of a row's cells that start in it, blank ones left out. */
function rowTexts(grid: Grid, row: number): string[] {
  return grid.cells.filter((cell) => cell.row === row && fold(cell.text) !== '').map((cell) => fold(cell.text));
}

const equal = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((text, at) => text === b[at]);

/** How many rows at the head of `next` repeat the head of `grid`; 0 where its first row says something else. */
export function repeatedHeaderRows(grid: Grid, next: Grid): number {
  let rows = 0;
  while (rows < Math.min(grid.rows, next.rows, 8)) {
    const texts = rowTexts(next, rows);
    if (!equal(texts, rowTexts(grid, rows))) break;
    if (rows > 0 && texts.length > 1 && texts.some((text) => isMoney(text))) break;
    rows++;
  }
  const first = rowTexts(next, 0);
  // The line of organisation and unit alone stands above other tables, too.
  if (first.length < (grid.columns > 3 ? 3 : 2) && rows < 2) return 0;
  return first.every((text) => isNumber(text)) ? 0 : rows;
}

const isMoney = (text: string): boolean => isNumber(text) && /[.,]/.test(text);

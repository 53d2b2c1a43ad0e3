import { isNumberCell, type Row } from './rows.ts';

/**
 * A converter that knows no merged cells prints their text in each place: `公用经费合计 | 公用经费合计 | 公用经费合计 | 265.66`. It stays in the first place of
 * rows that hold nothing else, of lines like `部门：某局 | 部门：某局`, and of three labels alike before a figure: two may be 项目类别 and 项目名称.
 */
export function blankRepeatedCells(rows: readonly Row[]): Row[] {
  return rows.map((row) => {
    const cells = row.cells.map((cell) => cell.trim());
    return { ...row, cells: row.cells.map((cell, column) => (isRepeated(cells, column) ? '' : cell)) };
  });
}

function isRepeated(cells: readonly string[], column: number): boolean {
  const text = cells[column]!;
  if (column === 0 || cells[column - 1] !== text || !/\p{Script=Han}/u.test(text)) return false;
  if (/[:：]/.test(text)) return true;
  let first = column;
  while (first > 0 && cells[first - 1] === text) first--;
  let end = column;
  while (cells[end] === text) end++;
  const alone = first === 0 && end === cells.length;
  return alone || (end - first >= 3 && isNumberCell(cells[end] ?? ''));
}

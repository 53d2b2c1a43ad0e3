import type { Notice } from '@yusuan/model';
import { type BodyColumns, headOverColumns, headOverHead } from './headSpans.ts';
import { filledCells, type Row } from './rows.ts';

const AMOUNT = /^-?(?:\d{1,3}(?:[,，]\d{3})+|\d+(?=\.))(?:\.\d+)?$/;

/**
 * A text that prints each cell of a head once, merged or not, and each cell of the rows below:
 *
 *     科目       合计   基本支出  项目支出
 *     科目编码   科目名称
 *     205        教育支出  5.00  3.00  2.00
 *
 * Here the heads get the blank cells of their spans, where one way of it fits best; otherwise the rows stay as they are.
 */
export function spreadCompactHeads(rows: readonly Row[]): { rows: Row[]; notices: Notice[] } {
  const first = rows.findIndex(({ cells }) => cells.some((cell) => AMOUNT.test(cell.trim())));
  const columns = first < 2 ? null : bodyColumns(rows.slice(first));
  if (!columns) return { rows: [...rows], notices: [] };
  let start = 0;
  while (start < first && isLineAbove(rows[start]!)) start++;
  let end = first;
  while (end > start && isNumbering(rows[end - 1]!)) end--;
  const heads = rows.slice(start, end).map(({ cells }) => cells.map((cell) => cell.trim()));
  if (heads.length < 2 || heads.some((cells) => cells.includes(''))) return { rows: [...rows], notices: [] };
  const spread = spreadHeads(heads, columns);
  if (!spread) return { rows: [...rows], notices: isShort(heads[0]!, columns) ? [headsUnclear(rows[start]!)] : [] };
  const all = rows.map((row, i) => (i >= start && i < end ? { ...row, cells: spread[i - start]! } : row));
  return { rows: all, notices: [headsSpread(rows[start]!)] };
}

/** `部门：某局 | 单位：万元`, or a title. */
const isLineAbove = (row: Row): boolean => filledCells(row) < 2 || row.cells.some((cell) => /[:：]/.test(cell));

const isShort = (cells: readonly string[], { width }: BodyColumns): boolean => cells.length > 1 && cells.length < width;

const headsSpread = ({ line }: Row): Notice => ({
  check: 'text:heads-spread',
  severity: 'info',
  message: `The heads from line ${line} on have fewer cells than the rows below them: they are spread over these as their words fit best`,
  page: 1,
  row: line,
});

const headsUnclear = ({ line }: Row): Notice => ({
  check: 'text:heads-unclear',
  severity: 'warning',
  message: `The heads from line ${line} on have fewer cells than the rows below them, and which of them are merged cannot be told: figures may be read below another head`,
  page: 1,
  row: line,
});

function bodyColumns(body: readonly Row[]): BodyColumns | null {
  const width = body.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  const rows = body.filter(({ cells }) => cells.length === width);
  if (rows.length * 4 < body.length * 3 || width - body[0]!.cells.length > 1) return null;
  const amounts = new Set<number>();
  const labels = new Set<number>();
  for (const { cells } of rows)
    for (const [column, cell] of cells.entries()) if (AMOUNT.test(cell.trim())) amounts.add(column);
  for (const { cells } of rows)
    for (const [column, cell] of cells.entries()) if (cell.trim() !== '' && !amounts.has(column)) labels.add(column);
  return { width, amounts, labels };
}

/** `栏次 1 2 3`, `** ** 1 2 3` */
function isNumbering({ cells }: Row): boolean {
  const filled = cells.slice(1).filter((cell) => cell.trim() !== '');
  return filled.length > 0 && filled.every((cell) => /^(?:\d{1,2}|\*+)$/.test(cell.trim()));
}

/** Two head rows or three, all of the body's width; from the lowest upwards. Null where they are that already, or where it is not certain. */
function spreadHeads(heads: readonly string[][], columns: BodyColumns): string[][] | null {
  const bottom = heads.at(-1)!;
  if (heads.length > 3 || bottom.length > columns.width) return null;
  let done: string[][] = bottom.length === columns.width ? [bottom] : [];
  if (done.length === 0) {
    const two = headOverHead(heads.at(-2)!, bottom, columns);
    if (!two) return null;
    done = two;
  }
  while (done.length < heads.length) {
    const leaves = Array.from({ length: columns.width }, (_, i) => done.findLast((row) => row[i] !== '')?.[i] ?? '');
    const above = headOverColumns(heads.at(-1 - done.length)!, leaves, columns);
    if (!above) return null;
    done.unshift(above);
  }
  return done;
}

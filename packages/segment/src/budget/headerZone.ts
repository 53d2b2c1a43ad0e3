import type { Cell } from '@yusuan/model';
import { foldForMatch, parseAmount, parseEnumeration } from '@yusuan/normalize';
import { columnNumbers, headerWords, noteRows, titleRows, totalRows } from '@yusuan/pipelines';
import { isBlank, type Matrix } from '../matrix.ts';
import { foldRowName, isFigureWithWords, isNothing, looksLikeMoney } from './words.ts';

/** Which rows of a grid are what. Rows are 0-based. */
export interface HeaderZone {
  header: number[];
  body: number[];
  notes: number[];
}

/** How far down the first row of column numbers may stand. */
const maxHeaderRows = 10;

/** Tells header rows from body rows: by the source, by the row of column numbers, else by their words. Repeated headers are left out of the body. */
export function matrixToHeaderZone(matrix: Matrix): HeaderZone {
  const top = firstRowAfterTitles(matrix);
  const header = headerRows(matrix, top);
  const known = new Set(header);
  const printed = new Set(header.map((row) => rowText(matrix, row)));
  for (const row of repeatedRows(matrix)) known.add(row);
  const body: number[] = [];
  const notes: number[] = [];
  for (let row = header.length === 0 ? top : header.at(-1)! + 1; row < matrix.rows; row++) {
    const text = rowText(matrix, row);
    if (known.has(row) || text === '') continue;
    if (row > top && printed.has(text) && !parseAmountIn(matrix, row)) continue;
    if (isColumnNumberRow(matrix, row)) continue;
    if (isNoteRow(matrix, row)) notes.push(row);
    else if (!isTitleRow(matrix, row) || hasMoney(matrix, row)) body.push(row);
  }
  return { header: header.filter((row) => !isColumnNumberRow(matrix, row)), body, notes };
}

function firstRowAfterTitles(matrix: Matrix): number {
  let row = 0;
  while (row < Math.min(matrix.rows - 1, 6) && (rowText(matrix, row) === '' || isTitleRow(matrix, row))) row++;
  return row;
}

/** Rows that the source marks as header are the least; Markdown has no more than one. */
function headerRows(matrix: Matrix, top: number): number[] {
  const rows = (end: number) => Array.from({ length: Math.max(0, end - top) }, (_, i) => top + i);
  const marked = Math.max(top, matrix.grid.headerRows ?? top);
  const limit = Math.min(matrix.rows, top + maxHeaderRows);
  for (let row = top; row < limit; row++) {
    if (isColumnNumberRow(matrix, row)) return rows(row + 1);
    if (row >= marked && hasMoney(matrix, row)) break;
  }
  let end = marked;
  while (end < limit && (isHeaderRow(matrix, end, end === top) || coveredFromAbove(matrix, end, top))) end++;
  return rows(end);
}

/** A cell that reaches down from a header row into this one, beside others that begin here. */
function coveredFromAbove(matrix: Matrix, row: number, top: number): boolean {
  if (row === top || hasMoney(matrix, row)) return false;
  const cells = matrix.row(row);
  const above = cells.filter((cell) => cell.row < row && !isBlank(cell));
  return above.length > 0 && cells.some((cell) => cell.row === row && !isBlank(cell));
}

function isHeaderRow(matrix: Matrix, row: number, first: boolean): boolean {
  const cells = matrix.row(row).filter((cell) => !isBlank(cell));
  if (cells.length === 0) return !first && row + 1 < matrix.rows && isHeaderRow(matrix, row + 1, false);
  if (hasNumber(matrix, row) || (cells.some(isBodyCode) && !isRowOfSubjects(cells))) return false;
  const own = cells.filter((cell) => cell.row === row);
  if (own.length === 0) return true;
  if (own.some((cell) => isEnumerated(cell.text))) return false;
  if (own.length === 1 && !first && cells.length === 1 && own[0]!.columnSpan < 3) return false;
  if (own.every((cell) => totalRows.test(foldRowName(cell.text))) && (own.length < 3 || cells.length === 1))
    return first && own.length > 1;
  const worded = own.filter((cell) => headerWords.test(foldForMatch(cell.text))).length;
  return first ? worded > 0 : worded * 2 >= own.length || own.length >= 3;
}

function isEnumerated(text: string): boolean {
  const found = parseEnumeration(text);
  return found !== null && found.level !== null && !found.ofWhich;
}

function isBodyCode(cell: Cell): boolean {
  return (
    /^(?:[[［【]?[1235]\d{2}(?:\d{2}){0,2}[\]］】]?)(?:\D|$)/.test(foldForMatch(cell.text)) &&
    !/^20\d\d年/.test(foldForMatch(cell.text))
  );
}

/** Subjects as heads of columns, behind those of the labels: a class over several columns, or codes with their names in neighbouring cells. */
function isRowOfSubjects(cells: readonly Cell[]): boolean {
  const subjects = cells.filter((cell) => isBodyCode(cell) && /\p{Script=Han}{2}/u.test(cell.text));
  if (subjects.length < cells.filter(isBodyCode).length || subjects.some(({ column }) => column === 0)) return false;
  return subjects.every(
    (cell) => cell.columnSpan > 2 || subjects.some((other) => other !== cell && isBeside(cell, other)),
  );
}

const isBeside = (a: Cell, b: Cell): boolean =>
  a.column + a.columnSpan === b.column || b.column + b.columnSpan === a.column;

function hasMoney(matrix: Matrix, row: number): boolean {
  return matrix.row(row).some((cell) => cell.row === row && looksLikeMoney(cell.text));
}

function hasNumber(matrix: Matrix, row: number): boolean {
  return matrix.row(row).some((cell) => cell.row === row && isNumber(cell.text));
}

/** An amount or one that cannot be read (`约300.00`), no year. */
function isNumber(text: string): boolean {
  if (parseAmount(text) === null) return isFigureWithWords(text) && /\d[.,]\d/.test(text);
  return !/^(?:19|20)\d\d$/.test(text.trim());
}

function parseAmountIn(matrix: Matrix, row: number): boolean {
  return matrix.row(row).some((cell) => parseAmount(cell.text) !== null);
}

/** Stars and such are no text to a recogniser: what stands for `**` is short and read without confidence. */
const doubtful = 0.8;

function isMisreadMark(cell: Cell): boolean {
  const text = foldForMatch(cell.text);
  return text.length <= 3 && (/\*/.test(text) || (cell.confidence ?? 1) < doubtful) && !/\d/.test(text);
}

/** `** | ** | 1 | 2 | 3`, `栏次 | 1 | 2`, `1 | 2=3+4 | 3`. */
function isColumnNumberRow(matrix: Matrix, row: number): boolean {
  const cells = matrix.row(row).filter((cell) => foldForMatch(cell.text) !== '');
  const texts = cells.map((cell) => foldForMatch(cell.text));
  const fits = (i: number) => columnNumbers.test(texts[i]!) || isMisreadMark(cells[i]!);
  if (texts.length < 2 || !texts.every((_, i) => fits(i))) return false;
  const numbers = texts
    .map((text) => /^\(?(\d{1,2})/.exec(text)?.[1])
    .filter((n) => n !== undefined)
    .map(Number);
  if (numbers.length === 0)
    return texts.some((text) => /^\*+$/.test(text)) || texts.filter((t) => /^栏次|^[甲乙丙]$/.test(t)).length > 1;
  const steps = numbers.slice(1).every((n, i) => n === numbers[i]! + 1 || n === 1);
  if (new Set(numbers).size < numbers.length && new Set(numbers).size < 2) return false;
  return steps && (numbers.length > 1 || texts.some((text) => /^(?:\*+|栏次|行次)$/.test(text)));
}

function isTitleRow(matrix: Matrix, row: number): boolean {
  const cells = matrix.row(row).filter((cell) => !isBlank(cell));
  if (cells.length === 0 || cells.length > 3) return false;
  const texts = cells.map((cell) => foldForMatch(cell.text));
  if (texts.some((text) => /三公.*预算数?$/.test(text) && cells.length > 1)) return false;
  if (texts.every((text) => titleRows.test(text))) return true;
  const [only] = cells;
  return cells.length === 1 && only!.columnSpan * 2 >= matrix.columns && /表$|表\(.*\)$/.test(texts[0]!);
}

function isNoteRow(matrix: Matrix, row: number): boolean {
  const texts = matrix
    .row(row)
    .filter((cell) => !isNothing(cell.text))
    .map((cell) => foldForMatch(cell.text));
  return texts.length > 0 && texts.length <= 2 && noteRows.test(texts[0]!) && !hasMoney(matrix, row);
}

function rowText(matrix: Matrix, row: number): string {
  return matrix
    .row(row)
    .map((cell) => foldForMatch(cell.text))
    .filter((text) => text !== '')
    .join('|');
}

function repeatedRows(matrix: Matrix): number[] {
  return matrix.grid.fragments.flatMap((fragment) =>
    fragment.firstRow === 0 ? [] : Array.from({ length: fragment.repeatedHeaderRows }, (_, i) => fragment.firstRow + i),
  );
}

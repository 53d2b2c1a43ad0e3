import { parseAmount } from '@yusuan/normalize';
import { isBlank, type Matrix } from '../matrix.ts';
import { isFullCode } from './codeCells.ts';
import { subjectListsOf } from './subjectLists.ts';
import { foldDigits, isFigureWithWords, isNothing, onlyDigits } from './words.ts';

/** How many cells of a column print what. */
export interface Contents {
  filled: number;
  money: number;
  /** Figures with decimals or of six digits and more, which no count of people has. */
  sums: number;
  integers: number;
  /** Whole numbers that can be the full code of a subject. */
  codes: number;
  /** Codes of 款 and 项 that some list has. */
  longCodes: number;
  /** Whole numbers of one or two digits. */
  short: number;
  /** How many whole numbers follow the one above them by one. */
  steps: number;
  zeros: number;
  text: number;
  /** Texts that are a figure with something to it: `约300.00`, `1500万`. */
  figures: number;
}

/** Counts the cells that begin in a column of the body by what they print. */
export function contentsOf(matrix: Matrix, body: number[], column: number): Contents {
  const contents: Contents = {
    filled: 0,
    money: 0,
    sums: 0,
    integers: 0,
    codes: 0,
    longCodes: 0,
    short: 0,
    steps: 0,
    zeros: 0,
    text: 0,
    figures: 0,
  };
  let last = Number.NaN;
  for (const row of body) {
    const cell = matrix.at(row, column);
    if (isBlank(cell) || cell!.row !== row || isNothing(cell!.text)) continue;
    if (cell!.columnSpan > 1 && cell!.column !== column) continue;
    contents.filled++;
    const digits = foldDigits(cell!.text);
    if (/\.\d|\d{6}/.test(digits.replaceAll(',', ''))) contents.sums++;
    if (onlyDigits.test(digits)) {
      contents.integers++;
      if (Number(digits) === last + 1) contents.steps++;
      last = Number(digits);
      if (isFullCode(digits)) contents.codes++;
      if (/^[235]\d{4}(?:\d{2})?$/.test(digits) && isSubjectCode(digits)) contents.longCodes++;
      if (/^\d{1,2}$/.test(digits)) contents.short++;
      if (digits === '0') contents.zeros++;
    } else if (parseAmount(cell!.text)) contents.money++;
    else {
      contents.text++;
      if (isFigureWithWords(cell!.text)) contents.figures++;
    }
  }
  return contents;
}

/** A code that some list has: organisations are numbered with five digits, too. */
function isSubjectCode(digits: string): boolean {
  return Object.values(subjectListsOf(null)).some((list) => list.byCode(digits) !== undefined);
}

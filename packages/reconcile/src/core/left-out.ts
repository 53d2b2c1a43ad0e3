/**
 * Columns that the header puts below a total count, unless the header's own words or the rows say otherwise. A way to put a total together must not leave out a
 * column with figures in it just because the sum closes then:
 *
 *     小计 | 公务接待费 | 公务用车          2.86 = 2.86 closes without the 21.22, and is a contradiction in print
 *     2.86 | 2.86       | 21.22
 */
import { rowPartitions } from '@yusuan/pipelines';
import type { Column } from '@yusuan/schemas';
import { absolute } from './money.ts';
import type { LineView, TableView } from './view.ts';

/** Rows that must close without a figure that is printed in the column, before it counts as no part of the total. */
const enoughRows = 3;

/**
 * Whether the parts may stand for the total without the columns left out. True where those are blank or zero, where the parts hold them already (`基本支出` its
 * 人员 and 公用), where each of their figures is the total again (another way to divide it), and where several rows with a figure there close all the same as true sums.
 */
export function mayLeaveOut(table: TableView, whole: Column, parts: Column[], leftOut: Column[]): boolean {
  return leftOut
    .filter((column) => !isWithin(column, parts))
    .every((column) => {
      const filled = table.lines.filter((line) => fenOf(line, column) !== 0n);
      const repeating = filled.filter((line) => fenOf(line, column) === fenOf(line, whole));
      const closing = repeating.length === filled.length ? filled : filled.filter((line) => closes(line, whole, parts));
      const distinct = new Set(closing.map((line) => fenOf(line, whole)));
      return filled.length === 0 || (closing.length >= enoughRows && distinct.size > 1);
    });
}

/** A part of a column that counts, or the whole of columns that do, by what the heads say. */
function isWithin({ measure }: Column, parts: Column[]): boolean {
  const counted = new Set<string>(parts.map((part) => part.measure));
  return rowPartitions.some(
    ({ whole, parts: names }) =>
      (counted.has(whole) && names.flat().some((name) => name === measure)) ||
      (whole === measure && names.every((alternatives) => alternatives.some((name) => counted.has(name)))),
  );
}

const fenOf = (line: LineView, { column }: Column): bigint => line.cells.get(column)?.fen ?? 0n;

/** As a sum of two figures and more: one figure printed twice closes whatever else stands beside it. */
function closes(line: LineView, whole: Column, parts: Column[]): boolean {
  const addends = parts.map((part) => fenOf(line, part)).filter((fen) => fen !== 0n);
  const sum = addends.reduce((total, fen) => total + fen, 0n);
  const place = line.cells.get(whole.column)?.place.own ?? 1n;
  return addends.length >= 2 && absolute(sum - fenOf(line, whole)) * 2n <= place * BigInt(addends.length + 1);
}

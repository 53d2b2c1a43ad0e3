import type { PartedLine } from './alignedRows.ts';
import { numbersColumns } from './columnNumbers.ts';
import type { Ink, Reach } from './headsToColumns.ts';
import type { Part } from './linesToColumns.ts';
import { isDecimal } from './numbers.ts';

/** Numbers end at one place in their column, or stand in its middle, up to this many points. */
const slack = 3;

/**
 * What stands in the columns with the columns of amounts as the row that numbers them has it: each number stands in the middle of its column,
 * the amounts of the column below it, ending right of its middle and left of the next one's. The same ink where there is no such row, or
 * where the amounts do not keep to it.
 *
 *     栏次        1          2
 *     合计   690.05     469.91
 */
export function numberedInk(
  head: readonly PartedLine[],
  body: readonly PartedLine[],
  ink: readonly Ink[],
): readonly Ink[] {
  const row = head.find(numbersColumns);
  if (!row) return ink;
  const numbers = row.parts.filter(({ runs }) =>
    /^\d{1,2}$/.test(
      runs
        .map(({ text }) => text)
        .join('')
        .trim(),
    ),
  );
  const reaches: Ink[] = numbers.map(({ x0, x1 }) => ({ x0, x1, isAmount: true }));
  const members: Reach[][] = numbers.map(() => []);
  for (const { parts } of body)
    for (const { x0, x1, runs } of parts) {
      if (!isDecimal(runs.map(({ text }) => text).join(''))) continue;
      const at = numbers.findLastIndex((number) => (number.x0 + number.x1) / 2 < x1);
      if (at < 0) return ink;
      members[at]!.push({ x0, x1 });
      reaches[at]!.x0 = Math.min(reaches[at]!.x0, x0);
      reaches[at]!.x1 = Math.max(reaches[at]!.x1, x1);
    }
  const apart = reaches.every(({ x0 }, at) => at === 0 || x0 > reaches[at - 1]!.x1);
  if (!apart || !members.every(keepPlace)) return ink;
  const labels = ink.filter((column) => !reaches.some(({ x0, x1 }) => x0 < column.x1 && column.x0 < x1));
  return [...labels, ...reaches].sort((a, b) => a.x0 - b.x0);
}

/** The columns of amounts that `numberedInk` found, as reaches that no line cuts. */
export function numberedReaches(head: readonly PartedLine[], ink: readonly Ink[]): Part[] {
  if (!head.some(numbersColumns)) return [];
  return ink.filter(({ isAmount }) => isAmount).map(({ x0, x1 }) => ({ runs: [], x0, x1 }));
}

function keepPlace(reaches: readonly Reach[]): boolean {
  const spread = (places: number[]): number => Math.max(...places) - Math.min(...places);
  return (
    reaches.length < 2 ||
    spread(reaches.map(({ x1 }) => x1)) <= slack ||
    spread(reaches.map(({ x0, x1 }) => (x0 + x1) / 2)) <= slack
  );
}

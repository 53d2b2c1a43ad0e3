import type { Cell } from '@yusuan/model';

/** Names recognised with less confidence are compared with the list. */
const sure = 0.95;

/** At least this share of the signs of both names must be the same, in the same order. */
const alike = 0.6;

/**
 * The official name for a recognised name that is unsure and much like it, where the printed code says which subject it is; null where the
 * name stays as it was read. A name that is quite another one speaks against the code, and is kept.
 */
export function snapName(read: string, rawName: string, official: string, cells: readonly Cell[]): string | null {
  const cell = cells.find(({ text }) => text === rawName);
  if (cell?.confidence === undefined || cell.confidence >= sure || read === official || read === '') return null;
  const shared = commonSigns([...read], [...official]);
  return shared >= alike * Math.max([...read].length, [...official].length) ? official : null;
}

/** Length of the longest common subsequence. */
function commonSigns(a: readonly string[], b: readonly string[]): number {
  let above = new Array<number>(b.length + 1).fill(0);
  for (const sign of a) {
    const row = [0];
    for (const [j, other] of b.entries()) row.push(sign === other ? above[j]! + 1 : Math.max(above[j + 1]!, row[j]!));
    above = row;
  }
  return above[b.length]!;
}

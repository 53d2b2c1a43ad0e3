import type { Part } from './linesToColumns.ts';

type Reach = Pick<Part, 'x0' | 'x1'>;

/**
 * The words of a header that stand over one column each, line by line; `ink` is the reach of the texts below. Words in the middle over
 * several columns are left out, also where nothing stands right below them.
 */
export function headLeaves(head: readonly Part[][], ink: readonly Reach[]): Part[][] {
  const leaves: Part[][] = [];
  const wide: Reach[] = [];
  for (let at = head.length - 1; at >= 0; at--) {
    const parts = head[at]!;
    const lower = head.slice(at + 1).flat();
    const kept = parts.filter(
      (part, place) =>
        isLeaf(part, parts[place - 1], parts[place + 1], ink, lower) &&
        !wide.some(({ x0, x1 }) => x0 < part.x1 && x1 > part.x0),
    );
    // What stands above words over several columns stands over several, too.
    wide.push(...parts.filter((part) => !kept.includes(part)));
    leaves.unshift(kept);
  }
  return leaves;
}

/** A header word over one column; not one in the middle of what stands below it on both sides. */
function isLeaf(
  part: Part,
  before: Part | undefined,
  after: Part | undefined,
  ink: readonly Reach[],
  lower: readonly Reach[],
): boolean {
  const touches = ({ x0, x1 }: Reach): boolean => x0 < part.x1 && x1 > part.x0;
  const touched = [...ink, ...lower].filter(touches);
  if (distinct(touched) > 1) return false;
  const [from, to] = [before?.x1 ?? -Infinity, after?.x0 ?? Infinity];
  const isBetween = (below: readonly Reach[]): boolean =>
    below.some(({ x0, x1 }) => x0 > from && x1 <= part.x0) && below.some(({ x0, x1 }) => x0 >= part.x1 && x1 < to);
  if (touched.length === 0) {
    const isBeside = lower.some(({ x0, x1 }) => x0 > from && x1 < to);
    return !isBetween(lower) && (isBeside || !isBetween(ink));
  }
  const centre = (part.x0 + part.x1) / 2;
  // Long texts may reach below a word that stands between the heads of two columns.
  const isOverText = touched.some(({ x0, x1 }) => x0 <= centre && centre <= x1) || lower.some(touches);
  return isOverText || !isBetween(lower);
}

/** Columns whose head stands in their middle and whose short texts end left of it: from the start of the texts to the end of the head. */
export function headsAfterLabels(leaves: readonly Part[][], ink: readonly Reach[], claimed: readonly Reach[]): Part[] {
  const heads = leaves.flat().sort((a, b) => a.x0 - b.x0);
  const overlap = (a: Reach, b: Reach): boolean => a.x0 < b.x1 && b.x0 < a.x1;
  const lone = heads.filter((head) => ![...ink, ...claimed].some((column) => overlap(head, column)));
  return lone.flatMap((head) => {
    const left = ink.filter(({ x1 }) => x1 <= head.x0).sort((a, b) => b.x1 - a.x1)[0];
    if (!left || [...heads, ...claimed].some((other) => overlap(other, left))) return [];
    const between = { x0: left.x1, x1: head.x0 };
    return heads.some((other) => overlap(other, between)) ? [] : [{ runs: [], x0: left.x0, x1: head.x1 }];
  });
}

/** How many reaches stand beside each other. */
function distinct(reaches: readonly Reach[]): number {
  let count = 0;
  let end = -Infinity;
  for (const { x0, x1 } of [...reaches].sort((a, b) => a.x0 - b.x0)) {
    if (x0 >= end) count++;
    end = Math.max(end, x1);
  }
  return count;
}

import type { Part } from './linesToColumns.ts';

interface Reach {
  x0: number;
  x1: number;
}

const overlap = (a: Reach, b: Reach): boolean => a.x0 < b.x1 && b.x0 < a.x1;

/**
 * The reach of columns whose head stands in their middle and whose numbers stand at their right edge, so that neither is above the other:
 *
 *     小计            基本支出            from the left end of the head
 *         690.05              469.91      to the right end of the numbers
 *
 * A head with nothing below it belongs to the next numbers on its right that have no head, when nothing stands between.
 */
export function headsToColumns(leaves: readonly Part[][], ink: readonly Reach[]): Part[] {
  const stacks = stackParts(leaves.flat());
  const bare = ink.filter((column) => column.x1 > column.x0 && !stacks.some((stack) => overlap(stack, column)));
  return bare.flatMap((column) => {
    const left = stacks.filter(({ x1 }) => x1 <= column.x0).at(-1);
    if (!left || ink.some((other) => other !== column && overlap(other, { x0: left.x0, x1: column.x0 }))) return [];
    return [{ runs: [], x0: left.x0, x1: column.x1 }];
  });
}

/** Parts that stand above each other as one reach, from left to right. */
function stackParts(parts: readonly Part[]): Reach[] {
  const stacks: Reach[] = [];
  for (const { x0, x1 } of [...parts].sort((a, b) => a.x0 - b.x0)) {
    const last = stacks.at(-1);
    if (last && x0 < last.x1) last.x1 = Math.max(last.x1, x1);
    else stacks.push({ x0, x1 });
  }
  return stacks;
}

/** Lines that hold nothing but these reaches, so often that they count against lines that may reach over a gap. */
export function holdReaches(reaches: readonly Part[], lines: number): Part[][] {
  if (reaches.length === 0) return [];
  return Array.from({ length: Math.ceil(lines / 10) + 1 }, () => [...reaches]);
}

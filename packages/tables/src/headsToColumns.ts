import type { Part } from './linesToColumns.ts';

export interface Reach {
  x0: number;
  x1: number;
}

/** How far what stands in a column reaches, and whether it is numbers with decimals, which stand at the right edge. */
export interface Ink extends Reach {
  isAmount: boolean;
  /** The numbers are of several lengths and all end at one place. */
  endsInLine?: boolean;
}

const overlap = (a: Reach, b: Reach): boolean => a.x0 < b.x1 && b.x0 < a.x1;

/**
 * The reach of columns whose head stands in their middle and whose numbers stand at their right edge, or whose words at their left edge, so
 * that neither is above the other:
 *
 *     科目名称        小计            from the end of the one
 *  行政运行               690.05      to the end of the other
 *
 * A head with nothing below it belongs to the nearest numbers on its right, or words on its left, that have no head, when nothing stands
 * between.
 */
export function headsToColumns(leaves: readonly Part[][], ink: readonly Ink[]): Part[] {
  const stacks = stackParts(leaves.flat());
  const filled = ink.filter(({ x0, x1 }) => x1 > x0);
  const bare = filled.filter((column) => !stacks.some((stack) => overlap(stack, column)));
  return [...soleHeads(stacks, filled), ...bareColumns(bare, stacks, ink)];
}

/** Every number is at least this long. */
const shortNumber = 5;

/** A head over one column that no other head stands over: few lines may reach from the words of the one to the longest of the other. */
function soleHeads(stacks: readonly Reach[], ink: readonly Ink[]): Part[] {
  return ink.flatMap((column) => {
    const [head, ...more] = stacks.filter((stack) => overlap(stack, column));
    if (head === undefined || more.length > 0) return [];
    const reach = column.isAmount
      ? { x0: head.x0, x1: Math.max(head.x1, column.x1 - shortNumber) }
      : { x0: Math.min(head.x0, column.x0), x1: head.x1 };
    const others = [...ink.filter((other) => other !== column), ...stacks.filter((stack) => stack !== head)];
    return others.some((other) => overlap(other, reach)) ? [] : [{ runs: [], ...reach }];
  });
}

function bareColumns(bare: readonly Ink[], stacks: readonly Reach[], ink: readonly Ink[]): Part[] {
  return bare.flatMap((column) => {
    const left = stacks.filter(({ x1 }) => x1 <= column.x0).at(-1);
    const right = stacks.find(({ x0 }) => x0 >= column.x1);
    const isFree = (reach: Reach): boolean => !ink.some((other) => other !== column && overlap(other, reach));
    const fromLeft = left && isFree({ x0: left.x0, x1: column.x0 }) ? { x0: left.x0, x1: column.x1 } : null;
    const toRight = right && isFree({ x0: column.x1, x1: right.x1 }) ? { x0: column.x0, x1: right.x1 } : null;
    const reach = column.isAmount ? fromLeft : (toRight ?? fromLeft);
    return reach ? [{ runs: [], ...reach }] : [];
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

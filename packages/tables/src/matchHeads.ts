import { centreOf, type HeadBlock, overlaps } from './headBlocks.ts';
import type { Ink, Reach } from './headsToColumns.ts';
import type { Part } from './linesToColumns.ts';

/** The heads of single columns, and reaches that each hold a head and what stands in its column together, or amounts that no head holds. */
export interface MatchedHeads {
  leaves: HeadBlock[];
  reaches: Part[];
}

/** What a column without head costs, a head over a blank column, and one that stands above others. */
const headless = 1.8;
const blank = 1.6;
const above = 0.6;
/** What a gap of one point costs between a head in the middle and numbers at the right or words at the left of one cell, and the other way round. */
const gapCost = 0.008;
const wrongSide = 2;

/**
 * Gives each column its head, from left to right, so that the fewest columns stay without head and the fewest heads without column. A head in the middle of
 * its cell need not stand above the numbers at its right edge, or the words at its left edge:
 *
 *          支出功能分类                       above 科目编码 and 科目名称, though it stands over 行政运行
 *     科目编码          科目名称         小计
 *     2010301   行政运行                    690.05
 */
export function matchHeads(blocks: readonly HeadBlock[], columns: readonly Ink[]): MatchedHeads {
  const ink = columns.filter(({ x0, x1 }) => x1 > x0);
  const lowest = blocks.filter((block) => !blocks.some((other) => other.top > block.bottom && overlaps(other, block)));
  const heads = lowest.sort((a, b) => centreOf(a) - centreOf(b));
  const mayBeAbove = heads.map((head) => {
    const lower = heads.filter(({ top }) => top > head.bottom);
    return lower.some(({ x1 }) => x1 <= head.x0) && lower.some(({ x0 }) => x0 >= head.x1);
  });
  const pairs = cheapestPairs(heads, ink, mayBeAbove);
  const leaves = heads.filter((_, at) => pairs.has(at) || !mayBeAbove[at]);
  const reaches = heads.flatMap((head, at): Part[] => {
    const column = pairs.has(at) ? ink[pairs.get(at)!]! : null;
    if (!column) return leaves.includes(head) ? [{ runs: [], x0: head.x0, x1: head.x1 }] : [];
    if (ink.some((other) => other !== column && overlaps(other, head))) return [];
    const reach = pairToReach(head, column);
    const others = [...ink.filter((other) => other !== column), ...leaves.filter((leaf) => leaf !== head)];
    return others.some((other) => overlaps(other, reach)) ? [] : [{ runs: [], ...reach }];
  });
  const bare = ink.filter((column) => column.isAmount && !reaches.some((reach) => overlaps(reach, column)));
  return { leaves, reaches: [...reaches, ...bare.map(({ x0, x1 }) => ({ runs: [], x0, x1 }))] };
}

/** Every number is at least this long. */
const shortNumber = 5;

/** From the beginning of the one to the end of the other; what reaches beyond them is no sign of the column's width. */
const pairToReach = (head: HeadBlock, column: Ink): Reach =>
  column.isAmount
    ? { x0: Math.min(head.x0, column.x1 - shortNumber), x1: Math.max(head.x1, column.x1 - shortNumber) }
    : { x0: Math.min(head.x0, column.x0), x1: Math.max(head.x1, column.x0) };

function pairCost(head: HeadBlock, column: Ink): number {
  if (overlaps(head, column)) return 0;
  const isLeft = head.x1 <= column.x0;
  const gap = isLeft ? column.x0 - head.x1 : head.x0 - column.x1;
  return gap * gapCost + 0.2 + (isLeft === column.isAmount ? 0 : wrongSide);
}

/** Columns by head, both by their place, such that their cost is least: the alignment of two sequences. */
function cheapestPairs(
  heads: readonly HeadBlock[],
  ink: readonly Ink[],
  mayBeAbove: readonly boolean[],
): Map<number, number> {
  const costs = Array.from({ length: heads.length + 1 }, () => new Array<number>(ink.length + 1).fill(Infinity));
  const steps = costs.map((row) => row.map(() => 'start' as 'start' | 'pair' | 'head' | 'column'));
  const reach = (h: number, c: number, cost: number, step: 'pair' | 'head' | 'column'): void => {
    if (cost >= costs[h]![c]!) return;
    costs[h]![c] = cost;
    steps[h]![c] = step;
  };
  costs[0]![0] = 0;
  for (let h = 0; h <= heads.length; h++)
    for (let c = 0; c <= ink.length; c++) {
      const cost = costs[h]![c]!;
      if (h < heads.length && c < ink.length) reach(h + 1, c + 1, cost + pairCost(heads[h]!, ink[c]!), 'pair');
      if (h < heads.length) reach(h + 1, c, cost + (mayBeAbove[h] ? above : blank), 'head');
      if (c < ink.length) reach(h, c + 1, cost + headless, 'column');
    }
  const pairs = new Map<number, number>();
  let [h, c] = [heads.length, ink.length];
  while (h > 0 || c > 0) {
    const step = steps[h]![c]!;
    if (step === 'pair') pairs.set(h - 1, c - 1);
    if (step !== 'column') h--;
    if (step !== 'head') c--;
  }
  return pairs;
}

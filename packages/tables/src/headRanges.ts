import type { Edge } from './columnEdges.ts';
import type { HeadAlignment } from './headAlignment.ts';
import { centreOf, type HeadBlock } from './headBlocks.ts';

/** A header cell over its columns, 0-based and inclusive. */
export interface HeadRange {
  block: HeadBlock;
  first: number;
  last: number;
  isLeaf: boolean;
  /** Columns that it may or may not stand over. */
  doubtful: number[];
}

/** A head with the fewest columns that it stands in the middle of; fewer than its range where heads beside it look like those below it. */
interface Measured extends HeadRange {
  fewest: [number, number];
}

/** The line of heads of one row that stands at one height. */
type Height = (block: HeadBlock) => number;

const heights: readonly Height[] = [({ top, bottom }) => (top + bottom) / 2, ({ bottom }) => bottom, ({ top }) => top];
/** Heads of one row stand at one height, up to this many font sizes. */
const sameHeight = 0.2;
/** Heads whose lines stand within this many font sizes share the height. */
const sameLevel = 0.5;

/**
 * Which columns each head stands over, from the lowest up. A head over several columns stands in the middle of them; what stands right below
 * it begins in one row, so that the heads of one column among it have their middle (or their first or last line) at one height:
 *
 *               本年支出
 *     合计                            合计 is lower than 本年支出 but higher than what stands below that: it is beside it
 *            小计  基本支出  项目支出
 */
export function blocksToRanges(
  blocks: readonly HeadBlock[],
  edges: readonly Edge[],
  alignment: HeadAlignment,
): HeadRange[] {
  const ranges: Measured[] = [];
  const height = heightOfRows(blocks);
  const own = new Map(blocks.map((block) => [block, ownColumns(block, blocks, edges)]));
  for (const block of [...blocks].sort((a, b) => b.bottom - a.bottom || a.x0 - b.x0)) {
    const beside = blocks.filter((other) => other !== block && isBeside(other, block));
    const isFree = (column: number): boolean => {
      const range = (other: HeadBlock): [number, number] => {
        const known = ranges.find((one) => one.block === other);
        return known ? [known.first, known.last] : own.get(other)!;
      };
      return !beside.some((other) => range(other)[0] <= column && column <= range(other)[1]);
    };
    const others = blocks.filter((other) => other !== block).map((other) => own.get(other)!);
    const isBare = (column: number): boolean => !others.some(([first, last]) => first <= column && column <= last);
    ranges.push(blockToRange(block, own.get(block)!, { isFree, isBare }, ranges, edges, { height, alignment }));
  }
  const leaves = ranges.filter(({ isLeaf }) => isLeaf);
  // Where no head is as high as the header, all stand below others; one above all of them tells nothing.
  const upper = ranges.filter(({ isLeaf, first, last }) => !isLeaf && last - first < edges.length - 2);
  const isCovered = leaves.every((leaf) => upper.some((range) => contains(range, leaf)));
  return ranges.map(({ fewest, ...range }) => {
    const { first, last } = range;
    const under = leaves.filter((leaf) => contains(range, leaf));
    const isTold = isCovered || leaves.some((leaf) => !isLevel([leaf, ...under], height));
    const doubtful = isTold ? [] : rangeOf(first, last).filter((column) => column < fewest[0] || column > fewest[1]);
    const open = range.block.mayGoOn ? rangeOf(first, last) : [];
    return { ...range, doubtful: [...range.doubtful, ...doubtful, ...open] };
  });
}

/** Whether a head stands over all the columns of another. */
export const contains = (a: HeadRange, b: HeadRange): boolean => a.first <= b.first && b.last <= a.last;

/** Whether two heads stand at one height, as no head and what stands below it do. */
const isBeside = (a: HeadBlock, b: HeadBlock): boolean =>
  a.top < b.bottom + a.em * sameLevel && b.top < a.bottom + a.em * sameLevel;

/** The columns that words reach into, without those that others beside them stand in. */
function ownColumns(block: HeadBlock, blocks: readonly HeadBlock[], edges: readonly Edge[]): [number, number] {
  const centre = centreOf(block);
  const columns = edges.slice(1).map((edge, at) => ({ x0: edges[at]!.at, x1: edge.at }));
  const middle = Math.max(
    0,
    columns.findIndex(({ x1 }, at) => centre < x1 || at === columns.length - 1),
  );
  const isTaken = (column: number): boolean =>
    blocks.some((other) => {
      const place = centreOf(other);
      return other !== block && isBeside(other, block) && place > columns[column]!.x0 && place < columns[column]!.x1;
    });
  const reaches = (column: number): boolean => {
    const { x0, x1 } = columns[column] ?? { x0: 0, x1: 0 };
    return Math.min(x1, block.x1) - Math.max(x0, block.x0) > Math.max(2, block.em * 0.3) && !isTaken(column);
  };
  let [first, last] = [middle, middle];
  while (reaches(first - 1)) first--;
  while (reaches(last + 1)) last++;
  return [first, last];
}

interface Candidate {
  first: number;
  last: number;
  offset: number;
  slack: number;
}

/** Which columns no head beside this one takes, and over which no other head stands at all. */
interface Place {
  isFree: (column: number) => boolean;
  isBare: (column: number) => boolean;
}

interface Layout {
  height: Height;
  alignment: HeadAlignment;
}

function blockToRange(
  block: HeadBlock,
  [from, to]: [number, number],
  { isFree, isBare }: Place,
  ranges: readonly HeadRange[],
  edges: readonly Edge[],
  { height, alignment }: Layout,
): Measured {
  const lower = ranges.filter((range) => range.block.top > block.bottom && !isBeside(range.block, block));
  const below = (column: number): HeadRange | undefined =>
    lower
      .filter(({ first, last }) => first <= column && column <= last)
      .reduce<HeadRange | undefined>(
        (top, range) => (!top || range.block.top < top.block.top ? range : top),
        undefined,
      );
  const isParent = rangeOf(from, to).some((column) => below(column));
  const mayTake = (column: number): boolean =>
    column >= 0 && column < edges.length - 1 && isFree(column) && (isParent ? !!below(column) : isBare(column));
  let [left, right] = [from, to];
  while (mayTake(left - 1)) left--;
  while (mayTake(right + 1)) right++;
  const candidates: Candidate[] = [];
  for (let first = left; first <= from; first++)
    for (let last = to; last <= right; last++) {
      if (lower.some((range) => cuts(range, first, last))) continue;
      candidates.push({ first, last, ...offsetOf(block, first, last, below, edges, alignment) });
    }
  const centred = candidates.filter(({ offset, slack }) => offset <= slack);
  const level = centred.filter(({ first, last }) => isLevel(rangeOf(first, last).map(below), height));
  const closest = Math.min(...level.map(({ offset }) => offset));
  const good = level.filter(({ offset }) => offset <= closest + sameOffset).sort((a, b) => width(a) - width(b));
  const widest = good.at(-1);
  if (isParent && widest) {
    const { first, last } = widest;
    const isOpen =
      alignment === 'open' && candidates.length > 1 && lower.some((range) => sharesEdge(range.block, block));
    const doubtful = isOpen ? rangeOf(left, right) : [];
    return { block, first, last, isLeaf: false, doubtful, fewest: [good[0]!.first, good[0]!.last] };
  }
  const { first, last } = nearest(candidates, from, to);
  const doubtful = isParent && left < right ? rangeOf(left, right) : [];
  return { block, first, last, isLeaf: !isParent, doubtful, fewest: [first, last] };
}

/** Offsets that differ by less than this may be the same where the edges of columns are not sure, in points. */
const sameOffset = 12;

/** Whether one head begins or ends where the other does, and not both: it may be set so, and not in the middle. */
const sharesEdge = (a: HeadBlock, b: HeadBlock): boolean => Math.abs(a.x0 - b.x0) < 2 !== Math.abs(a.x1 - b.x1) < 2;

/** How far a head stands off the place that it would have over these columns. */
function offsetOf(
  block: HeadBlock,
  first: number,
  last: number,
  below: (column: number) => HeadRange | undefined,
  edges: readonly Edge[],
  alignment: HeadAlignment,
): { offset: number; slack: number } {
  const [left, right] = [below(first)?.block, below(last)?.block];
  if (alignment === 'left' && left) return { offset: Math.abs(left.x0 - block.x0), slack: 2 };
  if (alignment === 'right' && right) return { offset: Math.abs(right.x1 - block.x1), slack: 2 };
  const offset = Math.abs((edges[first]!.at + edges[last + 1]!.at) / 2 - centreOf(block));
  return { offset, slack: (edges[first]!.slack + edges[last + 1]!.slack) / 2 + 1 };
}

const width = ({ first, last }: Candidate): number => last - first;

/** How the table sets heads of one line beside those of several: at their middle, their last or their first line, whichever gives the fewest heights. */
function heightOfRows(blocks: readonly HeadBlock[]): Height {
  const counts = heights.map((height) => {
    const places = blocks.map(height).sort((a, b) => a - b);
    return places.filter((place, at) => at === 0 || place - places[at - 1]! > blocks[0]!.em * sameHeight).length;
  });
  return heights[counts.indexOf(Math.min(...counts))]!;
}

const rangeOf = (first: number, last: number): number[] =>
  Array.from({ length: last - first + 1 }, (_, at) => first + at);

/** Whether a head below would stand partly under these columns and partly beside. */
const cuts = (range: HeadRange, first: number, last: number): boolean =>
  range.first <= last && range.last >= first && (range.first < first || range.last > last);

/** Whether the heads of one column among these begin in one row. */
function isLevel(heads: readonly (HeadRange | undefined)[], height: Height): boolean {
  const leaves = heads.flatMap((range) => (range?.isLeaf ? [range.block] : []));
  const places = leaves.map(height);
  return leaves.length < 2 || Math.max(...places) - Math.min(...places) <= leaves[0]!.em * sameHeight;
}

function nearest(candidates: readonly Candidate[], first: number, last: number): { first: number; last: number } {
  const [best] = [...candidates].sort((a, b) => a.offset - b.offset);
  return best && best.offset < 12 ? { first: best.first, last: best.last } : { first, last };
}

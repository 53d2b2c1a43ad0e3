import type { PartedLine } from './alignedRows.ts';
import { columnEdges } from './columnEdges.ts';
import { numbersColumns } from './columnNumbers.ts';
import { headAlignment } from './headAlignment.ts';
import { centreOf, type HeadBlock, headsToBlocks, overlaps } from './headBlocks.ts';
import { blocksToRanges, contains, type HeadRange } from './headRanges.ts';
import type { Ink } from './headsToColumns.ts';
import { indexIn } from './placeRuns.ts';

/** The header of a table without rules: heights of its rows, and its cells by row and column. */
export interface HeadRows {
  /** The borders between its rows; without the outer ones. */
  borders: number[];
  cells: HeadCell[];
}

/** 0-based and inclusive. */
export interface HeadCell {
  range: HeadRange;
  firstRow: number;
  lastRow: number;
}

/**
 * The cells of a header that no rules divide. Rows follow from the cells and not from the lines: a head beside two rows of others stands at the height
 * between them. Null where heads stand across each other, so that no rows can be told.
 */
export function headsToRows(lines: readonly PartedLine[], xs: readonly number[], ink: readonly Ink[]): HeadRows | null {
  const heads = lines.filter((line) => !numbersColumns(line));
  if (heads.length === 0) return null;
  const blocks = headsToBlocks(heads, xs);
  const leaves = leavesOf(blocks, xs);
  const alignment = headAlignment(ink, leaves);
  const edges = columnEdges(xs, ink, leaves, alignment);
  return rangesToRows(blocksToRanges(blocks, edges, alignment));
}

/** The rows of a header whose cells are known by their columns. Null where heads stand across each other. */
export function rangesToRows(ranges: readonly HeadRange[]): HeadRows | null {
  const parents = new Map(ranges.map((range) => [range, parentOf(range, ranges)]));
  if (ranges.some((range) => ranges.some((other) => crosses(range, other)))) return null;
  const borders = stab(
    [...parents].flatMap(([child, parent]) => (parent ? [{ from: parent.block.bottom, to: child.block.top }] : [])),
  );
  const cells = ranges.map((range): HeadCell => {
    const parent = parents.get(range);
    const after = (y: number): number => borders.findIndex((border) => border > y);
    const firstRow = parent ? after(parent.block.bottom) + 1 : 0;
    const lastRow = range.isLeaf ? borders.length : after(range.block.bottom);
    return { range, firstRow, lastRow: lastRow < 0 ? borders.length : lastRow };
  });
  return { borders, cells };
}

/** The lowest head over each column, where it is one that stands over no other; else null. */
function leavesOf(blocks: readonly HeadBlock[], xs: readonly number[]): (HeadBlock | null)[] {
  return xs.slice(1).map((x1, at) => {
    const column = { x0: xs[at]!, x1 };
    const over = blocks.filter((block) => overlaps(block, column)).sort((a, b) => b.bottom - a.bottom);
    const [lowest] = over;
    if (!lowest || indexIn(xs, centreOf(lowest)) !== at) return null;
    const isSole = lowest.x0 > column.x0 - 3 && lowest.x1 < x1 + 3;
    return isSole ? lowest : null;
  });
}

/** The lowest head above that stands over all the columns of this one. */
function parentOf(range: HeadRange, ranges: readonly HeadRange[]): HeadRange | undefined {
  return ranges
    .filter((other) => other !== range && other.block.bottom < range.block.top && contains(other, range))
    .reduce<HeadRange | undefined>(
      (low, other) => (!low || other.block.bottom > low.block.bottom ? other : low),
      undefined,
    );
}

/** Whether two heads share columns though neither stands above the other with all of them. */
function crosses(a: HeadRange, b: HeadRange): boolean {
  if (a === b || a.first > b.last || b.first > a.last) return false;
  const [upper, lower] = a.block.top < b.block.top ? [a, b] : [b, a];
  return !contains(upper, lower) || upper.block.bottom >= lower.block.top;
}

interface Interval {
  from: number;
  to: number;
}

/** The fewest heights that stand within every interval: each in the middle of those that it serves. Ascending. */
function stab(intervals: readonly Interval[]): number[] {
  const borders: number[] = [];
  let served: Interval | null = null;
  for (const { from, to } of [...intervals].sort((a, b) => a.to - b.to)) {
    if (served && from < served.to) served = { from: Math.max(served.from, from), to: served.to };
    else {
      if (served) borders.push((served.from + served.to) / 2);
      served = { from, to };
    }
  }
  if (served) borders.push((served.from + served.to) / 2);
  return borders;
}

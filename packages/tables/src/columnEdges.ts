import { type HeadAlignment, paddingOf } from './headAlignment.ts';
import { centreOf, type HeadBlock } from './headBlocks.ts';
import type { Ink } from './headsToColumns.ts';

/** The edge between two columns, and how far off it may be. */
export interface Edge {
  at: number;
  slack: number;
}

const sure = 1.5;
/** The outer edge of a table may be this far from its text. */
const outerSlack = 6;
/** Text may reach over an edge by this much. */
const overlapping = 3;

/**
 * The edges of columns without rules, outer ones included. Where amounts stand at the right edge of their cells and heads in the middle, the
 * padding follows from two neighbours, and the edges from the padding; blank columns lie around the middle of their head. Elsewhere an edge is somewhere
 * between what stands on its two sides.
 *
 *     |   小计   |  基本支出 |     the middle of 基本支出 − the middle of the ends of 9.00 and 7.50 = padding
 *     |     9.00 |      7.50 |
 *
 * `ink` is the reach of each column's body, `leaves` its lowest head or null.
 */
export function columnEdges(
  xs: readonly number[],
  ink: readonly Ink[],
  leaves: readonly (HeadBlock | null)[],
  alignment: HeadAlignment,
): Edge[] {
  const known = alignment === 'middle' ? exactEdges(ink, leaves) : [];
  return xs.map((x, at): Edge => {
    const low = rightEnd(ink[at - 1], leaves[at - 1]);
    const high = leftEnd(ink[at], leaves[at]);
    const exact = known[at];
    if (exact !== undefined && exact > low - overlapping && exact < high + overlapping)
      return { at: exact, slack: sure };
    if (!Number.isFinite(low) || !Number.isFinite(high)) return { at: x, slack: outerSlack };
    return { at: (low + high) / 2, slack: Math.max(sure, (high - low) / 2) };
  });
}

const rightEnd = (ink: Ink | undefined, leaf: HeadBlock | null | undefined): number =>
  Math.max(ink?.x1 ?? -Infinity, leaf?.x1 ?? -Infinity);
const leftEnd = (ink: Ink | undefined, leaf: HeadBlock | null | undefined): number =>
  Math.min(ink?.x0 ?? Infinity, leaf?.x0 ?? Infinity);

/** The edges that follow from amounts at the right of their cells and heads in the middle; undefined where they do not. */
function exactEdges(ink: readonly Ink[], leaves: readonly (HeadBlock | null)[]): (number | undefined)[] {
  const edges = new Array<number | undefined>(ink.length + 1).fill(undefined);
  const padding = paddingOf(ink, leaves);
  if (padding === null) return edges;
  ink.forEach(({ isAmount, x0, x1 }, at) => {
    if (isAmount) edges[at + 1] = x1 + padding;
    else if (x1 > x0) edges[at] ??= x0 - padding;
  });
  for (let at = 0; at < ink.length; at++)
    if (leaves[at] && edges[at] !== undefined) edges[at + 1] ??= 2 * centreOf(leaves[at]!) - edges[at]!;
  for (let at = ink.length - 1; at >= 0; at--)
    if (leaves[at] && edges[at + 1] !== undefined) edges[at] ??= 2 * centreOf(leaves[at]!) - edges[at + 1]!;
  return edges;
}

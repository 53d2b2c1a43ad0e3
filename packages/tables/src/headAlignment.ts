import { centreOf, type HeadBlock } from './headBlocks.ts';
import type { Ink } from './headsToColumns.ts';

/** Where heads stand in their cells; `open` where what stands below does not tell. */
export type HeadAlignment = 'middle' | 'left' | 'right' | 'open';

/** Edges of one line up of texts differ by less than this many points. */
const sameEdge = 1.5;
/** This part of the columns must show it. */
const most = 0.6;

/** Padding of cells differs by up to this many points from column to column. */
const samePadding = 2;
const widestPadding = 14;

type Leaf = HeadBlock | null;

/** By what stands in each column, and its lowest head. */
export function headAlignment(ink: readonly Ink[], leaves: readonly Leaf[]): HeadAlignment {
  const part = (
    list: readonly { leaf: HeadBlock; column: Ink }[],
    fits: (leaf: HeadBlock, column: Ink) => boolean,
  ): number => (list.length === 0 ? 0 : list.filter(({ leaf, column }) => fits(leaf, column)).length / list.length);
  const pairs = ink.flatMap((column, at) => {
    const leaf = leaves[at];
    // Words that wrapped fill their cell, and touch both its sides.
    return leaf && leaf.lines.length === 1 && column.x1 > column.x0 ? [{ leaf, column }] : [];
  });
  const amounts = pairs.filter(({ column }) => column.isAmount);
  const labels = pairs.filter(({ column }) => !column.isAmount);
  if (amounts.length > 1 && part(amounts, (leaf, { x1 }) => Math.abs(leaf.x1 - x1) < sameEdge) >= most) return 'right';
  if (paddingOf(ink, leaves) !== null) return 'middle';
  if (part(amounts, (leaf, column) => Math.abs(centreOf(leaf) - centreOf(column)) < sameEdge * 2) >= most)
    return 'middle';
  return part(labels, (leaf, { x0 }) => Math.abs(leaf.x0 - x0) < sameEdge) >= most ? 'left' : 'open';
}

/**
 * The space beside the text in a cell, from amounts at the right of neighbouring cells and the head in the middle of the second; null where they
 * do not agree.
 */
export function paddingOf(ink: readonly Ink[], leaves: readonly Leaf[]): number | null {
  const paddings = ink
    .flatMap(({ isAmount, x1 }, at) => {
      const before = ink[at - 1];
      const leaf = leaves[at];
      return isAmount && before?.isAmount && leaf ? [centreOf(leaf) - (before.x1 + x1) / 2] : [];
    })
    .sort((a, b) => a - b);
  const padding = paddings[Math.floor(paddings.length / 2)];
  if (padding === undefined || padding < -1 || padding > widestPadding) return null;
  const agree = paddings.filter((other) => Math.abs(other - padding) < samePadding).length;
  return agree < paddings.length * most ? null : padding;
}

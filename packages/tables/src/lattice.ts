import type { GlyphRun } from '@yusuan/model';
import type { Segment } from './rulingsToSegments.ts';
import type { Region } from './segmentsToRegions.ts';

/**
 * The smallest cells that the rulings of a region cut: `xs` and `ys` are their borders, in points, ascending. A wall stands between
 * two neighbours where a ruling does.
 */
export interface Lattice {
  xs: number[];
  ys: number[];
  /** wallRight[row][column]: between column and column + 1. */
  wallRight: boolean[][];
  /** wallBelow[row][column]: between row and row + 1. */
  wallBelow: boolean[][];
}

/** A wall between all neighbours of so many rows and columns. */
export const walls = (rows: number, columns: number): boolean[][] =>
  Array.from({ length: rows }, () => new Array<boolean>(columns).fill(true));

/** The lattice of these borders with no two of its cells merged. */
export const walledLattice = (xs: readonly number[], ys: readonly number[]): Lattice => ({
  xs: [...xs],
  ys: [...ys],
  wallRight: walls(ys.length - 1, xs.length - 2),
  wallBelow: walls(ys.length - 2, xs.length - 1),
});

/** Rulings that cut more cells than this out of a page are a drawing, or an attack: their walls are not reckoned. */
export const mostCells = 200_000;

/** Borders nearer than this are one border. */
const sameBorder = 3;
/** Strips between borders up to this wide hold no text of their own. */
const sliver = 4;
/** Empty columns up to this wide at either end are no columns. */
const margin = 12;
/** An open side is closed at the end of the rulings that reach out of it this far. */
const openSide = 6;
/** A ruling that covers this part of an edge walls it off. */
const enough = 0.5;

/** Rulings of a region to the lattice that they cut; open outer sides count as closed. Null where fewer than two cells can be. */
export function regionToLattice(region: Region, runs: readonly GlyphRun[]): Lattice | null {
  const textAcross = (side: [number, number]): boolean => runs.some(({ box }) => inSide(box.x0, box.x1, side));
  const textDown = (side: [number, number]): boolean => runs.some(({ box }) => inSide(box.y0, box.y1, side));
  const xs = withoutMargins(
    withoutSlivers(withOpenSides(borders(region.vertical), region.horizontal, textAcross), textAcross),
    textAcross,
  );
  const ys = withoutSlivers(withOpenSides(borders(region.horizontal), region.vertical, textDown), textDown);
  if (xs.length < 2 || ys.length < 2 || (xs.length === 2 && ys.length === 2)) return null;
  const columns = xs.length - 1;
  const rows = ys.length - 1;
  if (rows * columns > mostCells) return { xs, ys, wallRight: [], wallBelow: [] };
  const verticals = byBorder(xs, region.vertical);
  const horizontals = byBorder(ys, region.horizontal);
  const wallRight = Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns - 1 }, (_, column) => covers(verticals[column + 1]!, ys[row]!, ys[row + 1]!)),
  );
  const wallBelow = Array.from({ length: rows - 1 }, (_, row) =>
    Array.from({ length: columns }, (_, column) => covers(horizontals[row + 1]!, xs[column]!, xs[column + 1]!)),
  );
  return { xs, ys, wallRight, wallBelow };
}

function inSide(from: number, to: number, [low, high]: [number, number]): boolean {
  const middle = (from + to) / 2;
  return middle > low && middle < high;
}

function borders(segments: readonly Segment[]): number[] {
  const sorted = segments.map(({ at }) => at).sort((a, b) => a - b);
  const found: number[] = [];
  for (let first = 0; first < sorted.length; ) {
    let end = first + 1;
    while (
      end < sorted.length &&
      sorted[end]! - sorted[end - 1]! <= sameBorder / 2 &&
      sorted[end]! - sorted[first]! <= sameBorder
    )
      end++;
    found.push((sorted[first]! + sorted[end - 1]!) / 2);
    first = end;
  }
  return found;
}

function withOpenSides(
  found: number[],
  across: readonly Segment[],
  hasText: (side: [number, number]) => boolean,
): number[] {
  if (across.length === 0) return found;
  let low = Infinity;
  let high = -Infinity;
  for (const { from, to } of across) {
    low = Math.min(low, from);
    high = Math.max(high, to);
  }
  if (found.length === 0) return [low, high];
  const closed = [...found];
  if (found[0]! - low > openSide && hasText([low - 1, found[0]!])) closed.unshift(low);
  if (high - found.at(-1)! > openSide && hasText([found.at(-1)!, high + 1])) closed.push(high);
  return closed;
}

function byBorder(places: readonly number[], segments: readonly Segment[]): Segment[][] {
  const lists: Segment[][] = places.map(() => []);
  for (const segment of segments) {
    let best = 0;
    for (let at = 1; at < places.length; at++)
      if (Math.abs(places[at]! - segment.at) < Math.abs(places[best]! - segment.at)) best = at;
    if (Math.abs(places[best]! - segment.at) <= sameBorder + sliver) lists[best]!.push(segment);
  }
  return lists;
}

export function covers(segments: readonly Segment[], from: number, to: number): boolean {
  let covered = 0;
  for (const segment of segments) covered += Math.max(0, Math.min(segment.to, to) - Math.max(segment.from, from));
  return covered >= (to - from) * enough;
}

/** Borders without those that cut off a strip too thin for text, as double borders do. */
function withoutSlivers(found: number[], hasText: (side: [number, number]) => boolean): number[] {
  const kept = [...found];
  for (let at = kept.length - 2; at >= 0 && kept.length > 2; at--)
    if (kept[at + 1]! - kept[at]! <= sliver && !hasText([kept[at]!, kept[at + 1]!])) kept.splice(at === 0 ? 1 : at, 1);
  return kept;
}

/** Borders without a narrow empty column at either end, as spreadsheets print for the column beside the table. */
function withoutMargins(found: number[], hasText: (side: [number, number]) => boolean): number[] {
  const isMargin = (low: number, high: number): boolean => high - low < margin && !hasText([low, high]);
  const first = found.length > 3 && isMargin(found[0]!, found[1]!) ? 1 : 0;
  const last = found.length - first > 3 && isMargin(found.at(-2)!, found.at(-1)!) ? found.length - 1 : found.length;
  return found.slice(first, last);
}

import type { PartedLine } from './alignedRows.ts';
import { centreOf, type HeadBlock, type HeadLine, linesToBlock, overlaps, partToLine } from './headBlocks.ts';
import { indexIn } from './placeRuns.ts';

/** Lines nearer to each other than this many font sizes stand in one line, further apart than the other in two cells. */
const nearest = 0.6;
const furthest = 1.65;
/** Lines of cells stand apart by at least this much more than the lines of one. */
const jump = 1.12;
/** Lines of one cell have their middles or their beginnings in one place, up to this many font sizes. */
const sameMiddle = 0.75;
const sameEdge = 0.25;
/** A line that wrapped leaves less than this many font sizes of its column blank. */
const room = 2.2;

/**
 * The cells of a header over columns whose borders are known: lines of one column are of one cell where they stand as close as lines do and the
 * upper one fills the column; so are lines over several columns with one middle.
 */
export function headsToWrappedBlocks(heads: readonly PartedLine[], xs: readonly number[]): HeadBlock[] {
  const lines = heads.flatMap(({ parts }) => parts.map(partToLine)).sort((a, b) => a.middle - b.middle || a.x0 - b.x0);
  const above = new Map<HeadLine, HeadLine>();
  for (const line of lines) {
    const upper = lines.filter((other) => isRightAbove(other, line));
    const [only] = upper;
    if (only && upper.length === 1 && lines.filter((other) => isRightAbove(only, other)).length === 1)
      above.set(line, only);
  }
  const leading = Math.min(...[...above].map(([lower, upper]) => lower.middle - upper.middle));
  const blocks = new Map<HeadLine, HeadLine[]>();
  const open = new Set<HeadLine>();
  for (const line of lines) {
    const upper = above.get(line);
    const isNear = upper !== undefined && line.middle - upper.middle <= leading * jump;
    const goesOn = isNear && isWrapped(upper, line, xs);
    if (goesOn && mayBeParent(upper, line, lines, xs) && blocks.get(upper)!.length === 1) open.add(upper);
    const block = goesOn ? blocks.get(upper)! : [];
    block.push(line);
    blocks.set(line, block);
  }
  return [...new Set(blocks.values())].map((own) => ({
    ...linesToBlock(own),
    mayGoOn: own.length === 2 && open.has(own[0]!) && isOnlyPitch(lines, above),
  }));
}

function isRightAbove(upper: HeadLine, lower: HeadLine): boolean {
  const pitch = lower.middle - upper.middle;
  return pitch > lower.em * nearest && pitch < lower.em * furthest && overlaps(upper, lower);
}

/** Whether a line goes on with the one above it. */
function isWrapped(upper: HeadLine, lower: HeadLine, xs: readonly number[]): boolean {
  const keepsPlace =
    Math.abs(centreOf(upper) - centreOf(lower)) < lower.em * sameMiddle ||
    Math.abs(upper.x0 - lower.x0) < lower.em * sameEdge;
  const [first, last] = columnsOf(upper, xs);
  const [from, to] = columnsOf(lower, xs);
  if (!keepsPlace || Math.abs(upper.em - lower.em) > 1) return false;
  if (first === last)
    return from === to && from === first && xs[first + 1]! - xs[first]! - widthOf(upper) < lower.em * room;
  return lower.x0 > upper.x0 - lower.em && lower.x1 < upper.x1 + lower.em;
}

/** Whether a line may as well be a head in the middle of three columns, above that of the second. */
function mayBeParent(upper: HeadLine, lower: HeadLine, lines: readonly HeadLine[], xs: readonly number[]): boolean {
  const [column] = columnsOf(upper, xs);
  const isIn = (line: HeadLine, at: number): boolean => columnsOf(line, xs)[0] <= at && columnsOf(line, xs)[1] >= at;
  const isBare = (at: number): boolean =>
    lines.some((line) => isIn(line, at) && Math.abs(line.middle - lower.middle) < lower.em / 2) &&
    !lines.some((line) => isIn(line, at) && line.middle < upper.middle + upper.em / 4);
  return isBare(column - 1) && isBare(column + 1);
}

/** Whether no two heads stand further apart than the lines of one would. */
function isOnlyPitch(lines: readonly HeadLine[], above: ReadonlyMap<HeadLine, HeadLine>): boolean {
  const pitches = [...above].map(([lower, upper]) => lower.middle - upper.middle);
  return lines.length > 2 && Math.max(...pitches) < Math.min(...pitches) * jump;
}

const columnsOf = ({ x0, x1 }: HeadLine, xs: readonly number[]): [number, number] => [
  indexIn(xs, x0 + 1),
  indexIn(xs, x1 - 1),
];

const widthOf = ({ x0, x1 }: HeadLine): number => x1 - x0;

import type { PartedLine } from './alignedRows.ts';
import type { Reach } from './headsToColumns.ts';
import type { Part } from './linesToColumns.ts';
import { indexIn } from './placeRuns.ts';
import { boxOfRuns, lineText } from './textLines.ts';

/** The words of one header cell: one line, or several that wrapped. Heights are those of the middles of its first and last line. */
export interface HeadBlock extends Reach {
  lines: HeadLine[];
  top: number;
  bottom: number;
  em: number;
  /** Nothing tells whether the words right below are the rest of this cell. */
  mayGoOn: boolean;
}

/** One line of words in a header. */
export interface HeadLine extends Part {
  middle: number;
  em: number;
}

export const centreOf = ({ x0, x1 }: Reach): number => (x0 + x1) / 2;
export const overlaps = (a: Reach, b: Reach): boolean => a.x0 < b.x1 && b.x0 < a.x1;

/** Lines of one cell stand at most this many font sizes apart. */
const widestLeading = 1.55;
/** Lines of cells stand apart by at least this much more than the lines of one. */
const jump = 1.13;
/** Lines of one cell have their middles or their edges in one place, up to this many font sizes. */
const sameMiddle = 0.75;
const sameEdge = 0.25;

/**
 * Puts the words of a header into its cells: a line goes on below another when it is the only one right below it, stands as close as lines
 * do, and keeps its middle or its edge. `xs` are the columns: words that would have had room beside those above them did
 * not wrap there, and stand below a head of several columns when others stand beside them.
 */
export function headsToBlocks(heads: readonly PartedLine[], xs: readonly number[]): HeadBlock[] {
  const lines = heads.flatMap(({ parts }) => parts.map(partToLine)).sort((a, b) => a.middle - b.middle || a.x0 - b.x0);
  const pairs = wrapPairs(lines);
  const leading = Math.min(...[...pairs].map(([below, above]) => (below.middle - above.middle) / below.em));
  const joints = new Map<HeadLine, Continuation>();
  for (const [below, above] of [...pairs].reverse())
    if ((below.middle - above.middle) / below.em < leading * jump)
      joints.set(below, continuation(above, below, lines, pairs, joints, xs));
  const blocks = new Map<HeadLine, HeadLine[]>();
  const open = new Set<HeadLine>();
  for (const line of lines) {
    const joint = joints.get(line);
    const block = joint === 'goes on' ? blocks.get(pairs.get(line)!)! : [];
    if (joint === 'open') open.add(pairs.get(line)!);
    block.push(line);
    blocks.set(line, block);
  }
  return [...new Set(blocks.values())].map((block) => ({ ...linesToBlock(block), mayGoOn: open.has(block.at(-1)!) }));
}

/** Heads at nearly one height are one line of text: the height of each is that of its own words. */
export function partToLine(part: Part): HeadLine {
  const { y0, y1 } = boxOfRuns(part.runs);
  return { ...part, middle: (y0 + y1) / 2, em: part.runs[0]!.fontSize };
}

/** Lines of one cell, from the highest, as its words. */
export function linesToBlock(lines: HeadLine[]): Omit<HeadBlock, 'mayGoOn'> {
  return {
    lines,
    x0: Math.min(...lines.map(({ x0 }) => x0)),
    x1: Math.max(...lines.map(({ x1 }) => x1)),
    top: lines[0]!.middle,
    bottom: lines.at(-1)!.middle,
    em: lines[0]!.em,
  };
}

/** Lines with the one that stands right above them, where both have no other neighbour that near. */
function wrapPairs(lines: readonly HeadLine[]): Map<HeadLine, HeadLine> {
  const isNear = (above: HeadLine, below: HeadLine): boolean => {
    const pitch = below.middle - above.middle;
    return pitch > below.em * 0.6 && pitch < below.em * widestLeading && overlaps(above, below);
  };
  const pairs = new Map<HeadLine, HeadLine>();
  for (const below of lines) {
    const uppers = lines.filter((above) => isNear(above, below));
    const [above] = uppers;
    if (!above || uppers.length > 1 || Math.abs(above.em - below.em) > 1) continue;
    if (lines.filter((other) => isNear(above, other)).length === 1 && keepsPlace(above, below)) pairs.set(below, above);
  }
  return pairs;
}

function keepsPlace(above: HeadLine, below: HeadLine): boolean {
  return (
    Math.abs(centreOf(above) - centreOf(below)) < below.em * sameMiddle ||
    Math.abs(above.x0 - below.x0) < below.em * sameEdge ||
    Math.abs(above.x1 - below.x1) < below.em * sameEdge
  );
}

/** Cells leave this many font sizes blank beside their words. */
const widestPadding = 1.1;
/** What stands in a line together: a character, with brackets all that they hold. */
export const firstWord = /^(?:[（(「“【《][^）)」”】》]*[）)」”】》]?|[\dA-Za-z.,%]+|.)[，。、；：）)」”】》？！]*/u;

/** Whether words wrapped to the line below: there was no room for the first of them beside those above, in one column or, above other heads, in several. */
function isFull(above: HeadLine, below: HeadLine, xs: readonly number[], isUpper: boolean): boolean {
  const centre = indexIn(xs, centreOf(below));
  const [first, last] = isUpper ? [indexIn(xs, above.x0), indexIn(xs, above.x1)] : [centre, centre];
  if (isUpper && first === last) return false;
  const text = lineText(below.runs).trim();
  const part = [...(firstWord.exec(text)?.[0] ?? '')].length / [...text].length;
  const room = xs[last + 1]! - xs[first]! - (above.x1 - above.x0);
  return room < (below.x1 - below.x0) * part + below.em * widestPadding;
}

type Continuation = 'goes on' | 'stands below' | 'open';

/** Whether words go on below others in one cell, where a head over several columns may stand above its middle one. */
function continuation(
  above: HeadLine,
  below: HeadLine,
  lines: readonly HeadLine[],
  pairs: ReadonlyMap<HeadLine, HeadLine>,
  joints: ReadonlyMap<HeadLine, Continuation>,
  xs: readonly number[],
): Continuation {
  const isUpper = lines.some(
    (line) => line.middle > below.middle + below.em * 0.6 && overlaps(line, below) && joints.get(line) !== 'goes on',
  );
  if (isFull(above, below, xs, isUpper)) return 'goes on';
  // Words above others may be two heads in the middle of each other, or one.
  if (isUpper) return 'open';
  const isAt = (line: HeadLine, height: number): boolean => Math.abs(line.middle - height) < below.em * sameHeight;
  const isBare = (head: HeadLine): boolean => !lines.some((line) => isAt(line, above.middle) && overlaps(line, head));
  const beside = lines.filter((line) => line !== below && isAt(line, below.middle));
  const left = beside.filter(({ x1 }) => x1 <= below.x0).at(-1);
  const right = beside.find(({ x0 }) => x0 >= below.x1);
  if (!left || !right || !isBare(left) || !isBare(right)) return 'goes on';
  if (Math.abs((centreOf(left) + centreOf(right)) / 2 - centreOf(above)) > below.em * 2) return 'goes on';
  const inPair = new Set([...pairs].flat());
  const isLone = (line: HeadLine): boolean => !inPair.has(line);
  // A head of one line beside two rows stands between them; others over several columns stand in the row of this one.
  const isRow = lines.some(
    (line) => isLone(line) && (isAt(line, (above.middle + below.middle) / 2) || isAt(line, above.middle)),
  );
  return isRow ? 'stands below' : 'open';
}

/** Heads of one row stand at one height, up to this many font sizes. */
const sameHeight = 0.2;

import type { GlyphRun } from '@yusuan/model';
import { hasNumber, type PartedLine } from './alignedRows.ts';
import { numbersColumns } from './columnNumbers.ts';
import type { HeadAlignment } from './headAlignment.ts';
import { centreOf, type HeadBlock } from './headBlocks.ts';
import { type HeadDoubt, rangesToDoubts } from './headDoubts.ts';
import { type HeadRows, rangesToRows } from './headLattice.ts';
import { blocksToRanges, type HeadRange } from './headRanges.ts';
import { type Lattice, walls } from './lattice.ts';
import type { Part } from './linesToColumns.ts';
import { isDecimal, isNumber } from './numbers.ts';
import { indexIn } from './placeRuns.ts';
import { boxOfRuns, lineText, runsToLines, type TextLine } from './textLines.ts';
import { headsToWrappedBlocks } from './wrappedHeads.ts';

/** A lattice with the rows of a header above it that no rules divide. */
export interface HeadedLattice {
  lattice: Lattice;
  /** The runs of the header. */
  runs: GlyphRun[];
  headRows: number;
  doubts: HeadDoubt[];
}

/** Lines of a header stand at most this many font sizes apart. */
const widestGap = 2.4;
/** A header has at most this many lines. */
const mostLines = 30;
/** This part of the columns has a head. */
const covered = 0.75;
/** Print of a header differs from that of its table by at most this part. */
const samePrint = 0.2;

/**
 * The header of a table of which only the body is ruled: the words above it, over the columns that the body's rulings cut. `above` are the runs
 * between it and what is ruled above. Null where the words are none that stand over columns, as titles and captions are not.
 *
 *         收入          支出
 *     项目   金额   项目   金额
 *     ┌─────┬─────┬─────┬─────┐
 */
export function headAbove(
  body: Lattice,
  inside: readonly GlyphRun[],
  above: readonly GlyphRun[],
  isOpen: readonly boolean[],
): HeadedLattice | null {
  const { xs, ys } = body;
  const depth = isOpen.includes(true) ? depthOf(body, isOpen) : 0;
  const reaching = inside.filter(
    ({ box }) => (box.y0 + box.y1) / 2 < ys[depth]! && isOpen[indexIn(xs, (box.x0 + box.x1) / 2)],
  );
  const rows = inside.filter((run) => !reaching.includes(run));
  if (xs.length < 3 || isOpen.every(Boolean) || !startsWithAmounts(body, rows)) return null;
  const lines = headLines([...above, ...reaching], xs, ys[0]!, inside);
  if (reaching.some((run) => !lines.some(({ line }) => line.runs.includes(run)))) return null;
  const { words, others } = apartRows(lines, xs);
  const ranges = linesToRanges(words, xs);
  const head = rangesToRows(ranges);
  if (words.length === 0 || !head || !coversColumns(ranges, xs)) return null;
  const lattice = withHead(body, head, words, others, { isOpen, depth });
  const added = lines.flatMap(({ line }) => line.runs).filter((run) => !reaching.includes(run));
  return { lattice, runs: added, headRows: lattice.ys.length - ys.length, doubts: rangesToDoubts(ranges) };
}

/** The rows of the body that the columns without a rule above them reach down to, as tall heads beside a first row of the body do. */
function depthOf({ ys, wallBelow }: Lattice, isOpen: readonly boolean[]): number {
  const isCut = (row: number): boolean => isOpen.some((open, column) => open && wallBelow[row]![column]);
  let row = 0;
  while (row < ys.length - 2 && !isCut(row)) row++;
  return row + 1;
}

const linesToRanges = (words: readonly PartedLine[], xs: readonly number[]): HeadRange[] => {
  const blocks = headsToWrappedBlocks(words, xs);
  const edges = xs.map((at) => ({ at, slack: edgeSlack }));
  return blocksToRanges(blocks, edges, alignmentOf(blocks, xs));
};

/** The lines of words over columns, and below them those that are rows of their own: numbers of the columns, and words below the heads of single columns. */
function apartRows(lines: readonly PartedLine[], xs: readonly number[]): { words: PartedLine[]; others: PartedLine[] } {
  const words = lines.filter((line) => !numbersColumns(line));
  const numbering = lines.filter(numbersColumns);
  const ranges = linesToRanges(words, xs);
  const isBelowSole = ({ runs }: Part): boolean =>
    ranges.some(
      (range) =>
        range.first === range.last &&
        range.block.lines.length === 1 &&
        range.block.lines[0]!.runs === runs &&
        ranges.some(
          ({ first, last, block }) => first === range.first && last === range.last && block.bottom < range.block.top,
        ),
    );
  const last = words.at(-1);
  if (words.length < 2 || !last?.parts.every(isBelowSole)) return { words, others: numbering };
  return { words: words.slice(0, -1), others: [last, ...numbering] };
}

const edgeSlack = 2;

/** Whether the first row holds what no header does: amounts. */
function startsWithAmounts({ ys }: Lattice, inside: readonly GlyphRun[]): boolean {
  const first = inside.filter(({ box }) => (box.y0 + box.y1) / 2 < ys[1]!);
  return first.some(({ text }) => isDecimal(text) || (isNumber(text) && !/^(?:19|20)\d\d$/.test(text.trim())));
}

/** The lines right above a table that can be of its header, from the top: up to a caption, a title, or a space. */
function headLines(
  above: readonly GlyphRun[],
  xs: readonly number[],
  top: number,
  inside: readonly GlyphRun[],
): PartedLine[] {
  const [left, right] = [xs[0]!, xs.at(-1)!];
  const em = middleOf(inside.map(({ fontSize }) => fontSize));
  const found: PartedLine[] = [];
  let next = Math.max(top, ...above.map(({ box }) => box.y1));
  for (const line of runsToLines(above).reverse()) {
    const parted = { line, parts: partsByColumns(line, xs) };
    const isOutside = line.box.x0 < left - overhang || line.box.x1 > right + overhang;
    const isOther = Math.abs(line.fontSize - em) > em * samePrint || next - line.box.y1 > line.fontSize * widestGap;
    const isCaption =
      caption.test(lineText(line.runs)) || (hasNumber(parted) && !numbersColumns(parted) && hasAmount(line));
    if (isOutside || isOther || isCaption || isAcross(parted, xs) || found.length >= mostLines) break;
    found.push(parted);
    next = line.box.y0;
  }
  return found.reverse();
}

/** Text may reach over the outer border by this much, in points. */
const overhang = 4;
const caption = /(?<!其中)[:：]|[。；;]/;

const hasAmount = ({ runs }: TextLine): boolean => runs.some(({ text }) => isDecimal(text));

/** A line of one text in the middle of the whole table, or over most of it: a title, or prose. */
function isAcross({ parts }: PartedLine, xs: readonly number[]): boolean {
  const [only] = parts;
  if (parts.length > 1 || !only) return false;
  const width = xs.at(-1)! - xs[0]!;
  const isCentred = Math.abs(centreOf(only) - (xs[0]! + xs.at(-1)!) / 2) < centred;
  const [first, last] = [indexIn(xs, only.x0), indexIn(xs, only.x1)];
  return only.x1 - only.x0 > width * 0.6 || (isCentred && first < last);
}

/** Words stand in the middle up to this many points. */
const centred = 5;

/** Words apart where there is a space between them, also a narrow one where a border between columns stands in it. */
function partsByColumns({ runs }: TextLine, xs: readonly number[]): Part[] {
  const parts: GlyphRun[][] = [];
  let right = 0;
  for (const run of runs) {
    const gap = run.box.x0 - right;
    const isBorder = gap > run.fontSize * 0.1 && xs.some((x) => x > right - 1 && x < run.box.x0 + 1);
    if (parts.length > 0 && gap <= run.fontSize * 0.9 && !isBorder) parts.at(-1)!.push(run);
    else parts.push([run]);
    right = Math.max(right, run.box.x1);
  }
  return parts.map((members) => {
    const { x0, x1 } = boxOfRuns(members);
    return { runs: members, x0, x1 };
  });
}

/** Where the words stand that are over one column. */
function alignmentOf(blocks: readonly HeadBlock[], xs: readonly number[]): HeadAlignment {
  let [middle, left] = [0, 0];
  for (const block of blocks) {
    const column = indexIn(xs, centreOf(block));
    if (block.x0 < xs[column]! - 1 || block.x1 > xs[column + 1]! + 1 || block.lines.length > 1) continue;
    if (Math.abs(centreOf(block) - (xs[column]! + xs[column + 1]!) / 2) < 3) middle++;
    else if (block.x0 - xs[column]! < block.em) left++;
  }
  return left > middle ? 'left' : 'middle';
}

/** Whether most columns have a head, and the lowest heads stand where those of cells do: in the middle or at the left of their columns. */
function coversColumns(ranges: readonly HeadRange[], xs: readonly number[]): boolean {
  const columns = xs
    .slice(1)
    .filter((_, column) => ranges.some(({ first, last }) => first <= column && column <= last));
  const leaves = ranges.filter(({ isLeaf }) => isLeaf);
  const placed = leaves.filter(({ block, first, last }) => {
    const [left, right] = [xs[first]!, xs[last + 1]!];
    return Math.abs(centreOf(block) - (left + right) / 2) < centred + 1 || block.x0 - left < block.em;
  });
  return leaves.length > 1 && columns.length >= (xs.length - 1) * covered && placed.length >= leaves.length * covered;
}

function withHead(
  body: Lattice,
  head: HeadRows,
  words: readonly PartedLine[],
  others: readonly PartedLine[],
  { isOpen, depth }: { isOpen: readonly boolean[]; depth: number },
): Lattice {
  const { xs, ys } = body;
  const top = Math.min(...words.map(({ line }) => line.box.y0)) - 1;
  const below = others.map(({ line }) => line.box.y0 - 1).filter((y) => y > top && y < ys[0]!);
  const newYs = [top, ...head.borders, ...below];
  const rows = newYs.length;
  const wallRight = walls(rows, xs.length - 2);
  const wallBelow = walls(rows, xs.length - 1);
  for (const { range, firstRow, lastRow } of head.cells)
    for (let row = firstRow; row <= lastRow; row++) {
      for (let column = range.first; column < range.last; column++) wallRight[row]![column] = false;
      for (let column = range.first; column <= range.last && row < lastRow; column++) wallBelow[row]![column] = false;
    }
  for (let column = 0; column < isOpen.length; column++) if (isOpen[column]) wallBelow[rows - 1]![column] = false;
  const besideOpen = body.wallRight.map((walls, row) =>
    row < depth ? walls.map((wall, column) => wall || !!isOpen[column] || !!isOpen[column + 1]) : walls,
  );
  return {
    xs,
    ys: [...newYs, ...ys],
    wallRight: [...wallRight, ...besideOpen],
    wallBelow: [...wallBelow, ...body.wallBelow],
  };
}

function middleOf(values: number[]): number {
  return values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

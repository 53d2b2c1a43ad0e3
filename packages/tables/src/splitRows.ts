import type { GlyphRun } from '@yusuan/model';
import { type PartedLine, rowBorders } from './alignedRows.ts';
import { linesToGapRows } from './gapRows.ts';
import type { Lattice } from './lattice.ts';
import type { Part } from './linesToColumns.ts';
import { isDecimal, isNumber } from './numbers.ts';
import { indexIn } from './placeRuns.ts';
import { lineText, runsToLines } from './textLines.ts';

/**
 * Where a table has no rulings between its rows, one band of the lattice holds several of them: the whole numbers that stand below
 * each other in one column say so. Such a band is cut between its rows, and between its columns where only those of the header are ruled.
 *
 *     │ 教育支出   10.00 │        │ 教育支出   │ 10.00 │
 *     │ 农林水支出  2.50 │   →    ├────────────┼───────┤
 *     └──────────────────┘        │ 农林水支出 │  2.50 │
 */
export function splitRows(lattice: Lattice, runs: readonly GlyphRun[]): Lattice {
  const { xs, ys } = lattice;
  const bands: GlyphRun[][] = ys.slice(1).map(() => []);
  for (const run of runs) bands[indexIn(ys, (run.box.y0 + run.box.y1) / 2)]!.push(run);
  const height = ys.at(-1)! - ys[0]!;
  const cuts = bands.map((band, row) =>
    cutsOfBand(band, xs, ys.length <= 5 || ys[row + 1]! - ys[row]! > height * highBand),
  );
  const rowWalls = bands.map((band, row) => {
    const walls = lattice.wallRight[row]!;
    return cuts[row]!.length > 0 ? walls.map(() => true) : wallsOfRow(band, xs, walls);
  });
  const newYs: number[] = [ys[0]!];
  const wallRight: boolean[][] = [];
  const wallBelow: boolean[][] = [];
  bands.forEach((_, row) => {
    const walls = rowWalls[row]!;
    for (const cut of cuts[row]!) {
      newYs.push(cut);
      wallRight.push(walls);
      wallBelow.push(new Array<boolean>(xs.length - 1).fill(true));
    }
    newYs.push(ys[row + 1]!);
    wallRight.push(walls);
    if (row < bands.length - 1) wallBelow.push(wallsBelow(bands[row]!, bands[row + 1]!, xs, lattice.wallBelow[row]!));
  });
  return { xs, ys: newYs, wallRight, wallBelow };
}

/** The walls of a row, with those between a text and numbers side by side that no ruling divides, each in its column. */
function wallsOfRow(band: readonly GlyphRun[], xs: readonly number[], walls: readonly boolean[]): boolean[] {
  const opened = [...walls];
  const reachesOver = (column: number): boolean =>
    band.some(({ box }) => box.x0 + overhang < xs[column + 1]! && box.x1 - overhang > xs[column + 1]!);
  for (let first = 0; first < xs.length - 1; ) {
    let last = first;
    while (last < walls.length && !walls[last]) last++;
    const columns = Array.from({ length: last - first + 1 }, (_, at) => first + at);
    const isApart = !columns.slice(0, -1).some(reachesOver);
    if (last > first && isApart && areSideBySide(band, xs, first, last))
      for (const column of columns.slice(0, -1)) opened[column] = true;
    first = last + 1;
  }
  return opened;
}

/** Texts stand at the edges of their columns up to this many points. */
const edge = 10;

/** Whether several columns hold numbers with decimals, or the last text of them is such a number at the right of its column and the first a word at the left of the first. */
function areSideBySide(band: readonly GlyphRun[], xs: readonly number[], first: number, last: number): boolean {
  const inside = band.filter((run) => columnOf(xs)(run) >= first && columnOf(xs)(run) <= last);
  const numbers = inside.filter(({ text }) => isDecimal(text));
  if (new Set(numbers.map(columnOf(xs))).size > 1) return true;
  const [number, ...more] = numbers;
  if (!number || more.length > 0) return false;
  const isAtEdges = inside.every((run) =>
    run === number ? xs[columnOf(xs)(run) + 1]! - run.box.x1 < edge : columnOf(xs)(run) === first,
  );
  const left = Math.min(...inside.map(({ box }) => box.x0));
  return isAtEdges && columnOf(xs)(number) > first && left - xs[first]! < edge;
}

/** The walls below a row, with those between decimal numbers that stand above others: two numbers are no cell. */
function wallsBelow(
  upper: readonly GlyphRun[],
  lower: readonly GlyphRun[],
  xs: readonly number[],
  walls: readonly boolean[],
): boolean[] {
  const columns = (band: readonly GlyphRun[]): Set<number> =>
    new Set(band.filter(({ text }) => isDecimal(text)).map(columnOf(xs)));
  const below = columns(lower);
  const both = [...columns(upper)].filter((column) => below.has(column));
  const isRow = both.filter((column) => !walls[column]).length > 1;
  return isRow ? walls.map(() => true) : [...walls];
}

/** Text may reach over a border by this much, in points. */
const overhang = 2;

/** The column of a run: of a number by its middle, of words by where they start. */
const columnOf =
  (xs: readonly number[]) =>
  ({ text, box }: GlyphRun): number =>
    indexIn(xs, isNumber(text) ? (box.x0 + box.x1) / 2 : Math.min(box.x0 + overhang, box.x1));

/** The heights at which a band is to be cut; none where it is one row. */
function cutsOfBand(band: readonly GlyphRun[], xs: readonly number[], mayBeBody: boolean): number[] {
  const columns = Map.groupBy(band, columnOf(xs));
  const middles: number[] = [];
  let proofs = 0;
  for (const members of columns.values()) {
    if (members.length < 2 || !members.some(({ text }) => isNumber(text))) continue;
    const lines = runsToLines(members).map((line) => ({
      text: lineText(line.runs),
      middle: (line.box.y0 + line.box.y1) / 2,
    }));
    const numbers = lines.filter(({ text }) => isNumber(text));
    const decimals = lines.filter(({ text }) => isDecimal(text) || grouped.test(text));
    if (decimals.length >= 2 && decimals.length === numbers.length) proofs += 2;
    else if (mayBeBody && numbers.length >= 3) proofs += 1;
    else continue;
    middles.push(...numbers.map(({ middle }) => middle));
  }
  if (proofs < 2) return [];
  const rows = bandToRows(band, xs);
  if (rows.length > 1 && rows.every((row) => hasOneNumber(row, xs))) return rowBorders(rows).slice(1, -1);
  middles.sort((a, b) => a - b);
  const heights = middles.filter((middle, at) => at === 0 || middle - middles[at - 1]! > 4);
  return heights.slice(1).map((middle, at) => (middle + heights[at]!) / 2);
}

/** The heights between the rows of a band that is known to hold rows: its lines, of which those that wrapped stand closer. */
export const rowCuts = (band: readonly GlyphRun[], xs: readonly number[], leading: number | null = null): number[] =>
  rowBorders(bandToRows(band, xs, leading)).slice(1, -1);

function bandToRows(band: readonly GlyphRun[], xs: readonly number[], leading: number | null = null): PartedLine[][] {
  const lines = runsToLines(band).map((line) => ({ line, parts: columnsOfLine(line.runs, xs) }));
  return linesToGapRows(lines, xs, new Set(), leading);
}

/** Whole numbers with a group of three digits. */
const grouped = /^-?\d+(?:[,，]\d{3})+$/;
/** A band as high as this part of the table can be all its rows. */
const highBand = 0.4;

/** What stands in each column of a line. */
function columnsOfLine(runs: readonly GlyphRun[], xs: readonly number[]): Part[] {
  return [...Map.groupBy(runs, columnOf(xs))].map(([column, members]) => ({
    runs: members,
    x0: Math.max(xs[column]!, members[0]!.box.x0),
    x1: Math.min(xs[column + 1]!, members.at(-1)!.box.x1),
  }));
}

/** Whether no two whole numbers stand below each other in one column. */
function hasOneNumber(row: readonly PartedLine[], xs: readonly number[]): boolean {
  const taken = new Set<number>();
  for (const part of row.flatMap(({ parts }) => parts)) {
    const column = indexIn(xs, (part.x0 + part.x1) / 2);
    if (!isDecimal(lineText(part.runs))) continue;
    if (taken.has(column)) return false;
    taken.add(column);
  }
  return true;
}

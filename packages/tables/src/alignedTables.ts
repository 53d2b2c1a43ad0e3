import type { GlyphRun, Grid, PageContent } from '@yusuan/model';
import { endsWithItem, hasNumber, listsItems, type PartedLine, widestPitch } from './alignedRows.ts';
import { runsToGrid } from './buildGrid.ts';
import { numbersColumns } from './columnNumbers.ts';
import { linesToFreeLattice } from './freeLattice.ts';
import { groupsToGrids } from './groupsToGrids.ts';
import { headsToBlocks } from './headBlocks.ts';
import { markDoubts } from './headDoubts.ts';
import { holdReaches, type Ink } from './headsToColumns.ts';
import { apartAmounts, apartHeads, apartNumbers, linesToColumns, type Part } from './linesToColumns.ts';
import { isContents, isMarked } from './listings.ts';
import { matchHeads } from './matchHeads.ts';
import { numberedInk, numberedReaches } from './numberedColumns.ts';
import { isDecimal, isNumber } from './numbers.ts';
import { openHeads } from './openHeads.ts';
import { indexIn } from './placeRuns.ts';
import { ruledRows } from './ruledRows.ts';
import type { Segment } from './rulingsToSegments.ts';
import type { Region } from './segmentsToRegions.ts';
import { splitRows } from './splitRows.ts';
import { lineText } from './textLines.ts';

/** Lines of numbers that a table without rulings must have: fewer may be chance. */
const fewestRows = 3;

/**
 * The tables whose columns are kept by alignment alone, or by alignment between horizontal rules, with what is left of the page.
 * Prose, captions and lists of contents are left alone: a table has several lines with a number in a column,
 * or a line of several numbers where a caption above the runs says that a table follows.
 */
export function alignedTables(
  page: PageContent,
  runs: readonly GlyphRun[],
  loose: readonly Region[],
  isCaptioned = false,
): { grids: Grid[]; rest: readonly GlyphRun[] } {
  const rules = loose.flatMap(({ horizontal }) => horizontal).sort((a, b) => a.at - b.at);
  return groupsToGrids(runs, groupLines, (group) => groupToGrid(page.page, group, rules, isCaptioned));
}

const leaders = /[.．·…]{4,}|…{2,}/;
const caption = /(?<!其中)[:：]/;

/** Whether a line can be a row of a table: apart parts, or numbers beside each other, no leaders of a contents list. */
function isTabular({ parts, line }: PartedLine): boolean {
  return (parts.length > 1 || areAmounts(parts)) && !leaders.test(lineText(line.runs));
}

/** Several amounts and nothing else. */
const areAmounts = (parts: readonly Part[]): boolean => {
  const runs = parts.flatMap((part) => part.runs);
  return runs.length > 2 && runs.every(({ text }) => isDecimal(text));
};

/** Whether a line of one part may be the rest of a wrapped cell, and not prose across the page. */
const mayWrap = ({ parts }: PartedLine, width: number): boolean =>
  parts.length === 1 && parts[0]!.x1 - parts[0]!.x0 < width * 0.45;

/** Stretches of lines that look like rows, each cut to what starts with a header or a row and ends with one. */
function groupLines(lines: readonly PartedLine[]): PartedLine[][] {
  const left = Math.min(...lines.map(({ line }) => line.box.x0));
  const right = Math.max(...lines.map(({ line }) => line.box.x1));
  const groups: PartedLine[][] = [];
  let group: PartedLine[] = [];
  const flush = (): void => {
    while (group.length > 0 && !isTabular(group.at(-1)!) && !nearTabular(group) && !endsWithItem(group)) group.pop();
    if (group.length > 0) groups.push(withoutCaptions(group));
    group = [];
  };
  for (const line of lines) {
    const previous = group.at(-1);
    const far = previous !== undefined && line.line.box.y0 - previous.line.box.y1 > line.line.fontSize * widestPitch;
    if (far || !(isTabular(line) || (group.length > 0 && mayWrap(line, right - left)))) flush();
    if (isTabular(line) || (group.length > 0 && mayWrap(line, right - left)) || isHead(line, right - left))
      group.push(line);
  }
  flush();
  return groups;
}

/** A short line that may be the top of a header whose other words stand lower. */
const isHead = (line: PartedLine, width: number): boolean =>
  mayWrap(line, width) && !caption.test(lineText(line.line.runs));

/** The last line of a group is of one part: it stays when it stands as close as a wrapped line does. */
function nearTabular(group: readonly PartedLine[]): boolean {
  const [before, last] = group.slice(-2);
  return before !== undefined && last !== undefined && last.line.box.y0 - before.line.box.y1 < last.line.fontSize * 0.6;
}

/** Lines above the table that caption it: organisation and unit lines, lone titles above them. */
function withoutCaptions(group: PartedLine[]): PartedLine[] {
  const firstNumber = group.findIndex(hasNumber);
  if (firstNumber < 0) return group;
  let start = firstNumber;
  while (start > 0 && !caption.test(lineText(group[start - 1]!.line.runs)) && !isTitle(group[start - 1]!)) start--;
  while (
    start < firstNumber &&
    group[start]!.parts.length < 2 &&
    group[start + 1]!.line.box.y0 - group[start]!.line.box.y1 > group[start]!.line.fontSize
  )
    start++;
  return group.slice(start);
}

/** Larger print than the rows below: a title. */
const isTitle = ({ line, parts }: PartedLine): boolean => parts.length === 1 && line.fontSize > 12.5;

/** Lines of numbers that are enough between rules, or below a row that numbers the columns. */
const fewestRuledRows = 1;
/** Numbers that each of these must have where there are so few. */
const fewestNumbers = 2;

function groupToGrid(
  page: number,
  lines: readonly PartedLine[],
  rules: readonly Segment[],
  isCaptioned: boolean,
): Grid | null {
  const isBody = (line: PartedLine): boolean => line.parts.length > 1 && hasNumber(line) && !numbersColumns(line);
  const rows = lines.map(({ line, parts }): PartedLine => ({ line, parts: apartAmounts(parts) }));
  const sure = isCaptioned || lines.some(numbersColumns) || isBetweenRules(lines, rules);
  const fewest =
    sure && rows.some((line) => isBody(line) && numbersOf(line) >= fewestNumbers) ? fewestRuledRows : fewestRows;
  if (rows.filter(isBody).length < fewest) return null;
  const group = lines.map(({ line, parts }) => ({ line, parts: apartNumbers(parts) }));
  const numbered = group.filter(isBody);
  if (numbered.length < fewest || (!sure && numbered.length < group.filter(isTabular).length * 0.4)) return null;
  let firstNumber = group.indexOf(numbered.find((line) => !hasOnlyYears(line)) ?? numbered[0]!);
  while (firstNumber > 1 && listsItems(group[firstNumber - 1]!)) firstNumber--;
  const body = group.slice(firstNumber);
  const placed = withoutStrays(body.map(({ parts }) => parts));
  const columnsOfBody = linesToColumns(placed);
  if (!columnsOfBody || (fewest === fewestRows && !hasTwoColumns(placed, columnsOfBody))) return null;
  const ink = numberedInk(group.slice(0, firstNumber), body, inkOfColumns(columnsOfBody, placed));
  const heads = group
    .slice(0, firstNumber)
    .map((line, at) => (numbersColumns(line) ? line : { line: line.line, parts: apartHeads(lines[at]!.parts, ink) }));
  const words = heads.filter((line) => !numbersColumns(line));
  const { leaves, reaches: held } = matchHeads(headsToBlocks(words, columnsOfBody), ink);
  const numbers = heads.filter(numbersColumns).map(({ parts }) => parts.filter(isNumbered));
  const all = [...placed, ...leaves.flatMap(({ lines: own }) => own.map((line) => [line])), ...numbers];
  const reaches = [...held, ...numberedReaches(heads, ink)];
  const xs = linesToColumns([...all, ...holdReaches(reaches, all.length)]);
  if (xs && (isContents(group, xs) || (xs.length <= 3 && isMarked(group, xs)))) return null;
  if (!xs || (fewest === fewestRows && !numbersKeepColumns(numbered, xs))) return null;
  for (const { from, to } of wideRules(lines, rules)) {
    xs[0] = Math.min(xs[0]!, from);
    xs[xs.length - 1] = Math.max(xs.at(-1)!, to);
  }
  const runs = group.flatMap(({ line }) => line.runs);
  const lattice = ruledRows(group, xs, rules);
  if (lattice) {
    const rowOf = ({ line }: PartedLine): number => indexIn(lattice.ys, (line.box.y0 + line.box.y1) / 2);
    // The first line of a wrapped name stands above the numbers between the same two rules: it is no head.
    openHeads(
      lattice,
      heads.filter((head) => rowOf(head) < rowOf(body[0]!)),
      true,
    );
  }
  const free = lattice ? null : linesToFreeLattice(group, heads, xs, inkOfColumns(xs, placed));
  const grid = runsToGrid(page, splitRows((lattice ?? free?.lattice)!, runs), runs, 'aligned');
  return free ? markDoubts(grid, free.doubts, free.headRows) : grid;
}

/** Years are the only numbers of many a header. */
const hasOnlyYears = ({ parts }: PartedLine): boolean =>
  parts
    .map(({ runs }) => runs.map(({ text }) => text.trim()).join(''))
    .filter(isNumber)
    .every((text) => /^(?:19|20)\d\d$/.test(text));

const isNumbered = ({ runs }: Part): boolean => isNumber(runs.map(({ text }) => text).join(''));

const numbersOf = ({ parts }: PartedLine): number => parts.filter(isNumbered).length;

/** Whether rules of the same width stand above, below and within the lines. */
function isBetweenRules(lines: readonly PartedLine[], rules: readonly Segment[]): boolean {
  return wideRules(lines, rules).length >= 3;
}

/** The rules near the lines that reach over nearly all of them. */
function wideRules(lines: readonly PartedLine[], rules: readonly Segment[]): Segment[] {
  const [top, bottom] = [lines[0]!.line.box.y0 - 10, lines.at(-1)!.line.box.y1 + 10];
  const left = Math.min(...lines.map(({ line }) => line.box.x0));
  const right = Math.max(...lines.map(({ line }) => line.box.x1));
  return rules.filter(
    ({ at, from, to }) => at > top && at < bottom && Math.min(to, right) - Math.max(from, left) > (right - left) * 0.9,
  );
}

/** Whether texts stand below each other in two columns at least: the numbers along an axis do in one. */
function hasTwoColumns(lines: readonly Part[][], xs: readonly number[]): boolean {
  const columns = lines.map((parts) => new Set(parts.map(({ x0, x1 }) => indexIn(xs, (x0 + x1) / 2))));
  const counts = xs.map((_, column) => columns.filter((own) => own.has(column)).length);
  return counts.filter((count) => count > 1).length > 1;
}

/** Lines without the label of a total in the middle of several columns: words alone in their column, in a line that leaves the one before blank. */
function withoutStrays(lines: readonly Part[][]): Part[][] {
  const xs = linesToColumns(lines);
  if (!xs) return [...lines];
  const columnOf = ({ x0, x1 }: Part): number => indexIn(xs, (x0 + x1) / 2);
  const counts = new Array<number>(xs.length).fill(0);
  for (const part of lines.flat()) counts[columnOf(part)]!++;
  const isStray = (part: Part, own: readonly Part[]): boolean => {
    const column = columnOf(part);
    return (
      column > 0 && counts[column] === 1 && !isNumbered(part) && !own.some((other) => columnOf(other) === column - 1)
    );
  };
  return lines.map((parts) => parts.filter((part) => !isStray(part, parts)));
}

/** How far the text of each column reaches, leaving out what reaches over several. */
function inkOfColumns(xs: readonly number[], body: readonly Part[][]): Ink[] {
  const columns = xs.slice(1).map((): Part[] => []);
  for (const part of body.flat()) {
    const column = indexIn(xs, part.x0);
    if (column === indexIn(xs, part.x1)) columns[column]!.push(part);
  }
  return columns.map((parts): Ink => {
    const amounts = parts.filter(({ runs }) => isDecimal(runs.map(({ text }) => text).join('')));
    const spread = (places: number[]): number => Math.max(...places) - Math.min(...places);
    return {
      x0: Math.min(...parts.map(({ x0 }) => x0)),
      x1: Math.max(...parts.map(({ x1 }) => x1)),
      isAmount: amounts.length > 0,
      endsInLine: spread(amounts.map(({ x1 }) => x1)) < 1.5 && spread(amounts.map(({ x0 }) => x0)) > 3,
    };
  });
}

/** Numbers end or start at one place in at least one column, in most of its lines. */
function numbersKeepColumns(lines: readonly PartedLine[], xs: readonly number[]): boolean {
  const ends = Map.groupBy(
    lines.flatMap(({ parts }) => parts),
    ({ x0, x1 }) => indexIn(xs, (x0 + x1) / 2),
  );
  return [...ends.values()].some(
    (parts) => parts.length >= fewestRows && (keep(parts.map(({ x1 }) => x1)) || keep(parts.map(({ x0 }) => x0))),
  );
}

function keep(places: number[]): boolean {
  const sorted = [...places].sort((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)]!;
  return sorted.filter((place) => Math.abs(place - middle) <= 3).length >= sorted.length * 0.6;
}

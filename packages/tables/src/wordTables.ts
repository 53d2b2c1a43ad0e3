import type { GlyphRun, Grid, PageContent } from '@yusuan/model';
import type { PartedLine } from './alignedRows.ts';
import { isDrawing, isFilled } from './framedTables.ts';
import { linesToGapRows } from './gapRows.ts';
import { groupsToGrids } from './groupsToGrids.ts';
import { bandsToGrid, tableColumns } from './linesToGrid.ts';
import { isListing, mayBeRow } from './listings.ts';
import { indexIn } from './placeRuns.ts';
import { isProse } from './proseColumns.ts';
import type { Segment } from './rulingsToSegments.ts';
import type { Region } from './segmentsToRegions.ts';

/** Without rules, a table of words has this many columns and rows at least. */
const fewestColumns = 3;
const fewestRows = 3;
/** Lines further apart than this many font sizes belong to different tables. */
const widestPitch = 3.5;
/** Rows of a table stand at least this many font sizes apart, unless there are many of them: lines of addresses stand closer. */
const loosePitch = 1.38;
const manyCells = 20;
/** This part of the places in the grid holds a text. */
const filledPlaces = 0.4;
/** In this part of its columns the texts begin, end or have their middle in one place. */
const keptColumns = 0.75;

/** Tables of words that nothing but the alignment of three or more columns shows. Prose in columns, lists, forms and addresses are left alone. */
export function wordTables(
  page: PageContent,
  runs: readonly GlyphRun[],
  loose: readonly Region[],
): { grids: Grid[]; rest: readonly GlyphRun[] } {
  const rules = loose.flatMap(({ horizontal }) => horizontal);
  return groupsToGrids(runs, groupLines, (group) => groupToGrid(page.page, group, rules));
}

/** Stretches of lines of several parts, with the short lines of one part that stand between them. */
function groupLines(lines: readonly PartedLine[]): PartedLine[][] {
  const left = Math.min(...lines.map(({ line }) => line.box.x0));
  const right = Math.max(...lines.map(({ line }) => line.box.x1));
  const groups: PartedLine[][] = [];
  let group: PartedLine[] = [];
  const flush = (): void => {
    while (group.length > 0 && group.at(-1)!.parts.length < 2 && !isClose(group.at(-2), group.at(-1)!)) group.pop();
    if (group.length >= fewestRows) groups.push(group);
    group = [];
  };
  for (const line of lines) {
    const previous = group.at(-1);
    const far = previous && line.line.box.y0 - previous.line.box.y1 > line.line.fontSize * widestPitch;
    const short = line.parts.length === 1 && line.parts[0]!.x1 - line.parts[0]!.x0 < (right - left) * 0.4;
    const fits = line.parts.length > 1 ? mayBeRow(line) : group.length > 0 && short;
    if (far || !fits) flush();
    if (fits && (group.length > 0 || line.parts.length > 1)) group.push(line);
  }
  flush();
  return groups;
}

const isClose = (before: PartedLine | undefined, line: PartedLine): boolean =>
  before !== undefined && line.line.box.y0 - before.line.box.y1 < line.line.fontSize * 0.5;

function groupToGrid(page: number, group: readonly PartedLine[], rules: readonly Segment[]): Grid | null {
  if (group.filter(({ parts }) => parts.length >= fewestColumns).length < 2) return null;
  const head = headOf(group, rules);
  const xs = tableColumns(group, head);
  if (!xs || xs.length <= fewestColumns || isProse(group, xs) || isListing(group, xs)) return null;
  const rows = linesToGapRows(group, xs);
  if (rows.length < fewestRows || !isSpaced(rows, xs) || !keepsColumns(group, xs)) return null;
  const grid = bandsToGrid(page, { ys: [], segments: [], bands: [[...group]], head }, xs);
  const filled = grid.cells.filter(({ text }) => text.trim() !== '').length;
  return isFilled(grid) && !isDrawing(grid) && filled >= grid.rows * grid.columns * filledPlaces ? grid : null;
}

/** The lines above a rule as wide as half the table, else the first. */
function headOf(group: readonly PartedLine[], rules: readonly Segment[]): PartedLine[] {
  const left = Math.min(...group.map(({ line }) => line.box.x0));
  const right = Math.max(...group.map(({ line }) => line.box.x1));
  const below = rules.filter(
    ({ at, from, to }) =>
      at > group[0]!.line.box.y1 - 2 &&
      at < group.at(-1)!.line.box.y0 &&
      Math.min(to, right) - Math.max(from, left) > (right - left) * 0.5,
  );
  const first = Math.min(...below.map(({ at }) => at));
  const head = group.filter(({ line }) => (line.box.y0 + line.box.y1) / 2 < first);
  return below.length > 0 && head.length <= group.length / 2 ? head : group.slice(0, 1);
}

/** Rows with space between them, or many cells. */
function isSpaced(rows: readonly PartedLine[][], xs: readonly number[]): boolean {
  const cells = rows.filter((row) => row.some(({ parts }) => parts.length > 1)).length * (xs.length - 1);
  if (cells >= manyCells) return true;
  const ends = rows.map((row) => ({
    top: Math.min(...row.map(({ line }) => line.box.y0)),
    bottom: Math.max(...row.map(({ line }) => line.box.y1)),
  }));
  const gaps = ends.slice(1).map(({ top }, at) => top - ends[at]!.bottom);
  const em = rows[0]![0]!.line.fontSize;
  const middle = gaps.sort((a, b) => a - b)[Math.floor(gaps.length / 2)]!;
  return middle >= em * (loosePitch - 1);
}

/** Whether the texts of most columns begin, end or have their middle in one place. */
function keepsColumns(group: readonly PartedLine[], xs: readonly number[]): boolean {
  const columns = xs.slice(1).map((): { x0: number; x1: number }[] => []);
  for (const { parts } of group) for (const part of parts) columns[indexIn(xs, (part.x0 + part.x1) / 2)]!.push(part);
  const kept = columns.filter(
    (parts) =>
      keep(parts.map(({ x0 }) => x0)) ||
      keep(parts.map(({ x1 }) => x1)) ||
      keep(parts.map(({ x0, x1 }) => (x0 + x1) / 2)),
  );
  return kept.length >= columns.length * keptColumns;
}

function keep(places: number[]): boolean {
  const sorted = [...places].sort((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)] ?? 0;
  return sorted.length > 1 && sorted.filter((place) => Math.abs(place - middle) <= 3).length >= sorted.length * 0.7;
}

import type { Block, GlyphRun, Grid, PageContent } from '@yusuan/model';
import { hasNumber, type PartedLine, rowBorders, widestPitch } from './alignedRows.ts';
import { runsToGrid } from './buildGrid.ts';
import { columnBorders } from './columnsAgree.ts';
import { linesToGapRows } from './gapRows.ts';
import { walledLattice } from './lattice.ts';
import { apartNumbers, type Part, partsOf } from './linesToColumns.ts';
import { moveBorders } from './moveBorders.ts';
import { isDecimal, isNumber } from './numbers.ts';
import { indexIn } from './placeRuns.ts';
import { ruledRows } from './ruledRows.ts';
import type { Segment } from './rulingsToSegments.ts';
import { tableAtEnd } from './tableAtEnd.ts';
import { captionsNext, lastLines } from './tableBreaks.ts';
import { lineText, runsToLines } from './textLines.ts';

/** This part of the lines may hold what fits no column. */
const misfits = 0.04;
/** Numbers may reach over the left edge of their column by this much, in points. */
const overflow = 3;

/**
 * The rows that a page begins with, in the columns of the table without upright rules that the page before ends with. Null where they do not
 * fit those columns, or begin with a head. `runs` are those above the first caption of a table.
 */
export function continuedTable(
  page: PageContent,
  runs: readonly GlyphRun[],
  rules: readonly Segment[],
  before: readonly Block[],
): { grid: Grid; taken: ReadonlySet<GlyphRun> } | null {
  const grid = tableAtEnd(before)?.grid;
  if (grid?.method !== 'aligned' || captionsNext(before, lastLines(page.runs))) return null;
  const borders = columnBorders(grid, grid.fragments.at(-1)!.page).map(({ at }) => at);
  if (borders.length !== grid.columns + 1 || borders.length < 3) return null;
  const repeated = new Set(before.flatMap((block) => (block.kind === 'text' ? [block.text.trim()] : [])));
  const lines = runsToLines(runs)
    .filter((line) => !repeated.has(lineText(line.runs).trim()))
    .map((line): PartedLine => ({ line, parts: apartNumbers(partsOf(line)) }));
  const group = withoutGaps(lines);
  if (!group.some(hasNumber) || repeatHead(group, grid)) return null;
  const parts = group.flatMap((line) => line.parts);
  const xs = moveBorders(borders, parts, grid);
  const strays = group.filter(({ parts }) => !fits(parts, xs)).length;
  if (strays > Math.floor(group.length * misfits)) return null;
  const lattice = ruledRows(group, xs, rules) ?? walledLattice(xs, rowBorders(linesToGapRows(group, xs)));
  const inside = group.flatMap(({ line }) => line.runs);
  const next = runsToGrid(page.page, lattice, inside, 'aligned');
  return { grid: atBorders(next, borders), taken: new Set(inside) };
}

/** The same grid with its cells at the borders of the page before. */
function atBorders(grid: Grid, xs: readonly number[]): Grid {
  const cells = grid.cells.map((cell) => {
    const { box, column, columnSpan } = cell;
    return box ? { ...cell, box: { ...box, x0: xs[column]!, x1: xs[column + columnSpan]! } } : cell;
  });
  const fragments = grid.fragments.map(({ box, ...fragment }) => ({
    ...fragment,
    ...(box && { box: { ...box, x0: xs[0]!, x1: xs.at(-1)! } }),
  }));
  return { ...grid, cells, fragments };
}

function withoutGaps(lines: readonly PartedLine[]): PartedLine[] {
  const end = lines.findIndex(
    ({ line }, at) => at > 0 && line.box.y0 - lines[at - 1]!.line.box.y1 > line.fontSize * widestPitch,
  );
  return end < 0 ? [...lines] : lines.slice(0, end);
}

/** Whether lines repeat the words of the header of a table, the rows above its first amount. */
function repeatHead(lines: readonly PartedLine[], grid: Grid): boolean {
  const first = Math.min(...grid.cells.filter(({ text }) => isDecimal(text)).map(({ row }) => row), grid.rows);
  const fold = (text: string): string => text.replace(/\s+/g, '');
  const heads = grid.cells.filter(({ row }) => row < first).flatMap(({ text }) => [text, ...text.split('\n')]);
  const words = new Set(heads.map(fold));
  const parts = lines.slice(0, 2).flatMap((line) => line.parts);
  return parts.every(({ runs }) => words.has(fold(lineText(runs))));
}

/** Whether each part of a line starts, or ends if it is a number, in a column of its own. */
function fits(parts: readonly Part[], xs: readonly number[]): boolean {
  const taken = new Set<number>();
  return parts.every(({ x0, x1, runs }) => {
    const isAmount = isNumber(runs.map(({ text }) => text).join(''));
    const column = indexIn(xs, isAmount ? x1 - 1 : x0 + 1);
    if (taken.has(column) || (isAmount && column > 0 && x0 < xs[column]! - overflow)) return false;
    taken.add(column);
    return true;
  });
}

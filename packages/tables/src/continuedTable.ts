import type { Block, GlyphRun, Grid, PageContent } from '@yusuan/model';
import { hasNumber, type PartedLine, rowBorders } from './alignedRows.ts';
import { buildGrid } from './buildGrid.ts';
import { columnBorders } from './columnsAgree.ts';
import { linesToGapRows } from './gapRows.ts';
import { latticeToSpans } from './latticeToSpans.ts';
import { apartNumbers, type Part, partsOf } from './linesToColumns.ts';
import { moveBorders } from './moveBorders.ts';
import { isDecimal, isNumber } from './numbers.ts';
import { indexIn, placeRuns } from './placeRuns.ts';
import { ruledRows } from './ruledRows.ts';
import type { Segment } from './rulingsToSegments.ts';
import { lineText, runsToLines } from './textLines.ts';

/** No more text than this may stand below a table that goes on on the next page. */
const mostBelow = 60;
/** Lines further apart than this many font sizes belong to different tables. */
const widestPitch = 4.5;
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
  const grid = lastGrid(before);
  if (grid?.method !== 'aligned') return null;
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
  const lattice = ruledRows(group, xs, rules) ?? walled(xs, rowBorders(linesToGapRows(group, xs)));
  const inside = group.flatMap(({ line }) => line.runs);
  const spans = latticeToSpans(lattice);
  const next = buildGrid(page.page, lattice, spans, placeRuns(lattice, spans, inside), 'aligned');
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

/** The grid that a page ends with, if nothing but a short line or two follows it. */
function lastGrid(blocks: readonly Block[]): Grid | null {
  const at = blocks.findLastIndex(({ kind }) => kind === 'table');
  const block = blocks[at];
  const below = blocks
    .slice(at + 1)
    .reduce((sum, last) => sum + (last.kind === 'text' ? last.text.trim().length : 0), 0);
  return block?.kind === 'table' && below <= mostBelow ? block.grid : null;
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

const walled = (xs: readonly number[], ys: number[]) => ({
  xs: [...xs],
  ys,
  wallRight: Array.from({ length: ys.length - 1 }, () => new Array<boolean>(xs.length - 2).fill(true)),
  wallBelow: Array.from({ length: ys.length - 2 }, () => new Array<boolean>(xs.length - 1).fill(true)),
});

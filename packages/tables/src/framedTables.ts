import type { Cell, GlyphRun, Grid, PageContent } from '@yusuan/model';
import { hasNumber, listsItems, type PartedLine } from './alignedRows.ts';
import { alignedTables } from './alignedTables.ts';
import { numbersColumns } from './columnNumbers.ts';
import { covers } from './lattice.ts';
import { apartNumbers, partsOf } from './linesToColumns.ts';
import { bandsToGrid, tableColumns } from './linesToGrid.ts';
import { isNumber } from './numbers.ts';
import { isProse } from './proseColumns.ts';
import { type RuleFrame, rulesToFrames } from './ruleFrames.ts';
import type { Segment } from './rulingsToSegments.ts';
import type { Region } from './segmentsToRegions.ts';
import { lineText, runsToLines } from './textLines.ts';

/** Text may stand over the ends of a rule by this much, in points. */
const overhang = 4;
/** A line that stands this many font sizes off the rules around it is no row between them. */
const rowMargin = 1.1;

interface Band {
  top: number;
  bottom: number;
  lines: PartedLine[];
}

/** The tables that horizontal rules of the same ends hold: one above, one below, others between, no upright ones. */
export function framedTables(
  page: PageContent,
  runs: readonly GlyphRun[],
  loose: readonly Region[],
): { grids: Grid[]; rest: readonly GlyphRun[] } {
  const grids: Grid[] = [];
  let rest = runs;
  for (const frame of rulesToFrames(loose)) {
    for (const bands of stretchesOf(frameToBands(frame, rest))) {
      const grid = stretchToGrid(page.page, bands, frame);
      if (!grid) continue;
      const inside = bands.flatMap(({ lines }) => lines.flatMap(({ line }) => line.runs));
      const numeric = alignedTables(page, inside, loose);
      grids.push(...betterOf(grid, numeric, frame.segments));
      const taken = new Set(inside);
      rest = rest.filter((run) => !taken.has(run));
    }
  }
  return { grids, rest };
}

/** Of two readings of the same lines the one with fewer marks of wrong columns; what follows the numbers, when they are even. */
function betterOf(
  framed: Grid,
  numeric: { grids: Grid[]; rest: readonly GlyphRun[] },
  rules: readonly Segment[],
): Grid[] {
  const [only] = numeric.grids;
  if (!only || numeric.grids.length > 1 || numeric.rest.length > 0) return [framed];
  return [defects(only, rules) <= defects(framed, rules) ? only : framed];
}

/** Cells that hold several numbers side by side, those with a rule between their lines, and columns that are blank below their head. */
function defects(grid: Grid, rules: readonly Segment[]): number {
  const blank = new Set(Array.from({ length: grid.columns }, (_, column) => column));
  let crowded = 0;
  for (const cell of grid.cells) {
    const { row, column, columnSpan, text } = cell;
    if (text.split(/\s+/).filter(isNumber).length > 1 || isCut(cell, rules)) crowded++;
    if (row >= grid.rows / 3 && columnSpan === 1 && text.trim() !== '') blank.delete(column);
  }
  return crowded + blank.size;
}

/** Whether a rule as wide as the cell stands between the lines of its text. */
function isCut({ box, textBox }: Cell, rules: readonly Segment[]): boolean {
  if (!box || !textBox) return false;
  const inside = rules.filter(({ at }) => at > textBox.y0 && at < textBox.y1);
  return covers(inside, box.x0, box.x1);
}

function frameToBands(frame: RuleFrame, runs: readonly GlyphRun[]): Band[] {
  const { x0, x1, ys } = frame;
  const inside = runs.filter(({ box }) => {
    const x = (box.x0 + box.x1) / 2;
    return x > x0 - overhang && x < x1 + overhang;
  });
  const lines = runsToLines(inside).map((line): PartedLine => ({ line, parts: apartNumbers(partsOf(line)) }));
  const between = (top: number, bottom: number): Band => ({
    top,
    bottom,
    lines: lines.filter(({ line: { box } }) => box.y0 + box.y1 > top * 2 && box.y0 + box.y1 < bottom * 2),
  });
  const bands = ys.slice(1).map((bottom, at) => between(ys[at]!, bottom));
  return withOuterRows(bands, frame, between);
}

/** Rules between the rows only: the first row stands above the first rule, or the last below the last. */
function withOuterRows(
  bands: readonly Band[],
  frame: RuleFrame,
  between: (top: number, bottom: number) => Band,
): Band[] {
  const rows = bands.filter(({ lines }) => lines.length > 0);
  const heights = rows.map(({ top, bottom }) => bottom - top).sort((a, b) => a - b);
  const height = heights[Math.floor(heights.length / 2)]!;
  const parts = Math.max(...rows.flatMap(({ lines }) => lines.map((line) => line.parts.length)), 0);
  const em = rows[0]?.lines[0]?.line.fontSize ?? 0;
  if (rows.length < 2 || height > em * 9) return [...bands];
  const isRow = ({ lines }: Band): boolean =>
    lines.some((line) => line.parts.length > 1 && line.parts.length >= parts * 0.6) &&
    lines.every(({ line }) => line.fontSize < em * 1.3 && !/[:：]/.test(lineText(line.runs)));
  const above = between(bands[0]!.top - Math.max(height, em * 2), bands[0]!.top);
  above.lines = fromWideLine(above.lines, frame).toReversed();
  const below = between(bands.at(-1)!.bottom, bands.at(-1)!.bottom + Math.max(height, em * 2));
  below.lines = fromWideLine(below.lines.toReversed(), frame);
  const first = isRow(above) && bands[0]!.top - above.lines.at(-1)!.line.box.y1 < em * rowMargin;
  const last = isRow(below) && below.lines[0]!.line.box.y0 - bands.at(-1)!.bottom < em * rowMargin;
  return [
    ...(first ? [{ ...above, top: above.lines[0]!.line.box.y0 - 1 }] : []),
    ...bands,
    ...(last ? [{ ...below, bottom: below.lines.at(-1)!.line.box.y1 + 1 }] : []),
  ];
}

/** The lines after the last one of a single text as wide as half the table, in turned order: what stands before it is prose. */
function fromWideLine(lines: readonly PartedLine[], { x0, x1 }: RuleFrame): PartedLine[] {
  const wide = lines.findLastIndex(({ parts }) => parts.length === 1 && parts[0]!.x1 - parts[0]!.x0 > (x1 - x0) / 2);
  return lines.slice(wide + 1).toReversed();
}

/** Bands below each other that can be of one table: none blank and high, none with only a caption or prose. */
function stretchesOf(bands: readonly Band[]): Band[][] {
  const stretches: Band[][] = [[]];
  for (const band of bands) {
    if (isBreak(band)) stretches.push([]);
    else if (band.lines.length > 0) stretches.at(-1)!.push(band);
  }
  return stretches.filter((stretch) => stretch.length > 0);
}

const caption =
  /^(?:(?:table|tabelle|tableau|tabla|fig(?:ure|\.)?)\s*\d|表\s*[\d一二三四五六七八九十]|(?:计量)?单位[:：])/i;

function isBreak({ top, bottom, lines }: Band): boolean {
  if (lines.length === 0) return bottom - top > 40;
  if (lines.some(({ parts }) => parts.length > 1) && !caption.test(lineText(lines[0]!.line.runs))) return false;
  const em = lines[0]!.line.fontSize;
  const above = lines[0]!.line.box.y0 - top;
  const below = bottom - lines.at(-1)!.line.box.y1;
  return lines.length > 2 || Math.max(above, below) > em * rowMargin || caption.test(lineText(lines[0]!.line.runs));
}

function stretchToGrid(page: number, bands: readonly Band[], frame: RuleFrame): Grid | null {
  const lines = bands.flatMap((band) => band.lines);
  const head = headOf(bands.map((band) => band.lines));
  const columns = tableColumns(lines, head);
  if (!columns || isProse(lines, columns)) return null;
  const xs = [Math.min(columns[0]!, frame.x0), ...columns.slice(1, -1), Math.max(columns.at(-1)!, frame.x1)];
  if (xs.length < 4 && bands.length < 2) return null;
  const ys = [...bands.map(({ top }) => top), bands.at(-1)!.bottom];
  const grid = bandsToGrid(page, { ys, segments: frame.segments, bands: bands.map((band) => band.lines), head }, xs);
  return isFilled(grid) && !isDrawing(grid) ? grid : null;
}

/** The lines above the first row of numbers, where that is near the top, else those above the first rule. */
export function headOf(bands: readonly (readonly PartedLine[])[]): PartedLine[] {
  const first = bands.findIndex((lines) =>
    lines.some((line) => listsItems(line) || (hasNumber(line) && !numbersColumns(line))),
  );
  if (bands.length > 4 && first > 1 && first <= bands.length / 2) return bands.slice(0, first).flat();
  return bands.length > 1 ? [...bands[0]!] : bands[0]!.slice(0, 1);
}

/** Three rows, most of them with texts in two columns. */
export function isFilled(grid: Grid): boolean {
  if (grid.rows < 3) return false;
  const filled = new Array<number>(grid.rows).fill(0);
  for (const { row, rowSpan, text } of grid.cells)
    if (text.trim() !== '') for (let at = row; at < row + rowSpan; at++) filled[at]!++;
  return filled.filter((cells) => cells > 1).length >= grid.rows * 0.5;
}

/** Arrows, or the numbers along an axis: a drawing between rules. */
export function isDrawing({ cells, columns }: Grid): boolean {
  for (let column = 0; column < columns; column++)
    if (
      isAxis(
        cells.filter((cell) => cell.column === column && cell.columnSpan === 1).flatMap(({ text }) => text.split('\n')),
      )
    )
      return true;
  const texts = cells.map(({ text }) => text.trim()).filter((text) => text !== '');
  const arrows = texts.filter((text) => /[←-⇿]/.test(text));
  const axes = texts.filter((text) => text.split('\n').filter(isNumber).length >= 3);
  return arrows.length > 0 || axes.length > 0;
}

/** Numbers that go down by equal steps, as beside a chart; years do so in tables. */
function isAxis(texts: readonly string[]): boolean {
  const numbers = texts.filter(isNumber).map((text) => Number(text.replace(/[^\d.-]/g, '')));
  if (numbers.length < 4 || numbers.length < texts.filter((text) => text.trim() !== '').length) return false;
  const step = numbers[0]! - numbers[1]!;
  return step > 1 && numbers.every((number, at) => at === 0 || numbers[at - 1]! - number === step);
}

import type { Block, GlyphRun, Grid, OrphanHead, PageContent, TableBlock } from '@yusuan/model';
import { hasNumber, type PartedLine } from './alignedRows.ts';
import { numbersColumns } from './columnNumbers.ts';
import { partsOf } from './linesToColumns.ts';
import { isDecimal } from './numbers.ts';
import { lineText, runsToLines } from './textLines.ts';

/** A header has at most this many lines, and words as wide as at most this part of the page. */
const mostLines = 30;
const widest = 0.45;
/** A rule belongs to words that stand at most this many font sizes below it. */
const ruleAbove = 1.5;
/** Cells of the header begin above the rows by more than this, in points. */
const border = 3;
/** Where no rules stand between, rows begin this many font sizes below the header. */
const headGap = 0.5;
const caption = /(?<!其中)[:：]|[。；;]/;

/**
 * The header that a page ends with below the caption of its table, whose rows begin on the next page. `runs` are those below the last caption of the page;
 * null where they are no words over several columns.
 */
export function orphanHead(page: PageContent, runs: readonly GlyphRun[]): OrphanHead | null {
  const lines = runsToLines(runs).map((line): PartedLine => ({ line, parts: partsOf(line) }));
  const isHead = (line: PartedLine): boolean =>
    (!hasNumber(line) || numbersColumns(line)) &&
    !caption.test(lineText(line.line.runs)) &&
    line.parts.every(({ x0, x1 }) => x1 - x0 < page.width * widest);
  if (lines.length > mostLines || !lines.some(({ parts }) => parts.length > 1) || !lines.every(isHead)) return null;
  return withRules(page, runs);
}

/** The header of a table without upright rules that a page ends with after its first row of amounts. */
export function orphanRow(page: PageContent, { grid }: TableBlock, runs: readonly GlyphRun[]): OrphanHead | null {
  const rows = new Set(grid.cells.filter(({ text }) => isDecimal(text)).map(({ row }) => row));
  return grid.method === 'aligned' && rows.size === 1 && rows.has(grid.rows - 1) ? withRules(page, runs) : null;
}

function withRules({ page, rulings }: PageContent, runs: readonly GlyphRun[]): OrphanHead {
  const top = topOf(runs.map(({ box }) => box)) - runs[0]!.fontSize * ruleAbove;
  return { page, runs: [...runs], rulings: rulings.filter(({ y0, y1 }) => Math.min(y0, y1) > top) };
}

/** A page with the header that the page before ends with above its first line, and how far that was moved. */
export interface HeadedPage {
  content: PageContent;
  head: OrphanHead;
  /** The top of what the page itself holds. */
  top: number;
  moved: number;
}

/** Null where the page before, whose blocks are given, ends with no such header. */
export function pageBelowHead(page: PageContent, before: readonly Block[]): HeadedPage | null {
  const head = before.findLast((block) => block.orphanHead)?.orphanHead;
  if (!head || page.runs.length === 0) return null;
  const em = head.runs[0]!.fontSize;
  const firstText = topOf(page.runs.map(({ box }) => box));
  const firstRule = topOf(page.rulings);
  const isRuled = firstRule < firstText && firstText - firstRule < em * ruleAbove;
  const top = isRuled ? firstRule : firstText;
  const lastText = bottomOf(head.runs.map(({ box }) => box));
  const lastRule = bottomOf(head.rulings);
  const moved = top - (lastRule > lastText ? lastRule : lastText + em * headGap);
  const runs = head.runs.map((run) => ({ ...run, box: shift(run.box, moved) }));
  const rulings = head.rulings.map((ruling) => ({ ...ruling, ...shift(ruling, moved) }));
  const content = { ...page, runs: [...runs, ...page.runs], rulings: [...rulings, ...page.rulings] };
  return { content, head, top, moved };
}

/** The blocks of such a page with the header of its first table back on the page before; null where that table does not have all of it. */
export function headToPageBefore(blocks: readonly Block[], { head, top, moved }: HeadedPage): Block[] | null {
  const first = blocks.find((block) => block.kind === 'table');
  if (!first || blocks[0] !== first) return null;
  const grid = gridToFragments(first.grid, top, moved, head.page);
  const isWhole = !blocks.some((block) => block.kind === 'text' && block.box && block.box.y1 < top);
  return grid && isWhole ? [{ kind: 'table', grid }, ...blocks.slice(1)] : null;
}

function gridToFragments(grid: Grid, top: number, moved: number, page: number): Grid | null {
  const isAbove = (y: number): boolean => y < top - border;
  const above = grid.cells.filter(({ box }) => box && isAbove(box.y0));
  const rows = above.reduce((most, { row, rowSpan }) => Math.max(most, row + rowSpan), 0);
  const [fragment] = grid.fragments;
  const isCut = grid.cells.every((cell) => cell.row >= rows || above.includes(cell));
  if (rows === 0 || rows === grid.rows || !isCut || !fragment?.box) return null;
  const firstRow = topOf(grid.cells.flatMap(({ row, box }) => (row >= rows && box ? [box] : [])));
  const cells = grid.cells.map((cell) => {
    if (cell.row >= rows) return cell;
    const { box, textBox } = cell;
    return {
      ...cell,
      page,
      ...(box && { box: shift(box, -moved) }),
      ...(textBox && { textBox: shift(textBox, -moved) }),
    };
  });
  const headBox = shift({ ...fragment.box, y1: firstRow }, -moved);
  const fragments = [
    { ...fragment, page, box: headBox, lastRow: rows - 1 },
    { ...fragment, box: { ...fragment.box, y0: firstRow }, firstRow: rows },
  ];
  return { ...grid, cells, fragments };
}

interface Reach {
  y0: number;
  y1: number;
}

const topOf = (reaches: readonly Reach[]): number =>
  reaches.reduce((top, { y0, y1 }) => Math.min(top, y0, y1), Infinity);
const bottomOf = (reaches: readonly Reach[]): number =>
  reaches.reduce((bottom, { y0, y1 }) => Math.max(bottom, y0, y1), -Infinity);

const shift = <T extends Reach>(reach: T, by: number): T => ({
  ...reach,
  y0: reach.y0 + by,
  y1: reach.y1 + by,
});

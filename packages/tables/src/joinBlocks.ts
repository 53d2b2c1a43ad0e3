import { type Block, type Grid, type TableBlock, type TextBlock, withoutContinued } from '@yusuan/model';
import { appendRows } from './appendRows.ts';
import { appendSlice, continueSlice } from './appendSlice.ts';
import { columnsAgree } from './columnsAgree.ts';
import { repeatedHeaderRows } from './headerRows.ts';
import { mendTornRow } from './mendTornRow.ts';
import { startsTable } from './startsTable.ts';
import { tableAtEnd } from './tableAtEnd.ts';
import { captionsNext, footOf } from './tableBreaks.ts';

/**
 * Joins tables that go on over pages, and slices of one wide table. The blocks of each page come in order; the fragments of a joined
 * grid say which part stood where. A table goes on where nothing but what the page repeats (its title, organisation, unit) stands
 * between, and the header is repeated, or the columns stand where they stood.
 */
export function joinBlocks(pages: readonly (readonly Block[])[]): Block[] {
  const joined: Block[] = [];
  let open: OpenTable | null = null;
  for (const [at, blocks] of pages.entries()) {
    if (at > 0 && captionsNext(pages[at - 1]!, footOf(blocks))) open = null;
    const first = blocks.findIndex(({ kind }) => kind === 'table');
    if (at > 0 && first >= 0 && startsOnPageBefore((blocks[first] as TableBlock).grid)) {
      open = null;
      const orphan = joined.indexOf(pages[at - 1]!.findLast(({ orphanHead }) => orphanHead)!);
      if (orphan >= 0) joined.splice(orphan);
    }
    const above = (first < 0 ? blocks : blocks.slice(0, first)) as readonly TextBlock[];
    let rest = blocks;
    if (open && first >= 0) {
      const next = (blocks[first] as TableBlock).grid;
      const merged = joinGrids(open, next, above) ?? joinSlice(open, next, above, joined);
      if (merged) {
        open.block.grid = merged;
        rest = blocks.slice(first + 1);
        joined.push(...rest);
        if (tableAtEnd(blocks) !== blocks[first]) open = lastTable(joined, rest);
        continue;
      }
    }
    joined.push(...rest);
    open = lastTable(joined, rest);
  }
  return joined;
}

/** Whether the header of a table stands at the foot of the page before its rows; it is no text there. */
const startsOnPageBefore = ({ fragments: [head, rows] }: Grid): boolean => rows !== undefined && head!.page < rows.page;

interface OpenTable {
  block: TableBlock;
  /** The lines above it on its page. */
  above: TextBlock[];
}

/** The table that a page ends with, if nothing but a short line or two follows it. */
function lastTable(joined: readonly Block[], page: readonly Block[]): OpenTable | null {
  const block = tableAtEnd(page);
  if (!block) return null;
  const above: TextBlock[] = [];
  for (let before = page.indexOf(block) - 1; before >= 0 && page[before]!.kind === 'text'; before--)
    above.unshift(page[before] as TextBlock);
  return joined.includes(block) ? { block, above } : null;
}

const fold = (text: string): string => text.replace(/\s+/g, '');

function joinGrids(open: OpenTable, next: Grid, above: readonly TextBlock[]): Grid | null {
  const grid = open.block.grid;
  if (linesOfItsOwn(open, above).length > 0) return null;
  const continued = continueSlice(grid, next);
  if (continued) return continued;
  const header = repeatedHeaderRows(grid, next);
  if (header > 0) return appendRows(grid, next, header);
  if (!columnsAgree(grid, next) || startsTable(grid, next)) return null;
  const mended = mendTornRow(grid, next);
  return appendRows(mended.grid, mended.next, 0);
}

/** The lines that the page before does not have above its table, be it without the words that it goes on. */
function linesOfItsOwn(open: OpenTable, above: readonly TextBlock[]): TextBlock[] {
  const known = new Set(['', ...open.above.map(({ text }) => fold(text))]);
  return above.filter(({ text }) => {
    const continued = withoutContinued(fold(text));
    return !known.has(fold(text)) && (continued === null || !known.has(continued));
  });
}

/**
 * A slice of a wide sheet below the rest of the lines of the sheet: the page's edge cut a title in two, or a unit stands at the right end of
 * the sheet. These lines are completed and added above the table. A slice that has words of its own is known by them, or by the blank where the
 * first slice has a title: no more than a unit at the right end.
 */
function joinSlice(open: OpenTable, next: Grid, above: readonly TextBlock[], joined: Block[]): Grid | null {
  const lines = linesOfItsOwn(open, above).map((line) => {
    const left = open.above.find((other) => isBeside(other, line));
    return { line, left, text: left && joinCut(left.text.trimEnd(), line.text.trimStart()) };
  });
  // A unit that also ends the line of the page before is no cut text: nothing of it is new.
  const isCut = lines.some(({ left, line, text }) => {
    const before = left?.text.trim().length ?? 0;
    return text && text.trim().length > before && text.length < before + line.text.trim().length;
  });
  const isBlank =
    open.above.length > 0 && next.rows >= fewestBelowBlank && above.every((line) => isAtRightEnd(line, next));
  if (lines.some(({ left, line }) => isTitle(line) && (!left || isTitle(left)))) return null;
  const merged =
    appendSlice(open.block.grid, next) ?? (isCut || isBlank ? appendSlice(open.block.grid, next, true) : null);
  if (!merged) return null;
  for (const { line, left, text } of lines) {
    if (left && text) left.text = text;
    else joined.splice(joined.indexOf(open.block), 0, line);
  }
  return merged;
}

/** A whole title or number of a table, where the one beside it on the page before is whole, too. */
const isTitle = ({ text }: TextBlock): boolean => /表(?:[(（].*[)）])?$/.test(fold(text));

/** Rows of a slice below a blank: fewer may have the same heights by chance. */
const fewestBelowBlank = 8;

/** As a unit stands above a table, where a title is in the middle. */
function isAtRightEnd({ box, fontSize = 0 }: TextBlock, grid: Grid): boolean {
  const table = grid.fragments[0]!.box;
  if (!box || !table) return false;
  return Math.abs(box.x1 - table.x1) < fontSize && box.x0 > (table.x0 + table.x1) / 2;
}

function isBeside({ box: left }: TextBlock, { box: right }: TextBlock): boolean {
  if (!left || !right) return false;
  const middle = (right.y0 + right.y1) / 2;
  return middle > left.y0 && middle < left.y1;
}

/** Both parts of a text that was cut, which may both have what stands at the cut. */
function joinCut(left: string, right: string): string {
  let shared = Math.min(left.length, right.length);
  while (!left.endsWith(right.slice(0, shared))) shared--;
  return left + right.slice(shared);
}

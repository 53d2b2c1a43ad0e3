import type { Block, Grid, TableBlock, TextBlock } from '@yusuan/model';
import { appendRows } from './appendRows.ts';
import { appendSlice, continueSlice } from './appendSlice.ts';
import { columnsAgree } from './columnsAgree.ts';
import { repeatedHeaderRows } from './headerRows.ts';
import { mendTornRow } from './mendTornRow.ts';
import { startsTable } from './startsTable.ts';
import { tableAtEnd } from './tableAtEnd.ts';

/**
 * Joins tables that go on over pages, and slices of one wide table. The blocks of each page come in order; the fragments of a joined
 * grid say which part stood where. A table goes on where nothing but what the page repeats (its title, organisation, unit) stands
 * between, and the header is repeated, or the columns stand where they stood.
 */
export function joinBlocks(pages: readonly (readonly Block[])[]): Block[] {
  const joined: Block[] = [];
  let open: OpenTable | null = null;
  for (const blocks of pages) {
    const first = blocks.findIndex(({ kind }) => kind === 'table');
    const above = (first < 0 ? blocks : blocks.slice(0, first)) as readonly TextBlock[];
    let rest = blocks;
    if (open && first >= 0) {
      const next = (blocks[first] as TableBlock).grid;
      const merged = joinGrids(open, next, above);
      if (merged) {
        open.block.grid = merged;
        rest = blocks.slice(first + 1);
        joined.push(...rest);
        open = rest.length === 0 ? open : lastTable(joined, rest);
        continue;
      }
    }
    joined.push(...rest);
    open = lastTable(joined, rest);
  }
  return joined;
}

interface OpenTable {
  block: TableBlock;
  /** The lines above it on its page. */
  above: string[];
}

/** The table that a page ends with, if nothing but a short line or two follows it. */
function lastTable(joined: readonly Block[], page: readonly Block[]): OpenTable | null {
  const block = tableAtEnd(page);
  if (!block) return null;
  const above: string[] = [];
  for (let before = page.indexOf(block) - 1; before >= 0 && page[before]!.kind === 'text'; before--)
    above.unshift(fold((page[before] as TextBlock).text));
  return joined.includes(block) ? { block, above } : null;
}

const fold = (text: string): string => text.replace(/\s+/g, '');

function joinGrids(open: OpenTable, next: Grid, above: readonly TextBlock[]): Grid | null {
  const grid = open.block.grid;
  const lines = above.map(({ text }) => fold(text)).filter((text) => text !== '');
  const repeated = lines.every((line) => open.above.includes(line));
  if (!repeated && lines.length > 0) return null;
  const continued = continueSlice(grid, next);
  if (continued) return continued;
  const header = repeatedHeaderRows(grid, next);
  if (header > 0) return appendRows(grid, next, header);
  if (!columnsAgree(grid, next)) return appendSlice(grid, next);
  if (startsTable(grid, next)) return null;
  const mended = mendTornRow(grid, next);
  return appendRows(mended.grid, mended.next, 0);
}

import type { Block, TableBlock } from '@yusuan/model';
import { foldForMatch } from '@yusuan/normalize';
import { emptyNote, noteLine } from '@yusuan/pipelines';
import { type ContextLine, type LineKind, toContextLine } from './lines.ts';

/** How far above a table its title can stand. */
const MAX_LINES_ABOVE = 14;

/** Lines that stand between a title and its table. */
const besideTitles: ReadonlySet<LineKind> = new Set<LineKind>(['unit', 'organisation', 'number', 'year']);

/** The lines above a table that can belong to it, the nearest first: back to running text, the table before, or the page's top. */
export function linesAbove(blocks: readonly Block[], index: number, contents: ReadonlySet<number>): ContextLine[] {
  const block = blocks[index] as TableBlock;
  const page = firstPage(block);
  const lines: ContextLine[] = [];
  for (let i = index - 1; i >= 0 && lines.length < MAX_LINES_ABOVE; i--) {
    const other = blocks[i]!;
    if (other.kind === 'table' || contents.has(i)) break;
    const line = toContextLine(other);
    if (line.kind === 'blank' || line.kind === 'page-number') continue;
    // A title can be left at the foot of the page before, but only where the next page has none.
    if (line.page < page - 1 || (line.page < page && !(besideTitles.has(line.kind) || line.kind === 'title'))) break;
    if (line.page < page && lines.some((above) => above.page === page && !besideTitles.has(above.kind))) break;
    if (line.kind === 'prose') break;
    lines.push(line);
  }
  return lines;
}

/** The notes right under a table, as printed: `注：若为空表…`, `本表为空`. */
export function notesBelow(blocks: readonly Block[], index: number): string | null {
  const block = blocks[index] as TableBlock;
  const page = lastPage(block);
  const notes: string[] = [];
  for (let i = index + 1; i < blocks.length && i <= index + 6; i++) {
    const other = blocks[i]!;
    if (other.kind === 'table' || other.page !== page) break;
    const compact = foldForMatch(other.text);
    const line = toContextLine(other);
    if (line.kind === 'blank' || line.kind === 'page-number') continue;
    const isNote = noteLine.test(compact) || (emptyNote.test(compact) && compact.length < 80);
    const goesOn = notes.length > 0 && line.kind === 'prose' && /^\d|^[(（①-⑳]/.test(compact);
    if (!isNote && !goesOn) break;
    notes.push(other.text.trim());
  }
  return notes.length > 0 ? notes.join('\n') : null;
}

export function firstPage(block: TableBlock): number {
  return block.grid.fragments[0]?.page ?? block.grid.cells[0]?.page ?? 1;
}

export function lastPage(block: TableBlock): number {
  return block.grid.fragments.at(-1)?.page ?? block.grid.cells.at(-1)?.page ?? 1;
}

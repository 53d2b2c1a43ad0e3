import type { Block } from '@yusuan/model';
import { readGridTable } from './gridTable.ts';
import { htmlToBlocks } from './htmlToBlocks.ts';
import { plainCell, plainLine } from './inlineMarkup.ts';
import { readPipeTable } from './pipeTable.ts';
import { gridToRows, type Row } from './rows.ts';

/** What the lines of a text are, before rows are put together. */
export type Token =
  | { kind: 'blank'; pageBreak: boolean }
  | { kind: 'row'; row: Row }
  | { kind: 'text'; text: string; line: number; heading: number | null }
  | { kind: 'blocks'; blocks: Block[] };

const MAX_QUOTED_LINES = 200;

export function linesToTokens(lines: readonly string[], sourceName: string): Token[] {
  const tokens: Token[] = [];
  for (let i = 0; i < lines.length; ) {
    const line = lines[i]!;
    if (line.trim() === '' && !line.includes('\t')) {
      tokens.push({ kind: 'blank', pageBreak: line.includes('\f') });
      i++;
      continue;
    }
    const tableEnd = /<table[\s>]/i.test(line) ? findTableEnd(lines, i) : -1;
    if (tableEnd >= 0) {
      tokens.push(...htmlToTokens(lines.slice(i, tableEnd + 1).join('\n'), sourceName, i + 1));
      i = tableEnd + 1;
      continue;
    }
    const pipe = readGridTable(lines, i) ?? readPipeTable(lines, i);
    if (pipe) {
      tokens.push(...tableTokens(pipe.rows));
      i = pipe.next;
      continue;
    }
    if (line.includes('\t')) {
      const { row, next } = readTabRow(lines, i);
      if (!isDivider(row)) tokens.push({ kind: 'row', row });
      i = next;
      continue;
    }
    const plain = plainLine(line);
    if (plain.text !== '') tokens.push({ kind: 'text', text: plain.text, line: i + 1, heading: plain.heading });
    i++;
  }
  return tokens;
}

/** HTML as the same tokens: a table without merged cells is rows like any other, one with them stays whole. */
export function htmlToTokens(source: string, sourceName: string, firstLine = 1): Token[] {
  return htmlToBlocks(source, sourceName, firstLine).flatMap((block): Token[] => {
    if (block.kind === 'text')
      return [{ kind: 'text', text: block.text, line: block.line, heading: block.heading ?? null }];
    const { grid } = block;
    return grid.method === 'tabbed' && grid.headerRows === undefined
      ? tableTokens(gridToRows(grid))
      : [{ kind: 'blocks', blocks: [block] }];
  });
}

/** Rows that the source prints as a table of their own. */
function tableTokens(rows: readonly Row[]): Token[] {
  const blank: Token = { kind: 'blank', pageBreak: false };
  return [blank, ...rows.map((row): Token => ({ kind: 'row', row })), blank];
}

/** The line on which the `<table>` that opens on line `start` is closed, or -1. */
function findTableEnd(lines: readonly string[], start: number): number {
  let depth = 0;
  for (let i = start; i < lines.length; i++) {
    for (const [tag] of lines[i]!.matchAll(/<table[\s>]|<\/table>/gi)) depth += tag.startsWith('</') ? -1 : 1;
    if (depth <= 0) return i;
  }
  return -1;
}

/** One row of tab-separated cells. A cell in quotes may go on over lines, as spreadsheets write it. */
function readTabRow(lines: readonly string[], start: number): { row: Row; next: number } {
  let text = lines[start]!;
  let next = start + 1;
  const opens = text.split('\t').some((cell) => /^"/.test(cell) && (cell.split('"').length - 1) % 2 === 1);
  if (opens) {
    let joined = text;
    for (let i = start + 1; i < lines.length && i - start <= MAX_QUOTED_LINES; i++) {
      joined += `\n${lines[i]!}`;
      if ((lines[i]!.split('"').length - 1) % 2 === 1) {
        text = joined;
        next = i + 1;
        break;
      }
    }
  }
  const cells = text.split('\t').map((cell) => plainCell(unquote(cell)).trimEnd());
  return { row: { cells, line: start + 1 }, next };
}

function unquote(cell: string): string {
  const inner = /^"([\s\S]*)"\s*$/.exec(cell)?.[1];
  return inner !== undefined && /\n|""/.test(inner) ? inner.replaceAll('""', '"') : cell;
}

/** The `--⇥--⇥--` that some converters print under a header, and rows of tabs alone: no row. */
function isDivider(row: Row): boolean {
  const filled = row.cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  return filled.length === 0 || (filled.length > 1 && filled.every((cell) => /^:?[-=]{2,}:?$/.test(cell)));
}

import { plainCell } from './inlineMarkup.ts';
import { blankRepeatedCells } from './repeatedCells.ts';
import type { Row } from './rows.ts';

const DELIMITER = /^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$/;

/** Whether a line is the `|---|:--:|` under a Markdown header. */
function isDelimiterRow(line: string): boolean {
  return line.includes('-') && line.includes('|') && DELIMITER.test(line);
}

function looksLikePipeRow(line: string): boolean {
  return /^\s*\|.*\|\s*$/.test(line);
}

/** The cells of `| a | b\|c |`; line breaks written as `<br>` become \n, emphasis goes. */
function pipeRowToCells(line: string, open: boolean): string[] {
  const body = open
    ? line
    : line
        .trim()
        .replace(/^\|/, '')
        .replace(/(?<!\\)\|$/, '');
  return body.split(/(?<!\\)\|/).map((cell) =>
    plainCell(cell.replaceAll('\\|', '|'))
      .replace(/^ | +$/g, '')
      .replace(/\*\*(?=\S)([^*]+?)\*\*/g, '$1')
      .trimEnd(),
  );
}

export interface PipeTable {
  rows: Row[];
  /** Index of the first line behind the table. */
  next: number;
}

/** The Markdown table that begins at `start`, or null: a header with its delimiter, two rows between pipes, or three rows of as many cells. */
export function readPipeTable(lines: readonly string[], start: number): PipeTable | null {
  const first = lines[start]!;
  if (!first.includes('|')) return null;
  const second = lines[start + 1] ?? '';
  const headed = isDelimiterRow(second);
  const framed = looksLikePipeRow(first) && looksLikePipeRow(second);
  const open = !headed && !framed;
  if (open && !isOpenTable(lines, start)) return null;
  const rows: Row[] = [];
  let next = start;
  while (
    next < lines.length &&
    (looksLikePipeRow(lines[next]!) || (!framed && lines[next]!.includes('|') && lines[next]!.trim() !== ''))
  ) {
    if (!isDelimiterRow(lines[next]!)) rows.push({ cells: pipeRowToCells(lines[next]!, open), line: next + 1 });
    next++;
  }
  return rows.length === 0 ? null : { rows: blankRepeatedCells(withoutFrameFill(rows)), next };
}

const barsIn = (line: string): number => line.match(/(?<!\\)\|/g)?.length ?? 0;

/** Rows without bars at their ends: `科目 | 合计`, and a bar at an end is that of a blank cell. */
function isOpenTable(lines: readonly string[], start: number): boolean {
  const bars = barsIn(lines[start]!);
  return !looksLikePipeRow(lines[start]!) && [1, 2].every((i) => barsIn(lines[start + i] ?? '') === bars);
}

/** What pandas writes for a blank cell: `Unnamed: 3` in the first row, NaN below. */
function withoutFrameFill(rows: readonly Row[]): Row[] {
  if (!rows[0]!.cells.some((cell) => /^Unnamed: \d+$/.test(cell))) return [...rows];
  return rows.map((row) => ({
    ...row,
    cells: row.cells.map((cell) => (/^(?:Unnamed: \d+|NaN)$/.test(cell) ? '' : cell)),
  }));
}

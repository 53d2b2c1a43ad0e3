import { plainCell } from './inlineMarkup.ts';
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
function pipeRowToCells(line: string): string[] {
  const body = line
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

/** The Markdown table that begins at `start`, or null. A header with its delimiter, or at least two rows between pipes. */
export function readPipeTable(lines: readonly string[], start: number): PipeTable | null {
  const first = lines[start]!;
  if (!first.includes('|')) return null;
  const headed = lines[start + 1] !== undefined && isDelimiterRow(lines[start + 1]!);
  if (!headed && !(looksLikePipeRow(first) && lines[start + 1] !== undefined && looksLikePipeRow(lines[start + 1]!)))
    return null;
  const rows: Row[] = [];
  let next = start;
  while (
    next < lines.length &&
    (looksLikePipeRow(lines[next]!) || (headed && lines[next]!.includes('|') && lines[next]!.trim() !== ''))
  ) {
    if (!isDelimiterRow(lines[next]!)) rows.push({ cells: pipeRowToCells(lines[next]!), line: next + 1 });
    next++;
  }
  return rows.length === 0 ? null : { rows, next };
}

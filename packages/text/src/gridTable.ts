import { plainCell } from './inlineMarkup.ts';
import type { PipeTable } from './pipeTable.ts';
import type { Row } from './rows.ts';

/** `+-----+=====+`, the rule between the rows of a grid table as pandoc writes it. */
const RULE = /^\s*\+(?:[-=:]+\+)+\s*$/;

/** The grid table that begins at `start`, or null: the lines between two rules are the lines of one row's cells. */
export function readGridTable(lines: readonly string[], start: number): PipeTable | null {
  if (!RULE.test(lines[start]!)) return null;
  const rows: Row[] = [];
  let open: Row | null = null;
  let next = start + 1;
  for (; next < lines.length; next++) {
    const line = lines[next]!.trim();
    if (RULE.test(line)) {
      if (open) rows.push({ ...open, cells: open.cells.map((cell) => plainCell(cell).trimEnd()) });
      open = null;
      continue;
    }
    if (!/^\|.*\|$/.test(line)) break;
    const cells = line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.replace(/^ | +$/g, ''));
    if (!open) open = { cells, line: next + 1 };
    else open.cells = open.cells.map((cell, i) => [cell, cells[i] ?? ''].filter((text) => text !== '').join('\n'));
  }
  return rows.length === 0 ? null : { rows, next };
}

import { filledCells } from './rows.ts';
import { allRows, type Part, type TabTable, type TextToken } from './tabTables.ts';

/** Whether rows are the lines of a table of contents: a title, then a page number, going up. */
function isContentsList(table: TabTable, before: readonly Part[]): boolean {
  const rows = allRows(table);
  let previous = 0;
  let leaders = 0;
  for (const row of rows) {
    const filled = row.cells.filter((cell) => cell.trim() !== '');
    const page = Number(filled.at(-1));
    if (filled.length !== 2 || !/^\s*\d{1,4}\s*$/.test(filled[1]!) || !Number.isInteger(page) || page < previous)
      return false;
    if (/[.…·]{3,}\s*$/.test(filled[0]!)) leaders++;
    previous = page;
  }
  const announced = before
    .slice(-6)
    .some((part) => part.kind === 'text' && /^(?:目录|contents)$/i.test(part.text.replace(/\s+/g, '')));
  return announced || leaders * 2 > rows.length;
}

/** Tables that are none (contents lists, single lines with a tab in them) back to lines of text. */
export function dropFalseTables(parts: readonly Part[]): Part[] {
  const kept: Part[] = [];
  for (const part of parts) {
    if (part.kind === 'tab-table' && (isSingleLine(part) || isContentsList(part, kept))) kept.push(...rowsToText(part));
    else kept.push(part);
  }
  return kept;
}

function isSingleLine(table: TabTable): boolean {
  const rows = allRows(table);
  return rows.length === 1 || rows.every((row) => filledCells(row) <= 1 && row.cells[0]!.trim() !== '');
}

function rowsToText(table: TabTable): TextToken[] {
  return allRows(table).map((row) => ({
    kind: 'text' as const,
    text: row.cells
      .map((cell) => cell.trim())
      .filter((cell) => cell !== '')
      .join('  '),
    line: row.line,
    heading: null,
  }));
}

import type { Grid, Notice } from '@yusuan/model';
import { spreadCompactHeads } from './compactHeads.ts';
import { fragmentsToGrid, type Row, type RowFragment } from './rows.ts';
import { isTitleText, mapLostColumns, repeatedHeader, startsTable, usedColumns, width } from './shape.ts';
import type { Token } from './tokens.ts';

/** A table of tab-separated lines while it is put together. */
export interface TabTable {
  kind: 'tab-table';
  fragments: RowFragment[];
  notices: Notice[];
}

export type TextToken = Extract<Token, { kind: 'text' }>;
export type Part = Exclude<Token, { kind: 'row' } | { kind: 'blank' }> | TabTable;

const PAGE_MARK = /^(?:[-—－\s]*\d{1,4}[-—－\s]*|第\s*\d+\s*页.*|续表.*|[(（]续[)）])$/;
const ENDS_SENTENCE = /[。；;！!？?：:）)”」》.]$/;
const MAX_TORN_LINES = 80;

export function allRows(table: TabTable): Row[] {
  return table.fragments.flatMap((fragment) => fragment.rows);
}

export function tabTableToGrid(table: TabTable): Grid {
  return fragmentsToGrid(table.fragments, 'tabbed', table.notices);
}

/** Runs of rows → tables: lines inside a run, blank lines, page numbers and torn cells between them are decided by shape. */
export function tokensToParts(tokens: readonly Token[]): Part[] {
  const runningHeads = findRunningHeads(tokens);
  const parts: Part[] = [];
  let current: TabTable | null = null;
  let waiting: TextToken[] = [];
  const settle = (): void => {
    parts.push(...waiting);
    waiting = [];
  };
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    if (token.kind === 'blank') continue;
    if (token.kind === 'row') {
      const run = takeRun(tokens, i);
      const rows = run.rows;
      i = run.end - 1;
      if (current && joinRun(current, rows, waiting, runningHeads)) waiting = [];
      else {
        settle();
        current = { kind: 'tab-table', fragments: [{ rows, repeatedHeaderRows: 0 }], notices: run.notices };
        parts.push(current);
      }
      continue;
    }
    if (token.kind === 'blocks') {
      settle();
      parts.push(token);
      current = null;
    } else {
      waiting.push(token);
      if (waiting.length > MAX_TORN_LINES) {
        settle();
        current = null;
      }
    }
  }
  settle();
  return parts;
}

/** Rows from `start` on, with the untabbed lines that stand directly between them. */
function takeRun(tokens: readonly Token[], start: number): { rows: Row[]; notices: Notice[]; end: number } {
  const rows: Row[] = [];
  let end = start;
  while (end < tokens.length) {
    const token = tokens[end]!;
    if (token.kind === 'row') {
      rows.push(token.row);
      end++;
      continue;
    }
    if (token.kind !== 'text' || token.heading !== null) break;
    let after = end;
    while (after < tokens.length && isPlainLine(tokens[after]!)) after++;
    const next = tokens[after];
    if (next?.kind !== 'row') break;
    const between = tokens.slice(end, after) as TextToken[];
    if (between.some((line) => isTitleText(line.text) || /单位\s*[:：]/.test(line.text))) break;
    for (const line of between) rows.push({ cells: [line.text], line: line.line });
    end = after;
  }
  const spread = spreadCompactHeads(rows);
  return { rows: mendTornRows(spread.rows), notices: spread.notices, end };
}

function isPlainLine(token: Token): boolean {
  return token.kind === 'text' && token.heading === null;
}

/**
 * A cell with a line break tears its row over several lines: `a⇥b1` / `b2` / `b3⇥c`. Where all other rows have the same number of cells,
 * and the pieces make up exactly one such row, they are put together.
 */
function mendTornRows(rows: Row[]): Row[] {
  const full = mostFrequentWidth(rows);
  if (full < 2) return rows;
  const mended: Row[] = [];
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    const missing = full - row.cells.length;
    const end = missing > 0 && row.cells.length > 1 ? findTornEnd(rows, i, missing) : -1;
    if (end < 0) {
      mended.push(row);
      continue;
    }
    const cells = [...row.cells];
    for (const piece of rows.slice(i + 1, end + 1)) {
      cells[cells.length - 1] += `\n${piece.cells[0]!.trim()}`;
      cells.push(...piece.cells.slice(1));
    }
    mended.push({ cells, line: row.line });
    i = end;
  }
  return mended;
}

function findTornEnd(rows: readonly Row[], start: number, missing: number): number {
  if (rows[start]!.cells.at(-1)!.trim() === '') return -1;
  for (let i = start + 1; i < rows.length && i - start <= MAX_TORN_LINES; i++) {
    const more = rows[i]!.cells.length - 1;
    if (more === 0) continue;
    return more === missing && rows[i]!.cells[0]!.trim() !== '' ? i : -1;
  }
  return -1;
}

function mostFrequentWidth(rows: readonly Row[]): number {
  const counts = new Map<number, number>();
  for (const row of rows) counts.set(row.cells.length, (counts.get(row.cells.length) ?? 0) + 1);
  let best = 0;
  for (const [size, count] of counts) if (count > (counts.get(best) ?? 0)) best = size;
  return (counts.get(best) ?? 0) * 2 > rows.length ? best : 0;
}

/** Lines that the document prints over and over and that name no table, unit or body: heads and feet of pages. */
function findRunningHeads(tokens: readonly Token[]): Set<string> {
  const counts = new Map<string, number>();
  for (const token of tokens) if (token.kind === 'text') counts.set(token.text, (counts.get(token.text) ?? 0) + 1);
  const heads = [...counts].filter(
    ([text, count]) => count >= 3 && text.length >= 10 && !isTitleText(text) && !/[:：]|单位/.test(text),
  );
  return new Set(heads.map(([text]) => text));
}

/** Joins a run of rows to the table before it, if it goes on there. `between` are the lines of text that stand between them. */
function joinRun(
  table: TabTable,
  rows: Row[],
  between: readonly TextToken[],
  runningHeads: ReadonlySet<string>,
): boolean {
  const before = allRows(table);
  const marksOnly = between.every(
    (line) => runningHeads.has(line.text) || (line.heading === null && PAGE_MARK.test(line.text)),
  );
  if (!marksOnly) return joinTorn(table, rows, between);
  const repeated = repeatedHeader(rows, before);
  if (repeated === 0 && startsTable(rows, before)) return false;
  const used = usedColumns(before);
  const sameShape =
    width(rows) === width(before) || (width(rows) >= used && usedColumns(rows) <= used) || width(rows) === used;
  if (sameShape) {
    table.fragments.push({ rows, repeatedHeaderRows: repeated });
    return true;
  }
  const mapping = mapLostColumns(rows, before);
  if (!mapping) return false;
  table.fragments.push({
    rows: rows.map((row) => {
      const cells = new Array<string>(width(before)).fill('');
      for (const [i, column] of mapping.entries()) cells[column] = row.cells[i] ?? '';
      return { cells, line: row.line };
    }),
    repeatedHeaderRows: repeated,
  });
  table.notices.push({
    check: 'text:lost-columns',
    severity: 'warning',
    message: `From line ${rows[0]!.line} on, the table has ${mapping.length} columns instead of ${usedColumns(before)}: taken as its filled columns ${mapping.map((c) => c + 1).join(', ')}`,
    page: 1,
    row: rows[0]!.line,
  });
  return true;
}

/**
 * A cell whose text runs on below the table, paragraph by paragraph, before the table goes on: its last cell breaks off within a sentence,
 * and rows of the same shape follow. The paragraphs become lines of the cell; a short caption right above the rows becomes a row.
 */
function joinTorn(table: TabTable, rows: Row[], between: readonly TextToken[]): boolean {
  const before = allRows(table);
  const last = before.at(-1)!;
  const column = last.cells.findLastIndex((cell) => cell.trim() !== '');
  const text = last.cells[column] ?? '';
  if (text.length < 40 || ENDS_SENTENCE.test(text.trim())) return false;
  if (between.some((line) => line.heading !== null || isTitleText(line.text))) return false;
  if (width(rows) !== width(before) || rows.length + before.length < 4) return false;
  const paragraphs = [...between];
  const captions: TextToken[] = [];
  while (
    paragraphs.length > 1 &&
    paragraphs.at(-1)!.text.length <= 16 &&
    !ENDS_SENTENCE.test(paragraphs.at(-1)!.text)
  ) {
    captions.unshift(paragraphs.pop()!);
  }
  last.cells[column] = [text, ...paragraphs.map((line) => line.text)].join('\n');
  table.fragments.push({
    rows: [...captions.map((line) => ({ cells: [line.text], line: line.line })), ...rows],
    repeatedHeaderRows: 0,
  });
  table.notices.push({
    check: 'text:torn-cell',
    severity: 'info',
    message: `The cell that begins on line ${last.line} goes on over ${paragraphs.length} paragraphs before the table continues on line ${rows[0]!.line}`,
    page: 1,
    row: last.line,
  });
  return true;
}

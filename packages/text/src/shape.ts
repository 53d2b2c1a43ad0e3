import { filledCells, isNumberCell, type Row } from './rows.ts';

/** Columns up to the last one that any row fills. */
export function usedColumns(rows: readonly Row[]): number {
  let used = 0;
  for (const { cells } of rows) {
    for (let column = cells.length - 1; column >= used; column--) {
      if (cells[column]!.trim() !== '') {
        used = column + 1;
        break;
      }
    }
  }
  return used;
}

export function width(rows: readonly Row[]): number {
  return rows.reduce((most, row) => Math.max(most, row.cells.length), 0);
}

/** Rows above the first one that holds a number in a cell behind the first: the header, as far as its shape tells. */
function headerRowCount(rows: readonly Row[]): number {
  const first = rows.findIndex(({ cells }) => cells.some((cell, column) => column > 0 && isNumberCell(cell)));
  return Math.max(first, 0);
}

const TITLE_END = /表(?:[（(][^）)]*[）)])?\s*[\d一二三四五六七八九十]*$/;

/** A line that names a table: `部门收支总表`, `表1`, `附件2-7:`. */
export function isTitleText(text: string): boolean {
  const compact = text.replace(/\s+/g, '');
  return (
    compact.length <= 60 && (TITLE_END.test(compact) || /^(?:附件?|附表|表)[\d一二三四五六七八九十]/.test(compact))
  );
}

/** Whether a fragment starts a table of its own: a title in its first row, two rows of one cell each, or a header above numbers. */
export function startsTable(rows: readonly Row[], before: readonly Row[]): boolean {
  const first = rows[0]!;
  const alone = filledCells(first) === 1 && first.cells[0]!.trim() !== '';
  if (alone && isTitleText(first.cells[0]!)) return true;
  if (alone && rows.length > 1 && filledCells(rows[1]!) === 1 && rows[1]!.cells[0]!.trim() !== '') return true;
  const label = first.cells[0]!.trim();
  if (label !== '' && before.slice(0, 3).some((row) => row.cells[0]!.trim() === label)) return true;
  return isHeaderAboveNumbers(rows);
}

function isHeaderAboveNumbers(rows: readonly Row[]): boolean {
  const [first, ...rest] = rows;
  const body = rest.slice(0, 8);
  if (body.length < 2 || first!.cells[0]!.trim() === '' || first!.cells.some((cell) => /\d/.test(cell))) return false;
  const filled = first!.cells.filter((cell) => cell.trim() !== '');
  if (filled.length < 2 || filled.some((cell) => cell.trim().length > 24)) return false;
  const over = first!.cells.filter(
    (cell, column) =>
      cell.trim() !== '' && body.filter((row) => isNumberCell(row.cells[column] ?? '')).length * 2 > body.length,
  );
  return over.length >= 1;
}

/** How many rows at the head of `rows` repeat the header of the table before, cell by cell. */
export function repeatedHeader(rows: readonly Row[], before: readonly Row[]): number {
  const header = Math.max(1, headerRowCount(before));
  let same = 0;
  while (same < header && same < rows.length && same < before.length && sameCells(rows[same]!, before[same]!)) same++;
  return same > 0 && filledCells(rows[0]!) > 1 ? same : 0;
}

function sameCells(a: Row, b: Row): boolean {
  const size = Math.max(a.cells.length, b.cells.length);
  for (let i = 0; i < size; i++) {
    if ((a.cells[i] ?? '').replace(/\s+/g, '') !== (b.cells[i] ?? '').replace(/\s+/g, '')) return false;
  }
  return true;
}

/** Columns that at least one row below the header fills. */
function bodyColumns(rows: readonly Row[]): number[] {
  const body = rows.slice(headerRowCount(rows));
  const columns: number[] = [];
  for (let column = 0; column < width(rows); column++) {
    if (body.some((row) => (row.cells[column] ?? '').trim() !== '')) columns.push(column);
  }
  return columns;
}

/** Share of number cells among the filled cells of a column. */
function numberShare(rows: readonly Row[], column: number): number {
  const filled = rows.map((row) => row.cells[column] ?? '').filter((cell) => cell.trim() !== '');
  return filled.length === 0 ? 0 : filled.filter(isNumberCell).length / filled.length;
}

/**
 * A fragment that lost its blank columns: where it has as many columns as the table before ever fills, all of its own are filled, and
 * numbers stand over numbers, these are the table's columns that its columns are. Null where that is not certain.
 */
export function mapLostColumns(rows: readonly Row[], before: readonly Row[]): number[] | null {
  const target = bodyColumns(before);
  const own = usedColumns(rows);
  if (own >= usedColumns(before) || target.length !== own || own < 3) return null;
  if (bodyColumns(rows).length !== own) return null;
  const body = before.slice(headerRowCount(before));
  const fits = target.every((column, i) => Math.abs(numberShare(rows, i) - numberShare(body, column)) <= 0.5);
  return fits ? target : null;
}

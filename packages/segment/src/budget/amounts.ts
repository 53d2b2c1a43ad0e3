import type { Cell, Notice } from '@yusuan/model';
import { parseAmount, toYuan } from '@yusuan/normalize';
import type { Amount, Reading, UnitName, UnitSource, UnreadCell } from '@yusuan/schemas';
import type { TableHeading } from '../context.ts';
import { cellToPrint, rowOf } from '../places.ts';
import { isNothing } from './words.ts';

/** Where the unit of a column comes from, before the cell itself is asked. */
export interface UnitContext {
  row: UnitName | null;
  column: UnitName | null;
  heading: Pick<TableHeading, 'unit' | 'unit_source'>;
}

/** The amount that a cell prints, in yuan; null where it prints none. Unit from the cell, else its row, its column, the table, the document. */
export function cellToAmount(cell: Cell, column: number, id: string, units: UnitContext): Amount | null {
  const parsed = parseAmount(cell.text);
  if (parsed === null) return null;
  const [unit, source] = pickUnit(parsed.unit, units);
  const yuan = unit === null ? null : toYuan(parsed.digits, unit);
  const readings = yuan === null || unit === null ? [] : alternativesToReadings(cell, yuan, unit);
  return {
    amount_id: id,
    column: column + 1,
    amount_yuan: yuan,
    ...cellToPrint(cell),
    unit,
    unit_source: source,
    status: 'unverified',
    ...(readings.length > 0 && { readings }),
  };
}

/** What the picture of the cell can also say, where that is another amount: the equations choose. */
function alternativesToReadings(cell: Cell, yuan: string, unit: UnitName): Reading[] {
  const readings = new Map<string, Reading>();
  for (const text of cell.alternatives ?? []) {
    const parsed = parseAmount(text);
    if (parsed === null) continue;
    const other = toYuan(parsed.digits, parsed.unit ?? unit);
    if (other === yuan || readings.has(other)) continue;
    readings.set(other, {
      kind: 'value',
      amount_yuan: other,
      column: null,
      detail: `the picture may also say ${text}`,
    });
  }
  return [...readings.values()];
}

function pickUnit(cell: UnitName | null, units: UnitContext): [UnitName | null, UnitSource | null] {
  if (cell !== null) return [cell, 'cell'];
  if (units.row !== null) return [units.row, 'row'];
  if (units.column !== null) return [units.column, 'column'];
  return [units.heading.unit, units.heading.unit === null ? null : units.heading.unit_source];
}

/** Marks that stand for no amount beside the dashes: `/`, `×`, `**`. */
const mark = /^(?:[^\p{L}\p{N}]+|[xX×])$/u;
const rateWords = /率|百分|比例|占比|比重|幅度|增幅|[%％]/;
/** Words that are said in place of a number; longer ones are a note or a label. */
const longestWords = 8;

/** What a spreadsheet prints for a figure too wide for its column, or that it could not work out: `########`, `#REF!`. */
const sheetError = /^(?:#{2,}|#[A-Z/\d]+[!?]?)$/;

/**
 * A cell in a column of amounts that prints what cannot be read as one: `约500.00`, `1,5O0.00`, `见附表`, `500.00%` but in a row of rates. Null for blanks and
 * marks. `label`: all that is printed beside and above the cell.
 */
export function cellToUnread(cell: Cell, column: number, label: string): UnreadCell | null {
  const text = cell.text.trim();
  if (!sheetError.test(text) && saysNoAmount(text, label)) return null;
  return { column: column + 1, raw_text: cell.text, page: cell.page, row: rowOf(cell) };
}

/** Whether a cell is blank, a mark, a rate, or a note or label that strayed into a column of amounts. */
function saysNoAmount(text: string, label: string): boolean {
  if (isNothing(text) || mark.test(text)) return true;
  return /[%％]/.test(text) ? rateWords.test(label) : !/\p{N}/u.test(text) && text.length > longestWords;
}

/** What could not be read, with the row and the head it stands under. */
export interface LabelledUnread {
  cell: UnreadCell;
  label: string;
}

/** Beyond this many, one notice speaks for all of a table. */
const mostNamed = 5;

/** What stands in amount columns and was not read as amounts; nothing of it is guessed. */
export function unreadCellNotices(found: readonly LabelledUnread[], tableId: string): Notice[] {
  if (found.length <= mostNamed)
    return found.map(({ cell, label }) =>
      unreadNotice(
        cell,
        tableId,
        `${shown(cell)} (${label}, page ${cell.page}) cannot be read as an amount: sums that it is a part of are not checked`,
      ),
    );
  const [first] = found;
  const texts = found.slice(0, mostNamed).map(({ cell }) => shown(cell));
  const message = `${found.length} cells in amount columns cannot be read as amounts: ${texts.join(', ')}, …`;
  return [unreadNotice(first!.cell, tableId, message)];
}

const shown = (cell: UnreadCell): string =>
  cell.raw_text
    .replace(/\p{Cf}/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 40);

function unreadNotice(cell: UnreadCell, tableId: string, message: string): Notice {
  return {
    check: 'segment:unread-amount',
    severity: 'warning',
    message,
    actual: cell.raw_text.slice(0, 200),
    table_id: tableId,
    page: cell.page,
    row: cell.row,
  };
}

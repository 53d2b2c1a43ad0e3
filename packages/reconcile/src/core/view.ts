/** A document indexed for the identities: every amount as a cell that knows its line, column and table. */
import type { Amount, BudgetDocument, Column, Line, Statement, Table } from '@yusuan/schemas';
import { yuanToFen } from './money.ts';
import { documentPlaces, type Place } from './places.ts';

export interface CellView {
  amount: Amount;
  fen: bigint;
  place: Place;
  line: LineView;
  column: Column | null;
  table: TableView;
}

export interface LineView {
  line: Line;
  table: TableView;
  /** Cells with a value in yuan, by column number. Blank cells are absent. */
  cells: Map<number, CellView>;
  /** Columns in which the line prints what cannot be read: they are not blank, and no sum over them can be judged. */
  unread: ReadonlySet<number>;
}

export interface TableView {
  table: Table;
  lines: LineView[];
  columns: Map<number, Column>;
  /** The organisation the table is of: its own, else the document's. Spaces folded. */
  organisation: string;
}

export interface DocumentView {
  document: BudgetDocument;
  tables: TableView[];
  cells: Map<string, CellView>;
  statements: Statement[];
}

/** Indexes a document. Amounts without a value in yuan are no cells. */
export function documentView(document: BudgetDocument): DocumentView {
  const places = documentPlaces(document);
  const cells = new Map<string, CellView>();
  const tables = document.tables.map((table) => tableView(document, table, places, cells));
  return { document, tables, cells, statements: document.statements };
}

function tableView(
  document: BudgetDocument,
  table: Table,
  places: Map<string, Place>,
  cells: Map<string, CellView>,
): TableView {
  const view: TableView = {
    table,
    lines: [],
    columns: new Map(table.columns.map((column) => [column.column, column])),
    organisation: foldName(table.organisation_name ?? document.organisation_name ?? ''),
  };
  for (const line of table.lines) {
    const lineView: LineView = { line, table: view, cells: new Map(), unread: unreadColumns(line) };
    for (const amount of line.amounts) {
      const place = places.get(amount.amount_id);
      if (amount.amount_yuan === null || !place) continue;
      const cell: CellView = {
        amount,
        fen: yuanToFen(amount.amount_yuan),
        place,
        line: lineView,
        column: view.columns.get(amount.column) ?? null,
        table: view,
      };
      lineView.cells.set(amount.column, cell);
      cells.set(amount.amount_id, cell);
    }
    view.lines.push(lineView);
  }
  return view;
}

const nothingUnread: ReadonlySet<number> = new Set();
const unreadColumns = ({ unread_cells: cells }: Line): ReadonlySet<number> =>
  cells ? new Set(cells.map(({ column }) => column)) : nothingUnread;

/** A name without layout spaces, outline numbers, brackets' width and quotation marks: `（1）公务 接待费` → `公务接待费`. */
export function foldName(name: string): string {
  const known = foldedNames.get(name);
  if (known !== undefined) return known;
  if (foldedNames.size >= mostFolded) foldedNames.clear();
  const folded = fold(name);
  foldedNames.set(name, folded);
  return folded;
}

/** The same names are asked for by many checks. */
const foldedNames = new Map<string, string>();
const mostFolded = 5_000;

function fold(name: string): string {
  let folded = name.normalize('NFKC').replace(/\s/g, '');
  for (let previous = ''; previous !== folded; ) {
    previous = folded;
    folded = folded
      .replace(/^(?:其中|其中包括)[:：]?/, '')
      .replace(
        /^(?:[一二三四五六七八九十]+[、.．]|[(（](?:[一二三四五六七八九十]+|\d+)[)）][、.．]?|\d+[、.．)）](?!\d))/,
        '',
      );
  }
  return folded.replace(/[“”"'‘’「」『』]/g, '').replace(/[:：;；,，。]+$/, '');
}

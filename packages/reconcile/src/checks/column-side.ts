/**
 * In a table of several lists side by side, a figure stands in the columns of its list: one of revenue not in a column of expenditure, and a functional subject
 * not in the column of the economic ones. A figure elsewhere has slipped.
 */
import type { Notice } from '@yusuan/model';
import { summaryTypes } from '@yusuan/pipelines';
import type { Check } from '../core/identity.ts';
import type { CellView, TableView } from '../core/view.ts';

export const columnSide: Check = {
  id: 'column-side',
  title: 'figures stand in the columns of their list',
  apply: (view) => view.tables.flatMap((table) => [...otherSide(table), ...otherList(table)]),
};

function otherSide(table: TableView): Notice[] {
  if (new Set(table.table.columns.map((column) => column.side)).size < 2) return [];
  // One list with columns of both sides (本年收入 beside 本年支出) has rows of one.
  if (new Set(table.lines.map(({ line }) => line.side)).size < 2) return [];
  return cellsOf(table)
    .filter((cell) => cell.column !== null && cell.column.side !== cell.line.line.side && cell.fen !== 0n)
    .map((cell) => notice(cell, `is a row of ${cell.line.line.side} and stands in a column of ${cell.column!.side}`));
}

/** Rows of one classification that make a column theirs, where one row of another stands in it. */
const enough = 5;

function otherList(table: TableView): Notice[] {
  if (!summaryTypes.has(table.table.type)) return [];
  const classified = cellsOf(table).filter(({ line }) => line.line.kind === 'classified');
  const columns = Map.groupBy(classified, (cell) => cell.amount.column);
  return [...columns.values()].flatMap((cells) => {
    const lists = Map.groupBy(cells, ({ line }) => line.line.classification_system);
    const [most, ...others] = [...lists.values()].sort((a, b) => b.length - a.length);
    const strangers = others.flat();
    if (!most || most.length < enough || strangers.length > 1) return [];
    return strangers
      .filter((cell) => cell.fen !== 0n)
      .map((cell) =>
        notice(cell, `is no subject of the list that stands in this column (${most[0]!.line.line.name} and others)`),
      );
  });
}

const cellsOf = (table: TableView): CellView[] => table.lines.flatMap((line) => [...line.cells.values()]);

function notice(cell: CellView, what: string): Notice {
  const { amount, line, column, table } = cell;
  return {
    check: 'reconcile:column-side',
    severity: 'warning',
    message: `${line.line.name} ${amount.raw_text}, under ${column?.path.join('/') || `column ${amount.column}`}, ${what}`,
    actual: amount.amount_yuan,
    table_id: table.table.table_id,
    page: amount.page,
    row: amount.row,
    amount_ids: [amount.amount_id],
  };
}

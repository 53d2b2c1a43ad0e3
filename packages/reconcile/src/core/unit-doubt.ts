/**
 * Tables of which print says two units (a title in 元 over a line in 万元, ￥ before figures in 万元). Whatever the unit, their sums close; so these prove nothing of
 * how large the amounts are. A figure of another table or of the text that is the same amount does.
 */
import type { UnitName } from '@yusuan/schemas';
import type { Outcome } from './equation.ts';
import { absolute } from './money.ts';
import type { CellView, DocumentView, TableView } from './view.ts';

/** Cells with the sign of the yuan in a table whose unit is another one. */
export function yuanSigns(table: TableView): { unit: UnitName; cells: CellView[] } | null {
  const { unit } = table.table;
  if (unit === null || unit === '元') return null;
  const cells = table.lines
    .flatMap((line) => [...line.cells.values()])
    .filter(({ amount }) => /^\s*[¥￥]/.test(amount.raw_text) && amount.unit_source === 'cell');
  return cells.length > 0 ? { unit, cells } : null;
}

/** The amounts that no figure outside of their table shows the size of. */
export function amountsOfDoubtedSize(view: DocumentView, outcomes: readonly Outcome[]): string[] {
  const told = new Set(
    view.document.findings
      .filter(({ check }) => check === 'segment:unit-contradiction')
      .map(({ table_id: tableId }) => tableId),
  );
  const doubted = view.tables.filter((table) => told.has(table.table.table_id) || yuanSigns(table) !== null);
  if (doubted.length === 0) return [];
  const proved = new Set(outcomes.flatMap((outcome) => tablesProvedBy(view, outcome, doubted)));
  return doubted
    .filter((table) => !proved.has(table))
    .flatMap((table) => table.lines.flatMap((line) => line.line.amounts.map((amount) => amount.amount_id)));
}

/** The doubted tables of which a long figure is the same as one that is not of a doubted table. */
function tablesProvedBy(view: DocumentView, { state, equation }: Outcome, doubted: TableView[]): TableView[] {
  if (state !== 'holds' || equation.relation !== '=') return [];
  const terms = [...equation.left, ...equation.right].filter((term) => term.fen !== 0n);
  if (terms.some((term) => absolute(term.fen) < 100n * term.place.own)) return [];
  const tableOf = (id: string | null) => view.cells.get(id ?? '')?.table;
  const isSound = terms.some(({ amountId, statementId }) => {
    const table = tableOf(amountId);
    return statementId !== null || (table !== undefined && !doubted.includes(table));
  });
  return isSound ? doubted.filter((table) => terms.some(({ amountId }) => tableOf(amountId) === table)) : [];
}

/** Both sides of a summary table end in the same total: 收入总计 = 支出总计. */
import { cellEquation, type Equation } from '../core/equation.ts';
import { headerTree, valueColumns } from '../core/headers.ts';
import type { Identity } from '../core/identity.ts';
import type { CellView, TableView } from '../core/view.ts';
import { summaryTypes } from './summary-pane.ts';

export const summaryBalance: Identity = {
  id: 'summary-balance',
  title: 'revenue and expenditure end in the same total',
  apply: (view) => view.tables.filter((table) => summaryTypes.has(table.table.type)).flatMap(balance),
};

/** The totals at the end of each side, in the columns that say the sum, by year and phase. */
export function grandTotals(table: TableView, side: 'revenue' | 'expenditure'): CellView[] {
  const totals = table.lines.filter((line) => line.line.kind === 'total' && line.line.side === side);
  const panes = headerTree(table.table.columns, side).children;
  const columns = new Set(panes.flatMap((pane) => valueColumns(pane)[0]?.column ?? []));
  const last = new Map<number, CellView>();
  for (const line of totals) {
    for (const [column, cell] of line.cells) if (columns.has(column)) last.set(column, cell);
  }
  return [...last.values()];
}

function balance(table: TableView): Equation[] {
  return grandTotals(table, 'expenditure').flatMap((expenditure) => {
    const same = (cell: CellView) =>
      cell.column?.fiscal_year === expenditure.column?.fiscal_year && cell.column?.phase === expenditure.column?.phase;
    const revenue = grandTotals(table, 'revenue').find(same);
    return revenue ? [cellEquation('summary-balance', [revenue], [expenditure])] : [];
  });
}

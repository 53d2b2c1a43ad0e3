/** Both sides of a summary table end in the same total: 收入总计 = 支出总计. */
import { summaryTypes } from '@yusuan/pipelines';
import { cellEquation, type Equation } from '../core/equation.ts';
import { headerTree, valueColumns } from '../core/headers.ts';
import type { Identity } from '../core/identity.ts';
import { panes } from '../core/structure.ts';
import type { CellView, TableView } from '../core/view.ts';

export const summaryBalance: Identity = {
  id: 'summary-balance',
  title: 'revenue and expenditure end in the same total',
  apply: (view) => view.tables.filter((table) => summaryTypes.has(table.table.type)).flatMap(balance),
};

/** The totals at the end of each pane of a side, in the column that says the sum, by year and phase. */
export function grandTotals(table: TableView, side: 'revenue' | 'expenditure'): CellView[] {
  const lines = table.lines.filter((line) => line.line.side === side);
  return panes(lines).flatMap((pane) => {
    const used = new Set(pane.flatMap((line) => [...line.cells.keys()]));
    const columns = table.table.columns.filter((column) => used.has(column.column));
    const years = Map.groupBy(columns, (column) => `${column.fiscal_year} ${column.phase}`);
    return [...years.values()].flatMap((ofYear) => {
      const value = valueColumns(headerTree(ofYear, side))[0]?.column ?? ofYear[0]!.column;
      return pane.findLast((line) => line.line.kind === 'total' && line.cells.has(value))?.cells.get(value) ?? [];
    });
  });
}

function balance(table: TableView): Equation[] {
  return grandTotals(table, 'expenditure').flatMap((expenditure) => {
    const same = (cell: CellView) =>
      cell.column?.fiscal_year === expenditure.column?.fiscal_year && cell.column?.phase === expenditure.column?.phase;
    const revenue = grandTotals(table, 'revenue').find(same);
    return revenue ? [cellEquation('summary-balance', [revenue], [expenditure])] : [];
  });
}

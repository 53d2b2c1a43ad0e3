/** Both sides of a summary table end in the same total: 收入总计 = 支出总计. */
import { summaryTypes } from '@yusuan/pipelines';
import { cellEquation, type Equation } from '../core/equation.ts';
import { grandTotals } from '../core/grandTotals.ts';
import type { Identity } from '../core/identity.ts';
import type { CellView, TableView } from '../core/view.ts';

export const summaryBalance: Identity = {
  id: 'summary-balance',
  title: 'revenue and expenditure end in the same total',
  apply: (view) => view.tables.filter((table) => summaryTypes.has(table.table.type)).flatMap(balance),
};

function balance(table: TableView): Equation[] {
  return grandTotals(table, 'expenditure').flatMap((expenditure) => {
    const same = (cell: CellView) =>
      cell.column?.fiscal_year === expenditure.column?.fiscal_year && cell.column?.phase === expenditure.column?.phase;
    const revenue = grandTotals(table, 'revenue').find(same);
    return revenue ? [cellEquation('summary-balance', [revenue], [expenditure])] : [];
  });
}

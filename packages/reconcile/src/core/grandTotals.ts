import { headerTree, valueColumns } from './headers.ts';
import { panes } from './structure.ts';
import type { CellView, TableView } from './view.ts';

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

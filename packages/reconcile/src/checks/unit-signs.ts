/** ￥ says 元: before figures of a table in 万元 one of the two is wrong. The cell speaks for its amount; one note for each table. */
import type { Notice } from '@yusuan/model';
import type { Check } from '../core/identity.ts';
import { yuanSigns } from '../core/unit-doubt.ts';

export const unitSigns: Check = {
  id: 'unit-sign',
  title: 'figures with the sign of the yuan stand in tables in 元',
  apply: (view) =>
    view.tables.flatMap((table): Notice[] => {
      const found = yuanSigns(table);
      const first = found?.cells[0];
      if (!found || !first) return [];
      return [
        {
          check: 'reconcile:unit-sign',
          severity: 'warning',
          message: `${table.table.title} is in ${found.unit} and prints ${found.cells.length} ${found.cells.length === 1 ? 'figure' : 'figures'} with ￥, which says 元, such as ${first.amount.raw_text.trim()}: read in 元; the amounts of the table count as proved only where a figure elsewhere shows how large they are`,
          expected: found.unit,
          actual: '元',
          table_id: table.table.table_id,
          page: first.amount.page,
          row: first.amount.row,
          amount_ids: found.cells.map(({ amount }) => amount.amount_id),
        },
      ];
    }),
};

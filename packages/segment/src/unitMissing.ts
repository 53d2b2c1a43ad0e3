import type { Notice } from '@yusuan/model';
import type { Line } from '@yusuan/schemas';
import type { TableHeading } from './context.ts';

/** The notice that amounts have no value in yuan, where a table has such. */
export function unitMissing(lines: Line[], heading: Pick<TableHeading, 'type' | 'table_id'>): Notice[] {
  const amounts = lines.flatMap((line) => line.amounts.filter((amount) => amount.unit === null));
  if (amounts.length === 0) return [];
  return [
    {
      check: 'segment:unit-missing',
      severity: heading.type === 'other' ? 'warning' : 'error',
      message: `No unit is printed for ${amounts.length} amounts, neither in their cells and headers nor above the table: they have no value in yuan`,
      table_id: heading.table_id,
      page: amounts[0]!.page,
      row: amounts[0]!.row,
      amount_ids: amounts.map((amount) => amount.amount_id),
    },
  ];
}

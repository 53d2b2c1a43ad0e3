/** In the budget of a single unit, tables and text that still say 部门: taken over from the department's template. One note for each kind of place. */
import type { Notice } from '@yusuan/model';
import type { Check } from '../core/identity.ts';

export const unitWords: Check = {
  id: 'unit-words',
  title: 'a unit speaks of itself as a unit',
  apply(view) {
    if (view.document.document_type !== 'unit_budget') return [];
    const titles = view.tables.filter(({ table }) => /部门(?:预算|收|支|综合)/.test(table.title));
    const lines = view.document.paragraphs.filter((paragraph) => /(?:本|我)部门/.test(paragraph.text));
    return [
      ...titles.map(
        ({ table }): Notice => ({
          check: 'reconcile:unit-words',
          severity: 'info',
          message: `${table.title} says 部门 in the budget of a unit`,
          table_id: table.table_id,
          page: table.fragments[0]?.page ?? null,
        }),
      ),
      ...lines.slice(0, 1).map(
        (line): Notice => ({
          check: 'reconcile:unit-words',
          severity: 'info',
          message: `the text says 部门 in the budget of a unit, in ${lines.length} ${lines.length === 1 ? 'line' : 'lines'}: “${line.text.slice(0, 40)}”`,
          page: line.page,
          row: line.row,
        }),
      ),
    ];
  },
};

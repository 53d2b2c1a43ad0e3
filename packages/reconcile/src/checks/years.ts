/** The year that a table or its header says against the document's: a header left over from last year. */
import type { Notice } from '@yusuan/model';
import { pastYearTitles } from '@yusuan/pipelines';
import type { Column } from '@yusuan/schemas';
import type { Check } from '../core/identity.ts';

/** `2024年执行数 | 合计 | 基本支出`: the columns of last year say so, those of the budget need not. */
function besideLastYear(columns: readonly Column[], lastYear: number): boolean {
  const paths = columns.map(({ path }) => path.join('/'));
  const ofLastYear = paths.filter((path) => path.includes(`${lastYear}年`));
  return ofLastYear.length < paths.length && ofLastYear.every((path) => pastYearTitles.test(path));
}

export const years: Check = {
  id: 'header-year',
  title: 'headers speak of the year of the document',
  apply(view) {
    const year = view.document.fiscal_year;
    if (year === null) return [];
    const isBudget = view.document.document_type !== 'final_accounts';
    return view.tables.flatMap(({ table }): Notice[] => {
      if (isBudget && table.fiscal_year === year - 1 && pastYearTitles.test(table.title)) return [];
      const place = { table_id: table.table_id, page: table.fragments[0]?.page ?? null };
      const said = new Set(table.columns.flatMap((column) => /20\d\d(?=年)/.exec(column.path.join('/'))?.[0] ?? []));
      const only = said.size === 1 ? Number([...said][0]) : null;
      if (isBudget && only === year - 1 && besideLastYear(table.columns, only)) return [];
      if (only !== null && only !== year) {
        return [
          {
            check: 'reconcile:header-year',
            severity: 'warning',
            message: `the header of ${table.title} says ${only} in a document of ${year}`,
            expected: String(year),
            actual: String(only),
            ...place,
            row: table.fragments[0]?.first_row ?? null,
          },
        ];
      }
      if (table.fiscal_year === null || table.fiscal_year === year || said.size > 1) return [];
      return [
        {
          check: 'reconcile:header-year',
          severity: 'warning',
          message: `${table.title} is of ${table.fiscal_year} in a document of ${year}`,
          expected: String(year),
          actual: String(table.fiscal_year),
          ...place,
        },
      ];
    });
  },
};

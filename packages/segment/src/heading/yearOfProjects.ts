import type { Notice } from '@yusuan/model';
import type { Table } from '@yusuan/schemas';

/** The year that all dated projects of a document begin and end in; null where they differ or none is dated. */
export function yearOfProjects(tables: readonly Table[]): number | null {
  const years = new Set<string>();
  for (const { start_date: start, end_date: end } of tables.flatMap(({ projects }) => projects))
    for (const date of [start, end]) if (date !== null) years.add(date.slice(0, 4));
  const [only, ...others] = years;
  return only !== undefined && others.length === 0 && /^(?:19|20)\d\d$/.test(only) ? Number(only) : null;
}

/** A table with a year where it had none. */
export function withYear(table: Table, year: number): Table {
  return {
    ...table,
    fiscal_year: table.fiscal_year ?? year,
    columns: table.columns.map((column) => ({ ...column, fiscal_year: column.fiscal_year ?? year })),
  };
}

export const yearFromProjects = (year: number): Notice => ({
  check: 'segment:year-from-projects',
  severity: 'info',
  message: `no fiscal year is printed in the document: all its projects run in ${year}`,
  actual: String(year),
});

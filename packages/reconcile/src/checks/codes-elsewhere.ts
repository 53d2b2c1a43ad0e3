/**
 * A functional subject of a table that shows part of the expenditure (one fund, the projects, procurement) is among those of the 支出总表 of the same body. A
 * subject that is not was misread, or left out of one of the two.
 */
import type { Notice } from '@yusuan/model';
import type { TableType } from '@yusuan/schemas';
import type { Check } from '../core/identity.ts';
import type { LineView, TableView } from '../core/view.ts';

export const codesElsewhere: Check = {
  id: 'code-elsewhere',
  title: 'subjects of a part are subjects of the whole',
  apply: (view) =>
    [...Map.groupBy(view.tables, (table) => `${table.organisation} ${table.table.fiscal_year}`).values()].flatMap(
      ofOneBody,
    ),
};

const parts: ReadonlySet<TableType> = new Set([
  'appropriation_expenditure',
  'general_public_expenditure',
  'general_public_project',
  'government_fund_expenditure',
  'project_expenditure',
  'procurement',
]);

/** More than these in one table: it lists another year or other bodies, or the whole is not whole. */
const mostStrangers = 2;

function ofOneBody(tables: TableView[]): Notice[] {
  const whole = new Set(
    tables.filter(({ table }) => table.type === 'expenditure_summary').flatMap((table) => [...codesOf(table).keys()]),
  );
  if (whole.size < 3) return [];
  return tables
    .filter(({ table }) => parts.has(table.type))
    .flatMap((table) => {
      const codes = codesOf(table);
      const strangers = [...codes].filter(([code]) => !whole.has(code) && ![...whole].some((c) => code.startsWith(c)));
      if (strangers.length > mostStrangers || codes.size < 2 * strangers.length) return [];
      return strangers.map(([code, line]) => notice(code, line));
    });
}

/** The functional items of a table with a row of each. */
function codesOf(table: TableView): Map<string, LineView> {
  const items = table.lines.filter(
    ({ line }) => line.classification_system === 'functional' && line.code_level === 'item' && line.amounts.length > 0,
  );
  return new Map(items.toReversed().map((line) => [line.line.code!, line]));
}

function notice(code: string, { line, table }: LineView): Notice {
  return {
    check: 'reconcile:code-elsewhere',
    severity: 'info',
    message: `${table.table.title} has ${code} ${line.project_name ?? line.name}, a subject that the table of all expenditure does not have`,
    actual: code,
    table_id: table.table.table_id,
    page: line.page,
    row: line.row,
    amount_ids: line.amounts.map((amount) => amount.amount_id),
  };
}

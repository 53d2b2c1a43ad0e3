import type { Grid } from '@yusuan/model';
import type { Line, TableType } from '@yusuan/schemas';
import type { SegmentedTable, TableHeading } from '../../context.ts';
import { segmentBudgetTable } from '../index.ts';
import { gridFromRows } from './gridFromRows.ts';

export interface TestTable {
  type: TableType;
  title?: string;
  year?: number;
  heading?: Partial<TableHeading>;
  grid?: Partial<Grid>;
}

/** Segments rows as the table of a document in 万元. */
export function readRows(rows: string[][], test: TestTable): SegmentedTable {
  const year = test.year ?? 2024;
  const heading: TableHeading = {
    table_id: 't01',
    type: test.type,
    title: test.title ?? '',
    number: null,
    organisation_code: null,
    organisation_name: null,
    fiscal_year: year,
    unit: '万元',
    unit_source: 'table',
    note: null,
    ...test.heading,
  };
  const grid = gridFromRows(rows, test.grid);
  return segmentBudgetTable({ grid, heading }, { fiscalYear: year, documentType: 'department_budget' })[0]!;
}

/** `kind code name 1:yuan 2:yuan`, columns 1-based: what a line says, short enough to compare. */
export function lineText(line: Line): string {
  const amounts = line.amounts.map((amount) => `${amount.column}:${amount.amount_yuan}`).join(' ');
  return `${line.kind} ${line.code ?? '-'} ${line.name} ${amounts}`;
}

export function lineTexts(table: SegmentedTable): string[] {
  return table.table.lines.map(lineText);
}

export function measureTexts(table: SegmentedTable): string[] {
  return table.table.columns.map((column) => `${column.column} ${column.path.join('/')} ${column.measure}`);
}

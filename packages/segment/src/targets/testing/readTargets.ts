import type { Grid } from '@yusuan/model';
import type { Indicator } from '@yusuan/schemas';
import { gridFromRows } from '../../budget/testing/gridFromRows.ts';
import type { SegmentedTable, TableHeading } from '../../context.ts';
import { segmentTargets } from '../index.ts';

export const heading: TableHeading = {
  table_id: 'aa-t01',
  type: 'project_targets',
  title: '项目支出绩效目标表',
  number: null,
  organisation_code: null,
  organisation_name: null,
  fiscal_year: 2024,
  unit: null,
  unit_source: null,
  note: null,
};

/** The target tables of a grid of these rows; `pages` are the first rows of its fragments. */
export function read(
  rows: string[][],
  more: Partial<TableHeading> = {},
  method: Grid['method'] = 'tabbed',
  pages = [0],
): SegmentedTable[] {
  const grid = gridFromRows(rows, { method });
  const [whole] = grid.fragments;
  grid.fragments = pages.map((firstRow, i) => ({ ...whole!, firstRow, lastRow: (pages[i + 1] ?? rows.length) - 1 }));
  return segmentTargets({ grid, heading: { ...heading, ...more } });
}

/** An indicator by its level, its printed second level, its name and its target. */
export const short = (indicator: Indicator): string[] => [
  indicator.level1 ?? '-',
  indicator.level2_text,
  indicator.name,
  indicator.operator,
  indicator.target_value ?? '',
  indicator.target_unit ?? '',
];

/** What a table tells of money, an amount each. */
export const money = ({ table }: SegmentedTable): string[] =>
  table.lines.flatMap((line) =>
    line.amounts.map(
      (amount) =>
        `${line.kind} ${line.side} ${line.name} ${table.columns.find((c) => c.column === amount.column)?.measure} ${amount.amount_yuan} ${amount.unit_source}`,
    ),
  );

export const checks = ({ notices }: SegmentedTable): string[] => notices.map((notice) => notice.check);

export const header = ['一级指标', '二级指标', '三级指标', '指标值'];

import { expect, it } from 'vitest';
import { reconcile } from './reconcile.ts';
import { documentOf, type TableSpec } from './testing/document-builder.ts';

const row = (label: string, cell: string) => ({ label, cells: [cell] });
const classes = [
  row('205 教育支出', '50.00'),
  row('208 社会保障和就业支出', '30.00'),
  row('210 卫生健康支出', '12.00'),
  row('221 住房保障支出', '8.00'),
];
const summary = (carried: string, end: string): TableSpec => ({
  type: 'revenue_expenditure_summary',
  title: '收支总表',
  columns: ['预算数 budget'],
  rows: [...classes, row('本年支出合计', '100.00'), row('结转下年', carried), row('支出总计', end)],
});
const expenditure = (total: string): TableSpec => ({
  type: 'expenditure_summary',
  title: '支出总表',
  columns: ['合计 total'],
  rows: [row('合计', total), ...classes],
});
const checks = (tables: TableSpec[]) =>
  reconcile(documentOf(tables)).findings.map(({ check, severity }) => `${check} ${severity}`);

it('sets the total of 支出总表 against that of the year where a summary ends in what is carried over', () => {
  expect(checks([summary('33.50', '133.50'), expenditure('100.00')])).toEqual([]);
  expect(checks([summary('33.50', '133.50'), expenditure('133.50')])).not.toContain('reconcile:restatement error');
});

it('does not where nothing is carried over', () => {
  expect(checks([summary('', '110.00'), expenditure('100.00')])).toContain('reconcile:restatement error');
});

it('does not take 财政拨款 with what is carried over for more than all funds of the year', () => {
  const fiscal: TableSpec = { ...summary('33.50', '133.50'), type: 'appropriation_summary', title: '财政拨款收支总表' };
  const whole = summary('33.50', '133.50');
  expect(checks([whole, fiscal, expenditure('100.00')])).toEqual([]);
  expect(checks([whole, fiscal, expenditure('90.00')])).toContain('reconcile:restatement warning');
});

import type { BudgetDocument } from '@yusuan/schemas';
import { describe, expect, it } from 'vitest';
import { reconcile } from './reconcile.ts';
import { documentOf, type TableSpec } from './testing/document-builder.ts';

const wrong = (document: BudgetDocument) =>
  document.findings
    .filter(({ severity }) => severity !== 'info')
    .map(({ check, severity, row }) => [check, severity, row]);
const statuses = (document: BudgetDocument, table: number) =>
  document.tables[table]!.lines.flatMap(({ amounts }) =>
    amounts.map(({ raw_text, status }) => `${raw_text} ${status}`),
  );

describe('figures of two funds the other way round', () => {
  const sources: TableSpec = {
    type: 'revenue_expenditure_summary',
    side: 'revenue',
    columns: ['预算数 budget'],
    rows: [
      { label: '一、一般公共预算拨款收入', cells: ['8,761.33'], system: 'revenue_source' },
      { label: '二、政府性基金预算拨款收入', cells: ['19,336.15'], system: 'revenue_source' },
      { label: '收入总计', cells: ['28,097.48'] },
    ],
  };
  const funds = (cells: string[]): TableSpec => ({
    type: 'revenue_summary',
    side: 'revenue',
    columns: [
      '合计 total',
      '一般公共预算拨款 general_public',
      '政府性基金预算拨款 government_fund',
      '国有资本经营预算拨款 state_capital',
    ],
    rows: [{ label: '合计', cells }],
  });
  const read = (cells: string[]) => {
    const document = documentOf([sources, funds(cells)]);
    for (const line of document.tables[0]!.lines.slice(0, 2)) line.classification_system = 'revenue_source';
    return reconcile(document);
  };

  it('agree where they stand under their funds', () => {
    expect(wrong(read(['28,097.48', '8,761.33', '19,336.15', '']))).toEqual([]);
  });

  it('are in conflict where two columns were exchanged, or a figure slipped into the next, though the row closes', () => {
    const exchanged = read(['28,097.48', '19,336.15', '8,761.33', '']);
    expect(wrong(exchanged)).toEqual([
      ['reconcile:restatement', 'warning', 1],
      ['reconcile:restatement', 'warning', 2],
    ]);
    const slipped = read(['28,097.48', '8,761.33', '', '19,336.15']);
    expect(statuses(slipped, 1)).toEqual(['28,097.48 verified', '8,761.33 verified', '19,336.15 conflict']);
    expect(slipped.findings.find(({ message }) => message.includes('政府性基金'))!.message).toBe(
      'the same figure in two tables: 二、政府性基金预算拨款收入 · 预算数 19,336.15 = 二、政府性基金预算拨款收入 · 预算数 in the other table (blank), but 193361500.00 ≠ 0.00 yuan (off by 193361500.00, tolerance 100.00) – another subject or fund has the two figures the other way round: they were exchanged in one of the tables',
    );
  });
});

describe('rows of two bodies that were exchanged', () => {
  const list = (first: string, second: string): TableSpec => ({
    type: 'project_expenditure',
    columns: ['合计 total'],
    rows: [
      { label: '合计', cells: ['450.02'], kind: 'total' },
      { label: '甲中心', cells: ['100.01'], kind: 'organisation' },
      { label: '档案管理', cells: [first], kind: 'project', project: '档案管理' },
      { label: '物业管理', cells: ['40.00'], kind: 'project', project: '物业管理' },
      { label: '乙中心', cells: ['300.01'], kind: 'organisation' },
      { label: '平台运维', cells: [second], kind: 'project', project: '平台运维' },
      { label: '热线服务', cells: ['100.00'], kind: 'project', project: '热线服务' },
      { label: '丙中心', cells: ['50.00'], kind: 'organisation' },
      { label: '网站运维', cells: ['20.00'], kind: 'project', project: '网站运维' },
      { label: '印刷', cells: ['30.00'], kind: 'project', project: '印刷' },
    ],
  });

  it('show in sums that are off by the same amount as far as rounding lets one see', () => {
    expect(wrong(reconcile(documentOf([list('60.00', '200.00')])))).toEqual([]);
    const result = reconcile(documentOf([list('200.00', '60.00')]));
    expect(wrong(result)).toEqual([
      ['reconcile:column-sum', 'error', 2],
      ['reconcile:column-sum', 'error', 5],
    ]);
  });
});

describe('a total that slipped into the next column', () => {
  const summary = (total: string[]): TableSpec => ({
    type: 'appropriation_summary',
    columns: ['支出/一般公共预算 general_public', '支出/政府性基金预算 government_fund'],
    rows: [
      { label: '208 社会保障和就业支出', cells: ['117.48', ''] },
      { label: '210 卫生健康支出', cells: ['1.85', ''] },
      { label: '支出总计', cells: total },
    ],
  });

  it('is in conflict with the parts that stand in its column', () => {
    expect(wrong(reconcile(documentOf([summary(['119.33', ''])])))).toEqual([]);
    const result = reconcile(documentOf([summary(['', '119.33'])]));
    expect(result.findings[0]!.message).toBe(
      'a total of a summary table is the sum of its side: 支出总计 in the column of its parts (blank) = 208 社会保障和就业支出 · 一般公共预算 117.48 + 210 卫生健康支出 · 一般公共预算 1.85, but 0.00 ≠ 1193300.00 yuan (off by 1193300.00, tolerance 100.00) – it prints 119.33 under 支出/政府性基金预算, where none of its parts has a figure',
    );
    expect(statuses(result, 0).at(-1)).toBe('119.33 conflict');
  });
});

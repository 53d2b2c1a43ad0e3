import { BudgetDocument } from '@yusuan/schemas';
import { describe, expect, it } from 'vitest';
import { reconcile } from './reconcile.ts';
import { correctDocument } from './testing/correct-document.ts';
import { documentOf, type TableSpec } from './testing/document-builder.ts';

const columns = ['合计 total', '基本支出 basic', '项目支出 project'];
const expenditure = (rows: TableSpec['rows']): TableSpec => ({
  type: 'expenditure_summary',
  title: '支出总表',
  columns,
  rows,
});

const small = [
  { label: '合计', cells: ['123.45', '100.00', '23.45'] },
  { label: '205 教育支出', cells: ['23.45', '', '23.45'] },
  { label: '20503 职业教育', cells: ['23.45', '', '23.45'] },
  { label: '2050303 技校教育', cells: ['23.45', '', '23.45'] },
  { label: '208 社会保障和就业支出', cells: ['100.00', '100.00', ''] },
  { label: '20801 人力资源和社会保障管理事务', cells: ['100.00', '100.00', ''] },
  { label: '2080101 行政运行', cells: ['60.01', '60.01', ''] },
  { label: '2080150 事业运行', cells: ['39.99', '39.99', ''] },
];

const status = (document: BudgetDocument, id: string) =>
  document.tables.flatMap((t) => t.lines.flatMap((l) => l.amounts)).find((a) => a.amount_id === id)?.status;
const failing = (document: BudgetDocument) => document.findings.map((f) => [f.check, f.severity]);

describe('reconcile', () => {
  it('proves every amount of a table whose rows and columns close', () => {
    const result = reconcile(documentOf([expenditure(small)]));
    expect(result.counts).toEqual({ tables: 1, lines: 8, amounts: 17, verified: 17, conflicts: 0, unverified: 0 });
    expect(result.findings).toEqual([]);
    expect(result.checks).toEqual([
      { check: 'reconcile:column-sum', holds: 11, fails: 0 },
      { check: 'reconcile:row-total', holds: 8, fails: 0 },
    ]);
    expect(BudgetDocument.safeParse(result).success).toBe(true);
  });

  it('gives the same bytes when run on its own output, and keeps the findings of other stages', () => {
    const other = {
      finding_id: 'abababab-1',
      check: 'segment:header-doubt',
      severity: 'info' as const,
      outcome: 'fails' as const,
      message: 'x',
      expected: null,
      actual: null,
      difference: null,
      tolerance: null,
      table_id: null,
      page: null,
      row: null,
      amount_ids: [],
    };
    const wrong = small.with(6, { label: '2080101 行政运行', cells: ['60.10', '60.01', ''] });
    const once = reconcile(documentOf([expenditure(wrong)], { findings: [other] }));
    expect(once.findings[0]).toEqual(other);
    expect(once.findings.length).toBeGreaterThan(1);
    expect(JSON.stringify(reconcile(once))).toBe(JSON.stringify(once));
  });

  it('puts a wrong figure and what it is summed with in conflict, and names the culprit with the value that closes', () => {
    const wrong = small.with(6, { label: '2080101 行政运行', cells: ['60.10', '60.01', ''] });
    const result = reconcile(documentOf([expenditure(wrong)]));
    expect(failing(result)).toEqual([
      ['reconcile:column-sum', 'error'],
      ['reconcile:row-total', 'error'],
      ['reconcile:culprit', 'info'],
    ]);
    expect(result.findings[1]).toMatchObject({
      actual: '601000.00',
      expected: '600100.00',
      difference: '900.00',
      tolerance: '100.00',
      amount_ids: ['t1-l7-c1', 't1-l7-c2'],
      page: 1,
      row: 7,
    });
    expect(result.findings[2]).toMatchObject({ expected: '600100.00', actual: '601000.00', amount_ids: ['t1-l7-c1'] });
    expect(status(result, 't1-l7-c1')).toBe('conflict');
    expect(status(result, 't1-l8-c2')).toBe('verified');
  });

  it('allows rounding of half a place for each printed figure and no more', () => {
    const sum = (total: string) =>
      reconcile(
        documentOf([
          expenditure([
            { label: '合计', cells: [total, total, ''] },
            { label: '201 一般公共服务支出', cells: ['10.00', '10.00', ''] },
            { label: '205 教育支出', cells: ['20.00', '20.00', ''] },
            { label: '208 社会保障和就业支出', cells: ['30.00', '30.00', ''] },
          ]),
        ]),
      );
    expect(status(sum('60.02'), 't1-l1-c1')).toBe('verified');
    const off = sum('60.03');
    expect(status(off, 't1-l1-c1')).toBe('conflict');
    expect(off.findings[0]).toMatchObject({ difference: '300.00', tolerance: '200.00' });
  });

  it('proves nothing by zeros alone, and a zero beside other figures with them', () => {
    const result = reconcile(
      documentOf([
        expenditure([
          { label: '合计', cells: ['5.10', '5.10', '0.00'] },
          { label: '201 一般公共服务支出', cells: ['0.00', '0.00', '0.00'] },
          { label: '205 教育支出', cells: ['5.10', '5.10', ''] },
        ]),
      ]),
    );
    expect(status(result, 't1-l1-c3')).toBe('verified');
    expect(status(result, 't1-l2-c1')).toBe('verified');
    expect(status(result, 't1-l2-c3')).toBe('unverified');
  });

  it('notices a figure that slipped into the next column though its row closes', () => {
    const slipped = small.with(5, { label: '20801 人力资源和社会保障管理事务', cells: ['100.00', '', '100.00'] });
    const result = reconcile(documentOf([expenditure(slipped)]));
    expect(status(result, 't1-l6-c3')).toBe('conflict');
  });

  it('does not take a table that lists a part of its subjects for a contradiction', () => {
    const result = reconcile(
      documentOf([
        {
          type: 'other',
          columns: ['金额 budget'],
          rows: [
            { label: '一、财政拨款收入', cells: ['100.00'], side: 'expenditure' },
            { label: '其中：上级专项', cells: ['40.00'], side: 'expenditure' },
          ],
        },
      ]),
    );
    expect(result.counts).toMatchObject({ verified: 0, conflicts: 0, unverified: 2 });
  });

  it('finds a whole table that is in another unit than it says', () => {
    const document = correctDocument();
    const table = document.tables[0]!;
    for (const line of table.lines) {
      for (const amount of line.amounts) {
        amount.unit = '元';
        amount.amount_yuan = (Number(amount.amount_yuan) / 10_000).toFixed(2);
      }
    }
    const result = reconcile(document);
    const unit = result.findings.filter((f) => f.check === 'reconcile:unit-magnitude');
    expect(unit.length).toBeGreaterThan(0);
    expect(result.tables[0]!.lines.flatMap((l) => l.amounts).every((a) => a.status === 'conflict')).toBe(true);
    expect(result.tables[2]!.lines.flatMap((l) => l.amounts).every((a) => a.status === 'verified')).toBe(true);
  });
});

describe('readings', () => {
  const ambiguous = (total: string) => {
    const document = documentOf([expenditure(small)]);
    const amount = document.tables[0]!.lines[6]!.amounts[0]!;
    amount.amount_yuan = '6001000.00';
    amount.raw_text = '600.1';
    amount.readings = [{ kind: 'value', amount_yuan: total, column: null, detail: 'the point may be a comma' }];
    return reconcile(document);
  };

  it('emits the one reading that makes the equations hold, and names the other', () => {
    const result = ambiguous('600100.00');
    const amount = result.tables[0]!.lines[6]!.amounts[0]!;
    expect(amount).toMatchObject({ amount_yuan: '600100.00', status: 'verified' });
    expect(amount.readings).toEqual([
      { kind: 'value', amount_yuan: '6001000.00', column: null, detail: 'first read as 6001000.00' },
    ]);
    expect(result.findings.map((f) => [f.check, f.severity])).toEqual([['reconcile:reading', 'info']]);
    expect(JSON.stringify(reconcile(result))).toBe(JSON.stringify(result));
  });

  it('leaves a conflict where no reading does', () => {
    const result = ambiguous('77.00');
    expect(result.tables[0]!.lines[6]!.amounts[0]!).toMatchObject({ amount_yuan: '6001000.00', status: 'conflict' });
  });
});

describe('structure', () => {
  it('says once that columns are missing where the parts add up to the total in no row', () => {
    const rows = small.map((row) => ({ ...row, cells: [row.cells[0]!, row.cells[1] ? '1.00' : '', '2.00'] }));
    const result = reconcile(documentOf([expenditure(rows)]));
    const notes = result.findings.filter(({ check }) => check === 'reconcile:structure');
    expect(notes.map(({ severity, table_id, row }) => [severity, table_id, row])).toEqual([['warning', 't1', 1]]);
    expect(notes[0]!.message).toContain('the columns beside 合计 (8 of 8 rows) do not add up to it');
    expect(result.findings.filter(({ check }) => check === 'reconcile:row-total')).toEqual([]);
  });
});

describe('indicators', () => {
  it('proves a target in money by the amount of its project, and one that another table repeats', () => {
    const document = documentOf([
      { type: 'project_targets', columns: ['金额 total'], rows: [] },
      { type: 'project_targets', columns: ['金额 total'], rows: [] },
    ]);
    const project = {
      department_name: null,
      organisation_name: null,
      fiscal_yuan: null,
      carryover_yuan: null,
      other_yuan: null,
      goal: null,
      start_date: null,
      end_date: null,
      page: 1,
      row: 1,
    };
    const indicator = (name: string, target_raw: string, target_value: string | null, target_unit: string | null) => ({
      scope: 'project' as const,
      project_name: '档案管理',
      level1: null,
      level1_text: '',
      level2_text: '',
      name,
      target_raw,
      operator: '' as const,
      target_value,
      target_unit,
      qualitative: false,
      page: 1,
      row: 2,
      status: 'unverified' as const,
    });
    const [first, second] = document.tables;
    first!.projects = [{ ...project, project_name: '档案管理', total_yuan: '312000.00' }];
    first!.indicators = [
      indicator('项目成本', '≤31.2万元', '31.2', '万元'),
      indicator('人均成本', '≤3万元', '3', '万元'),
      indicator('合格率', '=100%', '100', '%'),
      indicator('满意度', '≥95%', '95', '%'),
    ];
    second!.indicators = [indicator('合格率', '100.00 %', '100', '%'), indicator('满意度', '≥90%', '90', '%')];
    const statuses = reconcile(document).tables.map((table) => table.indicators.map(({ status: found }) => found));
    expect(statuses).toEqual([
      ['verified', 'unverified', 'verified', 'unverified'],
      ['verified', 'unverified'],
    ]);
  });
});

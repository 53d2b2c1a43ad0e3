import type { BudgetDocument, Paragraph } from '@yusuan/schemas';
import { describe, expect, it } from 'vitest';
import { reconcile } from './reconcile.ts';
import { documentOf, statementOf, type TableSpec } from './testing/document-builder.ts';

const checksOf = (document: BudgetDocument) =>
  reconcile(document).findings.map((f) => [f.check.replace('reconcile:', ''), f.severity]);
const line = (text: string, row = 1): Paragraph => ({ page: 1, row, heading: 0, text });
const prose = (...lines: string[]) =>
  checksOf(documentOf([], { paragraphs: lines.map((text, i) => line(text, i + 1)) }));

describe('text of a disclosure', () => {
  it.each([
    ['本年收入XX万元。', 'prose-placeholder'],
    ['较上年预算安排增加减少 3463.96 万元。', 'prose-undecided'],
    ['比上年增加（减少）5万元。', 'prose-undecided'],
    ['增加3万元，主要原因是。', 'prose-broken'],
    ['较上年预算安排减少254.07；', 'prose-unit-missing'],
    ['其他收入1185.00万元，较上年预算安排增加1125.00元，原因如下。', 'prose-unit-mixed'],
    ['比2021年预算增加3万元。', 'prose-comparison-year'],
  ])('%s → %s', (text, check) => {
    expect(prose(text).map(([id]) => id)).toContain(check);
  });

  it('says nothing of sentences that are finished', () => {
    expect(
      prose(
        '2024年收入预算总额为53172.94万元，较2023年预算增加38846.26万元，增长271.1%，主要原因是：新增专项。',
        '无增减变化。',
      ),
    ).toEqual([]);
  });

  it('joins a sentence that is torn over lines', () => {
    expect(prose('较上年增加', '减少 5 万元。')).toEqual([['prose-undecided', 'error']]);
  });
});

describe('statements', () => {
  const total: TableSpec = {
    type: 'expenditure_summary',
    columns: ['合计 total', '基本支出 basic', '项目支出 project'],
    rows: [{ label: '合计', cells: ['53,172.94', '13,815.43', '39,357.51'] }],
  };

  it('proves a sentence by the table that prints its amount', () => {
    const result = reconcile(
      documentOf([total], {
        statements: [
          statementOf(
            { subject: '支出预算总额', amount_yuan: '531729400.00', raw_text: '支出预算总额53172.94万元' },
            1,
          ),
          statementOf({ subject: '基本支出', amount_yuan: '138154300.00', raw_text: '基本支出13815.43万元' }, 2),
        ],
      }),
    );
    expect(result.statements.map((s) => s.status)).toEqual(['verified', 'verified']);
  });

  it('sets no sentence of this year against what was executed the year before', () => {
    const said = (phase: 'executed' | 'approved') => {
      const document = documentOf(
        [
          {
            type: 'revenue_expenditure_summary',
            side: 'revenue',
            columns: ['2024年执行数 executed'],
            rows: [
              { label: '一般公共预算收入', system: 'revenue_source', cells: ['456800.00'] },
              { label: '收入总计', cells: ['700000.00'] },
            ],
          },
        ],
        {
          document_type: 'department_budget',
          fiscal_year: 2025,
          statements: [
            statementOf({ subject: '一般公共预算收入', fiscal_year: 2025, amount_yuan: '4796000000.00' }, 1),
          ],
        },
      );
      for (const line of document.tables[0]!.lines)
        if (line.kind === 'other') line.classification_system = 'revenue_source';
      for (const column of document.tables[0]!.columns) column.phase = phase;
      return reconcile(document).findings.filter(({ check }) => check === 'reconcile:statement-table');
    };
    expect(said('executed')).toEqual([]);
    expect(said('approved')).toHaveLength(1);
  });

  it('checks a percentage against the amount and its change', () => {
    const said = (percent: string) =>
      reconcile(
        documentOf([], {
          statements: [
            statementOf(
              {
                subject: '收入预算总额',
                amount_yuan: '531729400.00',
                raw_text: '53172.94万元，较上年增加38846.26万元',
                change_direction: 'increase',
                change_yuan: '388462600.00',
                change_percent: percent,
              },
              1,
            ),
          ],
        }),
      );
    expect(said('271.1').statements[0]!.status).toBe('verified');
    expect(said('271.4').findings[0]).toMatchObject({
      check: 'reconcile:statement-change',
      actual: '271.40',
      expected: '271.15',
    });
  });

  it('finds the slip of the unit by the changes of the parts', () => {
    const part = (subject: string, yuan: string, change: string, n: number) =>
      statementOf(
        {
          subject,
          amount_yuan: yuan,
          change_direction: 'increase',
          change_yuan: change,
          raw_text: '',
          section: '收入',
        },
        n,
      );
    const result = reconcile(
      documentOf([], {
        statements: [
          part('收入预算总额', '160653800.00', '21648500.00', 1),
          part('财政拨款收入', '148803800.00', '10398500.00', 2),
          part('其他收入', '11850000.00', '1125.00', 3),
        ],
      }),
    );
    expect(result.findings[0]).toMatchObject({ check: 'reconcile:statement-parts', severity: 'error' });
    expect(result.findings[0]!.message).toContain('closes if change of 其他收入 1125.00 is meant in 万元');
  });

  it('sees a change told in the wrong direction, with a part that is zero this year', () => {
    const said = (subject: string, yuan: string, direction: 'increase' | 'decrease', change: string, n: number) =>
      statementOf({ subject, amount_yuan: yuan, change_direction: direction, change_yuan: change }, n);
    const result = reconcile(
      documentOf([], {
        statements: [
          said('“三公”经费预算支出', '65100.00', 'increase', '94900.00', 1),
          said('会议接待费', '15100.00', 'decrease', '4900.00', 2),
          said('公务接待费', '50000.00', 'decrease', '10000.00', 3),
          said('公务用车运行维护费', '0.00', 'decrease', '80000.00', 4),
        ],
      }),
    );
    const parts = result.findings.filter(({ check }) => check === 'reconcile:statement-parts');
    expect(parts.map(({ severity, difference }) => [severity, difference])).toEqual([['error', '189800.00']]);
    expect(parts[0]!.message).toContain('closes if the change of “三公”经费预算支出 is in the other direction');
  });

  it('names the head under which the table prints what the prose says of another', () => {
    const result = reconcile(
      documentOf(
        [
          {
            type: 'three_public',
            title: '“三公”经费支出表',
            columns: ['合计 total', '因公出国（境）费 overseas_travel', '公务接待费 reception'],
            rows: [{ label: '某市某局', kind: 'organisation', cells: ['12.83', '12.83', ''] }],
          },
        ],
        {
          statements: [
            statementOf({ subject: '公务接待费', amount_yuan: '128300.00', raw_text: '公务接待费12.83万元' }, 1),
          ],
        },
      ),
    );
    expect(result.findings[0]).toMatchObject({
      check: 'reconcile:three-public-prose',
      severity: 'error',
      difference: '128300.00',
    });
    expect(result.findings[0]!.message).toContain('under 因公出国（境）费');
    expect(result.tables[0]!.lines[0]!.amounts[1]!.status).toBe('conflict');
  });

  it('lets the prose choose between the heads that an amount of a row cut short may stand under', () => {
    const document = documentOf(
      [
        {
          type: 'three_public',
          title: '“三公”经费支出表',
          columns: [
            '合计 total',
            '因公出国（境）费 overseas_travel',
            '公务接待费 reception',
            '公务用车运行费 vehicle_operation',
          ],
          rows: [{ label: '某市某局', kind: 'organisation', cells: ['12.83', '12.83', '', ''] }],
        },
      ],
      {
        statements: [
          statementOf({ subject: '公务接待费', amount_yuan: '128300.00', raw_text: '公务接待费12.83万元' }, 1),
          statementOf({ subject: '公务用车运行费', amount_yuan: '0.00', raw_text: '公务用车运行费0.00万元' }, 2),
        ],
      },
    );
    const printed = document.tables[0]!.lines[0]!.amounts[1]!;
    printed.readings = [3, 4].map((column) => ({
      kind: 'column',
      amount_yuan: printed.amount_yuan,
      column,
      detail: 'the row ends here',
    }));
    const result = reconcile(document);
    expect(result.tables[0]!.lines[0]!.amounts[1]).toMatchObject({ column: 3, status: 'verified', raw_text: '12.83' });
    expect(result.findings.map(({ check, severity }) => [check, severity])).toEqual([['reconcile:reading', 'warning']]);
    expect(result.findings[0]!.message).toContain(
      'is read as standing in column 3 (公务接待费), which the equations prove; the other reading is column 2 (因公出国（境）费)',
    );
    expect(JSON.stringify(reconcile(result))).toBe(JSON.stringify(result));
  });

  it('checks a share against its whole', () => {
    const said = (share: string) =>
      checksOf(
        documentOf([], {
          statements: [
            statementOf({ subject: '收入预算', amount_yuan: '23542000.00' }, 1),
            statementOf({ subject: '拨款', amount_yuan: '14543200.00', share_percent: share, share_of: '收入预算' }, 2),
          ],
        }),
      );
    expect(said('61.78')).toEqual([]);
    expect(said('63.78')).toEqual([['statement-share', 'warning']]);
  });
});

describe('tables against each other and their frame', () => {
  it('notices a header of last year', () => {
    const document = documentOf([
      {
        type: 'general_public_expenditure',
        columns: ['2023年预算数/合计 total', '2023年预算数/基本支出 basic'],
        rows: [],
      },
    ]);
    expect(reconcile(document).findings.find((f) => f.check === 'reconcile:header-year')).toMatchObject({
      severity: 'warning',
      expected: '2024',
      actual: '2023',
    });
  });

  it('misses the tables that the contents list names', () => {
    const found = reconcile(documentOf([], { contents: ['《收支预算总表》', '《部门收入总表》'] })).findings;
    expect(found.map((f) => [f.check, f.expected])).toEqual([
      ['reconcile:table-listed-missing', '《收支预算总表》'],
      ['reconcile:table-listed-missing', '《部门收入总表》'],
    ]);
  });

  it('notices a name under another code than the list has it, and a code printed twice', () => {
    const rows = [
      { label: '2080101 一般行政管理事务', cells: ['1.00'] },
      { label: '2080105 劳动保障监察', cells: ['2.00'] },
      { label: '2080105 劳动保障监察', cells: ['3.00'] },
    ];
    expect(checksOf(documentOf([{ type: 'other', columns: ['金额 budget'], rows }]))).toEqual([
      ['code-name', 'warning'],
      ['code-repeated', 'warning'],
    ]);
  });
});

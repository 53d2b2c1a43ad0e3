import type { BudgetDocument, Paragraph } from '@yusuan/schemas';
import { describe, expect, it } from 'vitest';
import { reconcile } from './reconcile.ts';
import { documentOf, statementOf, type TableSpec } from './testing/document-builder.ts';

const said = (document: BudgetDocument, check: string) =>
  reconcile(document)
    .findings.filter((finding) => finding.check === `reconcile:${check}`)
    .map(({ severity, message, expected, actual, amount_ids }) => ({
      severity,
      message,
      expected,
      actual,
      amount_ids,
    }));
const messages = (document: BudgetDocument, check: string) => said(document, check).map(({ message }) => message);

const paragraph = (row: number, text: string): Paragraph => ({ page: 1, row, heading: 0, text });

describe('two-amounts', () => {
  const both = (second: string) =>
    documentOf([], {
      paragraphs: [paragraph(1, '2024年公务接待费预算13.00万元。公务接待费预算比上年持平。')],
      statements: [
        statementOf(
          { subject: '公务接待费', amount_yuan: '130000.00', raw_text: '公务接待费预算13.00万元', row: 1 },
          1,
        ),
        statementOf({ subject: '公务接待费', amount_yuan: second, raw_text: '公务接待费预算', row: 1 }, 2),
      ],
    });

  it('names a subject with two amounts in one paragraph', () => {
    expect(said(both('125000.00'), 'two-amounts')).toEqual([
      {
        severity: 'warning',
        message: '公务接待费 has two amounts in one paragraph: 13.00 万元 and 12.50 万元',
        expected: '130000.00',
        actual: '125000.00',
        amount_ids: [],
      },
    ]);
  });

  it('says nothing where the amount is repeated', () => {
    expect(said(both('130000.00'), 'two-amounts')).toEqual([]);
  });
});

describe('unit-fits', () => {
  const bare = (figures: [string, string]) => {
    const known: TableSpec = {
      type: 'expenditure_summary',
      title: '支出总表',
      columns: ['合计 total'],
      rows: [
        { label: '合计', cells: ['4,271.61'] },
        { label: '205 教育支出', cells: ['1,234.56'] },
        { label: '208 社会保障和就业支出', cells: ['3,037.05'] },
      ],
    };
    const document = documentOf([
      known,
      {
        type: 'procurement',
        title: '政府采购预算表',
        columns: ['金额 total'],
        rows: figures.map((figure, i) => ({ label: `设备${i}`, cells: [figure] })),
      },
    ]);
    for (const { amounts } of document.tables[1]!.lines)
      for (const amount of amounts) Object.assign(amount, { unit: null, unit_source: null, amount_yuan: null });
    return document;
  };

  it('names the one unit in which the figures of a table without unit are printed elsewhere', () => {
    expect(said(bare(['1,234.56', '3,037.05']), 'unit-fits')).toEqual([
      {
        severity: 'warning',
        message:
          'no unit is printed for 政府采购预算表, and its amounts are not read; 万元 would fit: read so, 2 of its figures are printed in other tables too, such as 1234.56',
        expected: '万元',
        actual: null,
        amount_ids: ['t2-l1-c1', 't2-l2-c1'],
      },
    ]);
  });

  it('says nothing where one figure alone is printed elsewhere', () => {
    expect(said(bare(['1,234.56', '7,777.77']), 'unit-fits')).toEqual([]);
  });
});

const expenditure = (codes: string[], type: TableSpec['type'] = 'expenditure_summary'): TableSpec => ({
  type,
  title: type,
  columns: ['合计 total'],
  rows: codes.map((code, i) => ({ label: code, cells: [`${i + 1}00.00`] })),
});

describe('row order', () => {
  it('names two neighbours that have changed places', () => {
    const codes = ['2080101 行政运行', '2080105 劳动保障监察', '2080102 一般行政管理事务', '2080150 事业运行'];
    expect(said(documentOf([expenditure(codes)]), 'code-order')).toMatchObject([
      {
        message: '2080102 一般行政管理事务 stands after 2080105 劳动保障监察, where the other rows of the table rise',
        amount_ids: ['t1-l3-c1'],
      },
    ]);
  });

  it('names a subject that stands below its part', () => {
    const codes = ['212 城乡社区支出', '2120806 土地出让业务支出', '21208 国有土地使用权出让收入安排的支出'];
    expect(messages(documentOf([expenditure(codes)]), 'code-order')).toHaveLength(1);
  });

  it('names a row that stands among those of the next code', () => {
    const codes = [
      '2130201 行政运行',
      '2130201 行政运行',
      '2130202 一般行政管理事务',
      '2130201 行政运行',
      '2130202 一般行政管理事务',
    ];
    expect(messages(documentOf([expenditure(codes)]), 'code-order')).toEqual([
      '2130201 行政运行 stands after 2130202 一般行政管理事务, where the other rows of the table rise',
    ]);
  });

  it('says nothing where a list begins anew, or where outline numbers rise and codes do not', () => {
    const twice = ['2080101 行政运行', '2080150 事业运行', '2080101 行政运行', '2080150 事业运行'];
    expect(messages(documentOf([expenditure(twice)]), 'code-order')).toEqual([]);
    const codes = [
      '221 住房保障支出',
      '223 国有资本经营预算支出',
      '222 粮油物资储备支出',
      '224 灾害防治及应急管理支出',
    ];
    const numbered = documentOf([expenditure(codes)]);
    expect(messages(numbered, 'code-order')).toHaveLength(1);
    ['十九、', '二十、', '二十一、', '二十二、'].forEach((number, i) => {
      numbered.tables[0]!.lines[i]!.raw_name = number + numbered.tables[0]!.lines[i]!.name;
    });
    expect(messages(numbered, 'code-order')).toEqual([]);
  });
});

describe('codes', () => {
  it('notes a code that the list does not have, once', () => {
    const document = documentOf([expenditure(['20871 特别事务']), expenditure(['20871 特别事务'], 'procurement')]);
    expect(said(document, 'code-unknown')).toEqual([
      {
        severity: 'info',
        message: 'the list does not have 20871 特别事务, in 2 rows',
        expected: null,
        actual: '20871',
        amount_ids: ['t1-l1-c1', 't2-l1-c1'],
      },
    ]);
    expect(said(documentOf([expenditure(['20801 人力资源和社会保障管理事务'])]), 'code-unknown')).toEqual([]);
  });

  it('notes a subject of procurement that the table of all expenditure does not have', () => {
    const whole = expenditure(['2080101 行政运行', '2080102 一般行政管理事务', '2080150 事业运行']);
    const part = (code: string) => documentOf([whole, expenditure(['2080101 行政运行', code], 'procurement')]);
    expect(messages(part('2080105 劳动保障监察'), 'code-elsewhere')).toEqual([
      'procurement has 2080105 劳动保障监察, a subject that the table of all expenditure does not have',
    ]);
    expect(messages(part('2080150 事业运行'), 'code-elsewhere')).toEqual([]);
  });
});

describe('columns of lists side by side', () => {
  const summary = (slipped: boolean) =>
    documentOf([
      {
        type: 'appropriation_summary',
        title: '财政拨款收支总表',
        columns: ['收入/预算数 budget', '支出/预算数 budget'],
        rows: [
          { label: '一、一般公共预算', kind: 'other', side: 'revenue', cells: slipped ? ['', '12.00'] : ['12.00', ''] },
          { label: '205 教育支出', cells: ['', '12.00'] },
        ],
      },
    ]);

  it('names a figure of revenue in a column of expenditure', () => {
    const [right, wrong] = [summary(false), summary(true)];
    for (const document of [right, wrong]) document.tables[0]!.columns[0]!.side = 'revenue';
    expect(said(right, 'column-side')).toEqual([]);
    expect(said(wrong, 'column-side')).toMatchObject([
      {
        severity: 'warning',
        message: '一、一般公共预算 12.00, under 支出/预算数, is a row of revenue and stands in a column of expenditure',
        amount_ids: ['t1-l1-c2'],
      },
    ]);
  });
});

describe('units by their looks', () => {
  const tables = (unit: '元' | '万元', figure = '300.00'): TableSpec[] => [
    expenditure(['205 教育支出']),
    expenditure(['208 社会保障和就业支出'], 'general_public_expenditure'),
    expenditure(['210 卫生健康支出'], 'appropriation_expenditure'),
    {
      type: 'procurement',
      title: '政府采购预算表',
      unit,
      columns: ['金额 total'],
      rows: [
        { label: '电脑', cells: [figure] },
        { label: '桌椅', cells: [figure] },
      ],
    },
  ];

  it('notes the one table in another unit than all others', () => {
    expect(messages(documentOf(tables('元')), 'unit-differs')).toEqual([
      '政府采购预算表 is in 元 and the other 3 tables of the document are in 万元; no other table repeats its figures',
    ]);
    expect(messages(documentOf(tables('万元')), 'unit-differs')).toEqual([]);
  });

  it('names figures finer than one 分', () => {
    expect(messages(documentOf(tables('元', '17.3985')), 'unit-place')).toEqual([
      '政府采购预算表 prints 2 figures finer than one 分 in 元, such as 17.3985: its unit is larger than it says',
    ]);
    expect(messages(documentOf(tables('万元', '17.3985')), 'unit-place')).toEqual([]);
  });
});

describe('labels that shifted', () => {
  const list = (title: string, figures: string[], columns = ['公用经费 public']): TableSpec => ({
    type: 'other',
    title,
    columns,
    system: 'economic_department',
    rows: [
      '30201 办公费',
      '30202 印刷费',
      '30205 水费',
      '30206 电费',
      '30207 邮电费',
      '30211 差旅费',
      '30213 维修费',
    ].map((label, i) => ({ label, cells: [figures[i]!] })),
  });
  const right = ['12.50', '13.11', '4.86', '23.40', '45.67', '8.15', '6.42'];

  it('puts figures in conflict that another table prints beside the neighbouring labels', () => {
    const shifted = right.with(2, '23.40').with(3, '4.86');
    const document = documentOf([list('机关运行经费表', right), list('基本支出表', shifted)]);
    expect(said(document, 'shifted-labels').map(({ severity, message }) => [severity, message])).toEqual([
      [
        'warning',
        'two tables print the same figures beside the same labels: 30205 水费 · 公用经费 4.86 = 30205 水费 · 公用经费 23.40, but 48600.00 ≠ 234000.00 yuan (off by 185400.00, tolerance 100.00) – 基本支出表 prints this amount beside 电费: the labels of one of the two have shifted',
      ],
      [
        'warning',
        'two tables print the same figures beside the same labels: 30206 电费 · 公用经费 23.40 = 30206 电费 · 公用经费 4.86, but 234000.00 ≠ 48600.00 yuan (off by 185400.00, tolerance 100.00) – 基本支出表 prints this amount beside 水费: the labels of one of the two have shifted',
      ],
    ]);
    const statuses = reconcile(document).tables.map(({ lines }) => lines.map(({ amounts }) => amounts[0]!.status));
    expect(statuses[0]!.slice(1, 4)).toEqual(['unverified', 'conflict', 'conflict']);
  });

  it('says nothing where figures differ without being each other', () => {
    const other = right.with(2, '5.55').with(3, '6.66');
    expect(said(documentOf([list('a', right), list('b', other)]), 'shifted-labels')).toEqual([]);
  });
});

describe('a revenue table in the other unit', () => {
  const both = (unit: '元' | '万元') =>
    documentOf([
      {
        type: 'revenue_expenditure_summary',
        title: '收支总体情况表',
        side: 'revenue',
        columns: ['预算 budget'],
        rows: [
          { label: '一、预算拨款', kind: 'other', cells: ['191,822.92'] },
          { label: '收入总计', cells: ['191,822.92'] },
        ],
      },
      {
        type: 'revenue_summary',
        title: '收入总体情况表',
        side: 'revenue',
        unit,
        columns: ['合计 total', '一般公共预算 general_public', '政府性基金预算 government_fund'],
        rows: [
          { label: '合计', cells: ['191,822.92', '47,944.02', '143,878.90'] },
          { label: '某市某局', kind: 'organisation', cells: ['68,750.74', '22,725.53', '46,025.21'] },
          { label: '某市某中心', kind: 'organisation', cells: ['123,072.18', '25,218.49', '97,853.69'] },
        ],
      },
    ]);

  it('is found by its magnitude, and all its amounts are in conflict', () => {
    const result = reconcile(both('元'));
    expect(messages(both('元'), 'unit-magnitude')[0]).toContain(
      'the two tables differ by a factor of 10000: 收支总体情况表 (万元) or 收入总体情况表 (元) is in another unit than it says',
    );
    expect(result.tables[1]!.lines.flatMap(({ amounts }) => amounts.map(({ status }) => status))).toEqual(
      Array.from({ length: 9 }, () => 'conflict'),
    );
  });

  it('proves the total of both where the units are right', () => {
    const result = reconcile(both('万元'));
    expect(result.counts).toMatchObject({ amounts: 11, verified: 11, conflicts: 0 });
    expect(result.checks).toContainEqual({ check: 'reconcile:total-restatement', holds: 1, fails: 0 });
  });
});

describe('what a failing sum is off by', () => {
  const revenue = documentOf([
    {
      type: 'revenue_summary',
      title: '收入总表',
      side: 'revenue',
      columns: ['合计 total', '一般公共预算 general_public', '事业收入 other:事业收入', '上年结转 carryover'],
      rows: [
        { label: '合计', cells: ['390.57', '250.00', '50.00', '90.57'] },
        { label: '甲中心', kind: 'organisation', cells: ['100.00', '100.00', '', '60.37'] },
        { label: '乙中心', kind: 'organisation', cells: ['200.00', '150.00', '50.00', '30.20'] },
      ],
    },
  ]);

  it('is named where it stands beside the whole', () => {
    const sums = said(revenue, 'column-sum').filter(({ amount_ids }) => amount_ids.includes('t1-l1-c1'));
    expect(sums.map(({ message }) => message.split(' – ')[1])).toEqual([
      'it is off by 合计 · 上年结转 90.57, which the whole counts and its parts do not',
    ]);
  });
});

describe('codes', () => {
  const listed = (label: string) =>
    documentOf([
      {
        type: 'expenditure_summary',
        title: '支出总表',
        columns: ['合计 total'],
        rows: [{ label, cells: ['5.00'] }],
      },
    ]);

  it('a code that the list lacks may name what many sections name alike', () => {
    expect(messages(listed('2081101 行政运行'), 'code-name')).toEqual([]);
    expect(messages(listed('2081101 行政运行'), 'code-unknown')).toEqual(['the list does not have 2081101 行政运行']);
    expect(messages(listed('2081107 行政运行'), 'code-name')).toHaveLength(1);
  });
});

describe('years', () => {
  const debts = (title: string) => {
    const document = documentOf([{ type: 'other', title, columns: ['债务限额 other:债务限额'], rows: [] }]);
    return {
      ...document,
      fiscal_year: 2025,
      tables: document.tables.map((table) => ({ ...table, fiscal_year: 2024 })),
    };
  };

  it('a budget prints the debts and the execution of the year before', () => {
    expect(messages(debts('2024年地方政府债务限额和余额情况表'), 'header-year')).toEqual([]);
    expect(messages(debts('2024年转移支付预算表'), 'header-year')).toHaveLength(1);
  });

  it('columns of last year that say so stand beside those of the budget that say none', () => {
    const beside = (head: string) => ({
      ...documentOf([{ type: 'expenditure_summary', columns: [`${head} budget`, '合计 total'], rows: [] }]),
      document_type: 'department_budget' as const,
    });
    expect(messages(beside('2023年执行数'), 'header-year')).toEqual([]);
    expect(messages(beside('2023年预算数'), 'header-year')).toHaveLength(1);
    expect(messages(beside('2022年执行数'), 'header-year')).toHaveLength(1);
  });
});

import { describe, expect, test } from 'vitest';
import { lineTexts, measureTexts, readRows } from './testing/readRows.ts';

describe('panes', () => {
  test('a row of a two-sided summary is a line on each side', () => {
    const read = readRows(
      [
        ['收   入', '<', '支   出', '<'],
        ['项   目', '预算数', '项   目', '预算数'],
        ['一、一般公共预算拨款收入', '112,859.652716', '一、一般公共服务支出', ''],
        ['五、事业收入', '1,563.478391', '五、教育支出', '40,014.067349'],
        ['本年收入合计', '118,370.071798', '本年支出合计', '131,905.904856'],
        ['上年结转结余', '15,763.256473', '年终结转结余', '2,227.423415'],
        ['收入总计', '134,133.328271', '支出总计', '134,133.328271'],
      ],
      { type: 'revenue_expenditure_summary', year: 2026 },
    );
    expect(lineTexts(read)).toEqual([
      'other - 一、一般公共预算拨款收入 2:1128596527.16',
      'other - 五、事业收入 2:15634783.91',
      'classified 205 五、教育支出 4:400140673.49',
      'total - 本年收入合计 2:1183700717.98',
      'total - 本年支出合计 4:1319059048.56',
      'other - 上年结转结余 2:157632564.73',
      'other - 年终结转结余 4:22274234.15',
      'total - 收入总计 2:1341333282.71',
      'total - 支出总计 4:1341333282.71',
    ]);
    expect(read.table.lines.map((line) => `${line.side[0]} ${line.classification_system}`)).toEqual([
      'r revenue_source',
      'r revenue_source',
      'e functional',
      'r null',
      'e null',
      'r revenue_source',
      'e null',
      'r null',
      'e null',
    ]);
    expect(measureTexts(read)).toEqual(['2 收入/预算数 budget', '4 支出/预算数 budget']);
  });

  test('收入项目 and 支出项目 are the sides of a table that is no summary by its type', () => {
    const read = readRows(
      [
        ['收入项目', '预算数', '支出项目', '预算数'],
        ['一、利润收入', '800', '一、国有企业资本金注入', '500'],
        ['本年收入合计', '800', '本年支出合计', '500'],
      ],
      { type: 'state_capital_expenditure' },
    );
    expect(read.table.lines.map((line) => `${line.side} ${line.name} ${line.amounts[0]!.raw_text}`)).toEqual([
      'revenue 一、利润收入 800',
      'expenditure 一、国有企业资本金注入 500',
      'revenue 本年收入合计 800',
      'expenditure 本年支出合计 500',
    ]);
  });

  test('labels under other words before amounts under the same head begin a list', () => {
    const read = readRows(
      [
        ['人员经费科目', '预算数', '公用经费科目', '预算数'],
        ['工资福利支出', '5.00', '商品和服务支出', '3.00'],
        ['基本工资', '5.00', '办公费', '3.00'],
      ],
      { type: 'general_public_basic' },
    );
    expect(lineTexts(read)).toEqual([
      'classified 301 工资福利支出 2:50000.00',
      'classified 302 商品和服务支出 4:30000.00',
      'classified 30101 基本工资 2:50000.00',
      'classified 30201 办公费 4:30000.00',
    ]);
  });

  test('lists of projects and of places in two halves', () => {
    const halves = (head: string, left: string, right: string) =>
      readRows(
        [
          [head, '金额', head, '金额'],
          [left, '5.00', right, '3.00'],
        ],
        { type: 'other' },
      ).table.lines.map((line) => `${line.name} ${line.amounts.map(({ raw_text }) => raw_text).join(' ')}`);
    expect(halves('项目名称', '河道整治', '公厕改造')).toEqual(['河道整治 5.00', '公厕改造 3.00']);
    expect(halves('地区', '城关镇', '谢桥镇')).toEqual(['城关镇 5.00', '谢桥镇 3.00']);
  });

  test('four panes, by function and two economic classifications', () => {
    const read = readRows(
      [
        ['收   入', '<', '支   出', '<', '<', '<', '<', '<'],
        [
          '项目',
          '预算数',
          '支出功能分类',
          '预算数',
          '部门预算支出经济分类',
          '预算数',
          '政府预算支出经济分类',
          '预算数',
        ],
        ['一、部门预算', '', '一、部门预算', '', '一、部门预算', '', '一、部门预算', ''],
        [
          '1、财政拨款',
          '',
          '1、一般公共服务',
          '56.52',
          '1、人员经费和公用经费支出',
          '8563.95',
          '1、机关工资福利支出',
          '5900.98',
        ],
        [
          '(1)一般公共预算拨款收入',
          '181716.56',
          '5、教育',
          '0',
          '(1)工资福利支出',
          '7804.52',
          '2、机关商品和服务支出',
          '3423.08',
        ],
        ['', '', '9、社会保险基金', '0', '(5)资本性支出（基本建设', '0', '3、机关资本性支出（一）', '254.55'],
        [
          '本年收入合计',
          '182066.56',
          '本年支出合计',
          '182066.56',
          '本年支出合计',
          '182066.56',
          '本年支出合计',
          '182066.56',
        ],
      ],
      { type: 'revenue_expenditure_summary', year: 2020 },
    );
    expect(lineTexts(read)).toEqual([
      'classified 201 1、一般公共服务 4:565200.00',
      'other - 1、人员经费和公用经费支出 6:85639500.00',
      'classified 501 1、机关工资福利支出 8:59009800.00',
      'other - (1)一般公共预算拨款收入 2:1817165600.00',
      'classified 205 5、教育 4:0.00',
      'classified 301 (1)工资福利支出 6:78045200.00',
      'classified 502 2、机关商品和服务支出 8:34230800.00',
      'classified 209 9、社会保险基金 4:0.00',
      'classified 309 (5)资本性支出（基本建设 6:0.00',
      'classified 503 3、机关资本性支出（一） 8:2545500.00',
      'total - 本年收入合计 2:1820665600.00',
      'total - 本年支出合计 4:1820665600.00',
      'total - 本年支出合计 6:1820665600.00',
      'total - 本年支出合计 8:1820665600.00',
    ]);
  });

  test('a label merged over two panes belongs to the amount at its end', () => {
    const read = readRows(
      [
        ['收入', '<', '支出', '<', '<', '<'],
        ['项目名称', '金额', '功能分类', '<', '支出用途', '<'],
        ['^', '^', '功能科目名称', '金额', '项目名称', '金额'],
        ['一、财政拨款', '18,330.37', '一、一般公共服务支出', '13,907.78', '一、基本支出', '9,312.90'],
        ['1.一般公共预算', '18,330.37', '二、外交支出', '', '二、项目支出', '6,459.58'],
        ['当年收入小计', '18,330.37', '当年支出小计', '<', '<', '18,330.37'],
        ['上年结转资金', '', '结转下年资金', '<', '<', ''],
      ],
      { type: 'revenue_expenditure_summary', year: 2019 },
    );
    expect(lineTexts(read)).toEqual([
      'other - 一、财政拨款 2:183303700.00',
      'classified 201 一、一般公共服务支出 4:139077800.00',
      'other - 一、基本支出 6:93129000.00',
      'other - 1.一般公共预算 2:183303700.00',
      'other - 二、项目支出 6:64595800.00',
      'total - 当年收入小计 2:183303700.00',
      'total - 当年支出小计 6:183303700.00',
    ]);
    expect(measureTexts(read)).toEqual([
      '2 收入/金额 budget',
      '4 支出/功能分类/金额 budget',
      '6 支出/支出用途/金额 budget',
    ]);
    expect(read.table.lines[3]!.parent).toBe(read.table.lines[0]!.line_id);
  });

  test('several amount columns on the expenditure side', () => {
    const read = readRows(
      [
        ['收入', '<', '支出', '<', '<', '<'],
        ['项目', '预算数', '项目', '预算数', '<', '<'],
        ['^', '^', '^', '总计', '一般公共预算', '国有资本经营预算'],
        ['一、本年收入', '191,195.79', '一、本年支出', '191,195.79', '191,114.39', '81.40'],
        ['  一般公共预算', '191,114.39', '  教育支出', '65.90', '65.90', ''],
        ['', '', '  国有资本经营预算支出', '81.40', '', '81.40'],
      ],
      { type: 'appropriation_summary', year: 2026 },
    );
    expect(measureTexts(read)).toEqual([
      '2 收入/预算数 budget',
      '4 支出/预算数/总计 total',
      '5 支出/预算数/一般公共预算 general_public',
      '6 支出/预算数/国有资本经营预算 state_capital',
    ]);
    expect(lineTexts(read)).toEqual([
      'total - 一、本年收入 2:1911957900.00',
      'total - 一、本年支出 4:1911957900.00 5:1911143900.00 6:814000.00',
      'other - 一般公共预算 2:1911143900.00',
      'classified 205 教育支出 4:659000.00 5:659000.00',
      'classified 223 国有资本经营预算支出 4:814000.00 6:814000.00',
    ]);
    expect(read.table.lines[3]!.parent).toBe(read.table.lines[1]!.line_id);
  });

  test('two lists side by side go on in one classification', () => {
    const read = readRows(
      [
        ['人员经费', '<', '<', '公用经费', '<', '<'],
        ['科目编码', '科目名称', '决算数', '科目编码', '科目名称', '决算数'],
        ['301', '工资福利支出', '30.00', '302', '商品和服务支出', '12.00'],
        ['30101', '基本工资', '30.00', '30201', '办公费', '12.00'],
        ['人员经费合计', '<', '30.00', '公用经费合计', '<', '12.00'],
      ],
      { type: 'general_public_basic' },
    );
    expect(lineTexts(read)).toEqual([
      'classified 301 工资福利支出 3:300000.00',
      'classified 302 商品和服务支出 6:120000.00',
      'classified 30101 基本工资 3:300000.00',
      'classified 30201 办公费 6:120000.00',
      'total - 人员经费合计 3:300000.00',
      'total - 公用经费合计 6:120000.00',
    ]);
    expect(read.table.columns.map((column) => [column.measure, column.phase])).toEqual([
      ['final', 'executed'],
      ['final', 'executed'],
    ]);
  });

  /** `code ‹ code of its parent`, a total by its name. */
  const parentTexts = (rows: string[][]): string[] => {
    const { lines } = readRows(rows, { type: 'general_public_basic', title: '一般公共预算基本支出表' }).table;
    const label = (id: string | null) => {
      const line = lines.find(({ line_id }) => line_id === id);
      return line ? (line.code ?? line.name) : '-';
    };
    return lines.map((line) => `${label(line.line_id)} ‹ ${label(line.parent)}`);
  };
  const head = ['科目编码', '科目名称', '预算数'];

  test('a pane goes on with the subject that is open where the pane before ends', () => {
    expect(
      parentTexts([
        [...head, ...head],
        ['', '合计', '60.00', '30205', '水费', '3.00'],
        ['301', '工资福利支出', '50.00', '30299', '其他商品和服务支出', '2.00'],
        ['30101', '基本工资', '50.00', '303', '对个人和家庭的补助', '4.00'],
        ['302', '商品和服务支出', '6.00', '30302', '退休费', '4.00'],
        ['30201', '办公费', '1.00', '', '', ''],
      ]),
    ).toEqual([
      '合计 ‹ -',
      '30205 ‹ 302',
      '301 ‹ 合计',
      '30299 ‹ 302',
      '30101 ‹ 301',
      '303 ‹ 合计',
      '302 ‹ 合计',
      '30302 ‹ 303',
      '30201 ‹ 302',
    ]);
  });

  test('a total at the foot of such panes adds up both', () => {
    const rows = (foot: string[]) => [
      [...head, ...head],
      ['302', '商品和服务支出', '6.00', '30205', '水费', '5.00'],
      ['30201', '办公费', '1.00', '310', '资本性支出', '4.00'],
      foot,
    ];
    const parents = ['302 ‹ 合计', '30205 ‹ 302', '30201 ‹ 302', '310 ‹ 合计', '合计 ‹ -'];
    expect(parentTexts(rows(['合计', '<', '<', '<', '<', '10.00']))).toEqual(parents);
    expect(parentTexts(rows(['', '', '', '', '合计', '10.00']))).toEqual(parents);
  });

  test('a pane goes on with the next 类 where both have one total, and not where each has its own', () => {
    const rows = (left: string[], right: string[]) => [
      [...head, ...head],
      ['205', '教育支出', '6.00', '210', '卫生健康支出', '4.00'],
      ['20501', '教育管理事务', '6.00', '21011', '行政事业单位医疗', '4.00'],
      [...left, ...right],
    ];
    const blank = ['', '', ''];
    expect(parentTexts(rows(blank, ['', '支出合计', '10.00']))).toEqual([
      '205 ‹ 支出合计',
      '210 ‹ 支出合计',
      '20501 ‹ 205',
      '21011 ‹ 210',
      '支出合计 ‹ -',
    ]);
    expect(parentTexts(rows(['', '合计', '6.00'], ['', '支出合计', '4.00']))).toEqual([
      '205 ‹ 合计',
      '210 ‹ 支出合计',
      '20501 ‹ 205',
      '21011 ‹ 210',
      '合计 ‹ -',
      '支出合计 ‹ -',
    ]);
  });

  test('a pane that begins with a subject of its own, or under other heads, is a list of its own', () => {
    const rows = (heads: string[], first: string[]) => [
      heads,
      ['301', '工资福利支出', '9.00', ...first],
      ['30101', '基本工资', '9.00', '', '', ''],
    ];
    const parents = (code: string) => ['301 ‹ -', `${code} ‹ -`, '30101 ‹ 301'];
    expect(parentTexts(rows([...head, ...head], ['302', '商品和服务支出', '5.00']))).toEqual(parents('302'));
    expect(parentTexts(rows([...head, ...head], ['30202', '印刷费', '5.00']))).toEqual(parents('30202'));
    expect(parentTexts(rows([...head, '科目编码', '科目名称', '执行数'], ['30102', '津贴补贴', '5.00']))).toEqual(
      parents('30102'),
    );
  });
});

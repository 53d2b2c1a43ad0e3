import { describe, expect, test } from 'vitest';
import { lineTexts, measureTexts, readRows } from './testing/readRows.ts';

describe('rows and columns', () => {
  test('a row is called by its name, not by a code of no classification before it', () => {
    const read = readRows(
      [
        ['资产分类代码', '资产名称', '预算金额'],
        ['A02010104', '台式机', '6.00'],
        ['A02021003', 'A4黑白打印机', '0.75'],
      ],
      { type: 'other' },
    );
    expect(lineTexts(read)).toEqual(['other - 台式机 3:60000.00', 'other - A4黑白打印机 3:7500.00']);
  });

  test('organisations, their codes, and totals', () => {
    const read = readRows(
      [
        ['单位编码', '单位名称', '合计', '财政拨款收入', '<', '上年结转结余'],
        ['^', '^', '^', '一般公共预算', '政府性基金预算', '^'],
        ['1', '2', '3', '4', '5', '6'],
        ['', '合计', '3.00', '2.50', '0.00', '0.50'],
        ['242001', '某市人力资源和社会保障局机关', '2.00', '1.50', '0.00', '0.50'],
        ['242005', '某市就业服务中心', '1.00', '1.00', '0.00', ''],
      ],
      { type: 'revenue_summary' },
    );
    expect(lineTexts(read)).toEqual([
      'total - 合计 3:30000.00 4:25000.00 5:0.00 6:5000.00',
      'organisation - 某市人力资源和社会保障局机关 3:20000.00 4:15000.00 5:0.00 6:5000.00',
      'organisation - 某市就业服务中心 3:10000.00 4:10000.00 5:0.00',
    ]);
    expect(read.table.lines[1]).toMatchObject({ organisation_code: '242001', side: 'revenue' });
    expect(measureTexts(read)).toEqual([
      '3 合计 total',
      '4 财政拨款收入/一般公共预算 general_public',
      '5 财政拨款收入/政府性基金预算 government_fund',
      '6 上年结转结余 carryover',
    ]);
  });

  test('an organisation in a merged first column', () => {
    const read = readRows(
      [
        ['预算单位', '科目编码', '科目名称', '合计'],
        ['某局', '208', '社会保障和就业支出', '3.00'],
        ['^', '20801', '人力资源和社会保障管理事务', '3.00'],
      ],
      { type: 'expenditure_summary' },
    );
    expect(read.table.lines.map((line) => [line.code, line.organisation_name])).toEqual([
      ['208', '某局'],
      ['20801', '某局'],
    ]);
  });

  test('projects with functional and government economic codes', () => {
    const read = readRows(
      [
        [
          '预算单位代码',
          '预算单位名称',
          '预算项目名称',
          '金额',
          '功能分类科目代码',
          '功能分类科目名称',
          '政府经济分类科目代码',
          '政府经济分类科目名称',
          '项目类别',
          '备注',
        ],
        ['1', '2', '3', '4', '5', '6', '7', '8', '9', '**'],
        [
          '242001',
          '某局机关',
          '2019年城乡居民养老保险经费',
          '7.70',
          '2080109',
          '社会保险经办机构',
          '50299',
          '其他商品和服务支出',
          '项目支出',
          '',
        ],
      ],
      { type: 'project_expenditure', year: 2020 },
    );
    expect(read.table.lines).toHaveLength(1);
    expect(read.table.lines[0]).toMatchObject({
      kind: 'project',
      project_name: '2019年城乡居民养老保险经费',
      classification_system: 'functional',
      code: '2080109',
      second_code: '50299',
      organisation_code: '242001',
      organisation_name: '某局机关',
    });
    expect(read.table.lines[0]!.amounts.map((amount) => amount.amount_yuan)).toEqual(['77000.00']);
  });

  test('“三公” by rows: the rows are items, the columns funds', () => {
    const read = readRows(
      [
        ['项目', '合计', '一般公共预算', '政府性基金预算'],
        ['行政经费', '2,611.42', '2,447.88', '163.54'],
        ['“三公”经费', '399.88', '399.88', '0.00'],
        ['其中：（一）因公出国（境）支出', '25.16', '25.16', '0.00'],
        ['（二）公务用车购置及运行维护支出', '364.17', '364.17', '0.00'],
        ['1.公务用车购置费', '18.00', '18.00', '0.00'],
        ['注：无。', '<', '<', '<'],
      ],
      { type: 'three_public' },
    );
    expect(lineTexts(read).slice(2)).toEqual([
      'other - 其中：（一）因公出国（境）支出 2:251600.00 3:251600.00 4:0.00',
      'other - （二）公务用车购置及运行维护支出 2:3641700.00 3:3641700.00 4:0.00',
      'other - 1.公务用车购置费 2:180000.00 3:180000.00 4:0.00',
    ]);
    expect(read.table.columns.map((column) => column.measure)).toEqual(['total', 'general_public', 'government_fund']);
    expect(read.table.note).toBe('注：无。');
  });

  test('“三公” of two years in one row without a name', () => {
    const leaves = ['合计', '因公出国（境）费', '小计', '购置费', '运行费', '公务接待费', '增减%'];
    const read = readRows(
      [
        ['2025年预算数', '<', '<', '<', '<', '<', '<', '2026年预算数', '<', '<', '<', '<', '<', '<'],
        [
          '合计',
          '因公出国（境）费',
          '公务用车购置及运行维护费',
          '<',
          '<',
          '公务接待费',
          '增减%',
          '合计',
          '因公出国（境）费',
          '公务用车购置及运行维护费',
          '<',
          '<',
          '公务接待费',
          '增减%',
        ],
        ['^', '^', '小计', '购置费', '运行费', '^', '^', '^', '^', '小计', '购置费', '运行费', '^', '^'],
        ['23.00', '5.00', '12.00', '', '12.00', '6.00', '', '22.00', '5.00', '12.00', '', '12.00', '5.00', '-4.35'],
      ],
      { type: 'three_public', year: 2026 },
    );
    expect(leaves).toHaveLength(7);
    expect(lineTexts(read)).toEqual([
      'other -  1:230000.00 2:50000.00 3:120000.00 5:120000.00 6:60000.00 8:220000.00 9:50000.00 10:120000.00 12:120000.00 13:50000.00',
    ]);
    expect(read.table.columns.map((column) => `${column.fiscal_year} ${column.measure}`)).toEqual([
      '2025 total',
      '2025 overseas_travel',
      '2025 vehicle',
      '2025 vehicle_purchase',
      '2025 vehicle_operation',
      '2025 reception',
      '2026 total',
      '2026 overseas_travel',
      '2026 vehicle',
      '2026 vehicle_purchase',
      '2026 vehicle_operation',
      '2026 reception',
    ]);
  });

  test('comparison columns: year, phase, change; a percentage is no amount', () => {
    const read = readRows(
      [
        ['科目编码', '科目名称', '2025年执行数', '2026年预算数', '<', '增减情况', '<'],
        ['^', '^', '^', '小计', '基本支出', '增减额', '增减%'],
        ['205', '教育支出', '10.00', '8.00', '8.00', '-2.00', '-20.00'],
      ],
      { type: 'general_public_expenditure', year: 2026 },
    );
    expect(
      read.table.columns.map((column) => [column.column, column.measure, column.fiscal_year, column.phase]),
    ).toEqual([
      [3, 'executed', 2025, 'executed'],
      [4, 'total', 2026, 'approved'],
      [5, 'basic', 2026, 'approved'],
      [6, 'change', 2026, 'approved'],
    ]);
    expect(lineTexts(read)).toEqual(['classified 205 教育支出 3:100000.00 4:80000.00 5:80000.00 6:-20000.00']);
  });

  test('units: the cell before the column before the table; none is none', () => {
    const rows = [
      ['项目', '拟投入的资金（万元）', '金额'],
      ['甲', '77000.00元', '5'],
      ['乙', '100', '7'],
    ];
    const read = readRows(rows, { type: 'other', heading: { unit: '元', unit_source: 'document' } });
    expect(read.table.lines.map((line) => line.amounts.map((a) => `${a.amount_yuan} ${a.unit_source}`))).toEqual([
      ['77000.00 cell', '5.00 document'],
      ['1000000.00 column', '7.00 document'],
    ]);
    const bare = readRows(rows, { type: 'other', heading: { unit: null, unit_source: null } });
    expect(bare.table.lines[1]!.amounts[1]).toMatchObject({ amount_yuan: null, unit: null, unit_source: null });
    expect(bare.notices.map((notice) => notice.check)).toEqual(['segment:unit-missing']);
  });

  test('an empty table keeps its columns', () => {
    const read = readRows(
      [
        ['支出功能分类科目', '', '2024年预算数', '', ''],
        ['科目编码', '科目名称', '合计', '基本支出', '项目支出'],
        ['**', '**', '1', '2', '3'],
      ],
      { type: 'government_fund_expenditure' },
    );
    expect(read.table.empty).toBe(true);
    expect(measureTexts(read)).toEqual([
      '3 2024年预算数/合计 total',
      '4 2024年预算数/基本支出 basic',
      '5 2024年预算数/项目支出 project',
    ]);
  });

  test('rows of two widths: moved, with both readings', () => {
    const read = readRows(
      [
        ['项目', '', '', '', '合计', '工资福利支出', '', ''],
        ['科目', '', '', '单位名称(科目)', '', '小计', '基本工资', ''],
        ['类', '款', '项', '', '', '', '', ''],
        ['合计', '', '', '', '1454.32', '838.38', '334.93', ''],
        ['208', '', '', '208', '社会保障和就业支出', '1306.07', '690.13', '334.93'],
        ['208', '01', '', '20801', '人力资源和社会保障管理事务', '1212.12', '596.18', '334.93'],
        ['208', '01', '08', '2080108', '信息化建设', '71', '0', '0'],
      ],
      { type: 'general_public_expenditure', title: '一般公共预算支出预算表(部门经济分类科目)' },
    );
    expect(lineTexts(read)).toEqual([
      'total - 合计 6:14543200.00 7:8383800.00 8:3349300.00',
      'classified 208 社会保障和就业支出 6:13060700.00 7:6901300.00 8:3349300.00',
      'classified 20801 人力资源和社会保障管理事务 6:12121200.00 7:5961800.00 8:3349300.00',
      'classified 2080108 信息化建设 6:710000.00 7:0.00 8:0.00',
    ]);
    expect(read.table.lines[0]!.amounts.map((amount) => amount.readings?.[0]?.column)).toEqual([5, 6, 7]);
    expect(read.notices.map((notice) => notice.check)).toEqual(['segment:rows-of-two-widths']);
  });

  test('a “三公” header that lost a cell names both readings', () => {
    const read = readRows(
      [
        ['单位编码', '单位名称', '当年财政拨款预算安排', '', '', '', ''],
        ['', '', '合计', '因公出国（境）费用', '公务用车购置及运行费', '', '公务接待费'],
        ['', '', '', '', '小计', '公务用车购置费', ''],
        ['', '合计', '15', '', '13', '13', '2'],
      ],
      { type: 'three_public', title: '一般公共预算“三公”经费支出预算表' },
    );
    expect(lineTexts(read)).toEqual(['total - 合计 3:150000.00 5:130000.00 6:130000.00 7:20000.00']);
    expect(read.table.lines[0]!.amounts.map((amount) => amount.readings?.length ?? 0)).toEqual([0, 0, 1, 0]);
    expect(read.notices.map((notice) => notice.check)).toEqual(['segment:columns-uncertain']);
  });

  test('a total below the ordinals is the name of its line', () => {
    const read = readRows(
      [
        ['序号', '项目名称', '合计', '一般公共预算'],
        ['合计', '', '3.00', '2.50'],
        ['1', '河道清淤', '2.00', '2.00'],
        ['2', '水质监测', '1.00', '0.50'],
      ],
      { type: 'project_expenditure' },
    );
    expect(lineTexts(read)).toEqual([
      'total - 合计 3:30000.00 4:25000.00',
      'project - 河道清淤 3:20000.00 4:20000.00',
      'project - 水质监测 3:10000.00 4:5000.00',
    ]);
  });

  test('a unit in the head of the labels holds for a table without one above it', () => {
    const rows = [
      ['经济分类科目\n单位：元', '合计', '人员经费'],
      ['301 工资福利支出', '4,123.60', '4,123.60'],
    ];
    const bare = readRows(rows, { type: 'general_public_basic', heading: { unit: '万元', unit_source: 'document' } });
    expect(lineTexts(bare)).toEqual(['classified 301 工资福利支出 2:4123.60 3:4123.60']);
    expect([bare.table.unit, bare.table.unit_source]).toEqual(['元', 'table']);
    expect(readRows(rows, { type: 'general_public_basic' }).table.unit).toBe('万元');
  });

  test('years are the names of their lines', () => {
    const read = readRows(
      [
        ['年度', '合计', '基本支出'],
        ['2023', '1,493.51', '203.04'],
        ['2024', '1,899.90', '183.93'],
        ['变化', '406.39', '-19.11'],
      ],
      { type: 'other' },
    );
    expect(read.table.lines.map(({ name, code }) => [name, code])).toEqual([
      ['2023', null],
      ['2024', null],
      ['变化', null],
    ]);
  });
});

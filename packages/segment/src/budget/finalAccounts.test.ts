import { describe, expect, test } from 'vitest';
import { lineTexts, measureTexts, readRows } from './testing/readRows.ts';

describe('final accounts', () => {
  test('the summary with line numbers', () => {
    const read = readRows(
      [
        ['收入', '<', '<', '支出', '<', '<'],
        ['项目', '行次', '决算数', '项目', '行次', '决算数'],
        ['栏次', '', '1', '栏次', '', '2'],
        ['一、一般公共预算财政拨款收入', '1', '1,200.50', '一、一般公共服务支出', '32', '30.00'],
        ['二、政府性基金预算财政拨款收入', '2', '', '二、外交支出', '33', ''],
        ['八、其他收入', '8', '5', '八、社会保障和就业支出', '39', '900.50'],
        ['本年收入合计', '27', '1,205.50', '本年支出合计', '58', '930.50'],
        ['使用专用结余', '28', '', '结余分配', '59', ''],
        ['年初结转和结余', '29', '25.00', '年末结转和结余', '60', '300.00'],
        ['总计', '31', '1,230.50', '总计', '62', '1,230.50'],
      ],
      { type: 'revenue_expenditure_summary' },
    );
    expect(measureTexts(read)).toEqual(['3 收入/决算数 final', '6 支出/决算数 final']);
    expect(read.table.columns.map((column) => column.phase)).toEqual(['executed', 'executed']);
    expect(lineTexts(read)).toEqual([
      'other - 一、一般公共预算财政拨款收入 3:12005000.00',
      'classified 201 一、一般公共服务支出 6:300000.00',
      'other - 八、其他收入 3:50000.00',
      'classified 208 八、社会保障和就业支出 6:9005000.00',
      'total - 本年收入合计 3:12055000.00',
      'total - 本年支出合计 6:9305000.00',
      'other - 年初结转和结余 3:250000.00',
      'other - 年末结转和结余 6:3000000.00',
      'total - 总计 3:12305000.00',
      'total - 总计 6:12305000.00',
    ]);
  });

  test('the funds of what was carried over stand below it', () => {
    const read = readRows(
      [
        ['收入', '<', '支出', '<'],
        ['项目', '金额', '项目', '金额'],
        ['一、一般公共预算财政拨款', '100.00', '一、一般公共服务支出', '120.00'],
        ['本年收入合计', '100.00', '本年支出合计', '120.00'],
        ['年初财政拨款结转和结余', '30.00', '年末财政拨款结转和结余', '10.00'],
        ['一般公共预算财政拨款', '20.00', '', ''],
        ['政府性基金预算财政拨款', '10.00', '', ''],
        ['总计', '130.00', '总计', '130.00'],
      ],
      { type: 'appropriation_summary' },
    );
    const revenue = read.table.lines.filter((line) => line.side === 'revenue');
    expect(revenue.map((line) => `${line.depth} ${line.name}`)).toEqual([
      '0 一、一般公共预算财政拨款',
      '0 本年收入合计',
      '0 年初财政拨款结转和结余',
      '1 一般公共预算财政拨款',
      '1 政府性基金预算财政拨款',
      '0 总计',
    ]);
  });

  test('revenue by function', () => {
    const read = readRows(
      [
        ['项目', '<', '本年收入合计', '财政拨款收入', '上级补助收入', '事业收入', '其他收入'],
        ['功能分类科目编码', '科目名称', '^', '^', '^', '^', '^'],
        ['栏次', '<', '1', '2', '3', '4', '5'],
        ['合计', '<', '10.00', '9.00', '', '', '1.00'],
        ['201', '一般公共服务支出', '10.00', '9.00', '', '', '1.00'],
        ['20101', '人大事务', '10.00', '9.00', '', '', '1.00'],
        ['2010101', '行政运行', '10.00', '9.00', '', '', '1.00'],
      ],
      { type: 'revenue_summary' },
    );
    expect(measureTexts(read)).toEqual([
      '3 本年收入合计 total',
      '4 财政拨款收入 fiscal',
      '5 上级补助收入 other:上级补助收入',
      '6 事业收入 other:事业收入',
      '7 其他收入 other:其他收入',
    ]);
    expect(lineTexts(read)).toEqual([
      'total - 合计 3:100000.00 4:90000.00 7:10000.00',
      'classified 201 一般公共服务支出 3:100000.00 4:90000.00 7:10000.00',
      'classified 20101 人大事务 3:100000.00 4:90000.00 7:10000.00',
      'classified 2010101 行政运行 3:100000.00 4:90000.00 7:10000.00',
    ]);
  });

  test('appropriations by fund, with line numbers', () => {
    const read = readRows(
      [
        ['收入', '<', '<', '支出', '<', '<', '<', '<'],
        ['项目', '行次', '金额', '项目', '行次', '合计', '一般公共预算财政拨款', '政府性基金预算财政拨款'],
        ['栏次', '', '1', '栏次', '', '2', '3', '4'],
        ['一、一般公共预算财政拨款', '1', '9.00', '一、一般公共服务支出', '33', '8.00', '8.00', ''],
        ['二、政府性基金预算财政拨款', '2', '1.00', '十二、农林水支出', '44', '2.00', '1.00', '1.00'],
        ['本年收入合计', '27', '10.00', '本年支出合计', '59', '10.00', '9.00', '1.00'],
      ],
      { type: 'appropriation_summary' },
    );
    expect(measureTexts(read)).toEqual([
      '3 收入/金额 budget',
      '6 支出/合计 total',
      '7 支出/一般公共预算财政拨款 general_public',
      '8 支出/政府性基金预算财政拨款 government_fund',
    ]);
    expect(lineTexts(read)[3]).toBe('classified 213 十二、农林水支出 6:20000.00 7:10000.00 8:10000.00');
  });

  test('“三公” budget and outturn in one row', () => {
    const group = ['合计', '因公出国（境）费', '公务用车购置及运行维护费', '<', '<', '公务接待费'];
    const leaves = ['^', '^', '小计', '公务用车购置费', '公务用车运行维护费', '^'];
    const read = readRows(
      [
        ['预算数', '<', '<', '<', '<', '<', '决算数', '<', '<', '<', '<', '<'],
        [...group, ...group],
        [...leaves, ...leaves],
        ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12'],
        ['15.00', '', '13.00', '', '13.00', '2.00', '12.40', '', '11.80', '', '11.80', '0.60'],
      ],
      { type: 'three_public' },
    );
    expect(lineTexts(read)).toEqual([
      'other -  1:150000.00 3:130000.00 5:130000.00 6:20000.00 7:124000.00 9:118000.00 11:118000.00 12:6000.00',
    ]);
    expect(read.table.columns.map((column) => `${column.measure} ${column.phase}`)).toEqual([
      'total approved',
      'overseas_travel approved',
      'vehicle approved',
      'vehicle_purchase approved',
      'vehicle_operation approved',
      'reception approved',
      'total executed',
      'overseas_travel executed',
      'vehicle executed',
      'vehicle_purchase executed',
      'vehicle_operation executed',
      'reception executed',
    ]);
  });

  test('a fund table with carried-over balances on both sides', () => {
    const read = readRows(
      [
        ['项目', '<', '年初结转和结余', '本年收入', '本年支出', '<', '<', '年末结转和结余'],
        ['功能分类科目编码', '科目名称', '^', '^', '小计', '基本支出', '项目支出', '^'],
        ['栏次', '<', '1', '2', '3', '4', '5', '6'],
        ['合计', '<', '', '8.00', '8.00', '', '8.00', ''],
        ['212', '城乡社区支出', '', '8.00', '8.00', '', '8.00', ''],
      ],
      { type: 'government_fund_expenditure' },
    );
    expect(lineTexts(read)).toEqual([
      'total - 合计 4:80000.00 5:80000.00 7:80000.00',
      'classified 212 城乡社区支出 4:80000.00 5:80000.00 7:80000.00',
    ]);
    expect(read.table.columns.map((column) => column.measure)).toEqual([
      'carryover',
      'other:本年收入',
      'other:本年支出/小计',
      'basic',
      'project',
      'other:年末结转和结余',
    ]);
  });

  test('“三公” by rows with years as columns', () => {
    const read = readRows(
      [
        ['项目', '2023年预算数', '2024年预算数', '增减额', '增长率（%）'],
        ['合计', '10.00', '8.00', '-2.00', '-20.00'],
        ['1.因公出国（境）费用', '2.00', '', '-2.00', '-100.00'],
        ['2.公务接待费', '3.00', '3.00', '0.00', '0.00'],
        ['3.公务用车费', '5.00', '5.00', '', ''],
        ['其中：（1）公务用车运行维护费', '5.00', '5.00', '', ''],
      ],
      { type: 'three_public' },
    );
    expect(read.table.columns.map((column) => `${column.column} ${column.measure} ${column.fiscal_year}`)).toEqual([
      '2 budget 2023',
      '3 budget 2024',
      '4 change 2024',
    ]);
    expect(lineTexts(read)).toEqual([
      'total - 合计 2:100000.00 3:80000.00 4:-20000.00',
      'other - 1.因公出国（境）费用 2:20000.00 4:-20000.00',
      'other - 2.公务接待费 2:30000.00 3:30000.00 4:0.00',
      'other - 3.公务用车费 2:50000.00 3:50000.00',
      'other - 其中：（1）公务用车运行维护费 2:50000.00 3:50000.00',
    ]);
    expect(read.table.lines[4]!.parent).toBe(read.table.lines[3]!.line_id);
  });
});

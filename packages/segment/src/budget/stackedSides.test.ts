import { describe, expect, it } from 'vitest';
import { readRows } from './testing/readRows.ts';

const sides = (rows: [name: string, amount: string][]) =>
  readRows([['项目', '预算数'], ...rows], { type: 'revenue_expenditure_summary' }).table.lines.map(
    ({ side, kind, name }) => `${side} ${kind} ${name}`,
  );

describe('revenue and expenditure below each other in one list', () => {
  it('ends the revenue behind its last total', () => {
    expect(
      sides([
        ['一、财政拨款收入', '1,400.00'],
        ['本年收入合计', '1,400.00'],
        ['上年结转', '100.00'],
        ['收入总计', '1,500.00'],
        ['一、一般公共服务', '300.00'],
        ['二、农林水支出', '1,200.00'],
        ['结转下年', '0.00'],
        ['支出总计', '1,500.00'],
      ]),
    ).toEqual([
      'revenue other 一、财政拨款收入',
      'revenue total 本年收入合计',
      'revenue other 上年结转',
      'revenue total 收入总计',
      'expenditure classified 一、一般公共服务',
      'expenditure classified 二、农林水支出',
      'expenditure other 结转下年',
      'expenditure total 支出总计',
    ]);
  });

  it('takes what is carried over behind the last total with it', () => {
    expect(
      sides([
        ['一、财政拨款收入', '1,400.00'],
        ['本年收入合计', '1,400.00'],
        ['上年结转', '100.00'],
        ['一、农林水支出', '1,500.00'],
      ]),
    ).toEqual([
      'revenue other 一、财政拨款收入',
      'revenue total 本年收入合计',
      'revenue other 上年结转',
      'expenditure classified 一、农林水支出',
    ]);
  });

  it('leaves a list of expenditure alone', () => {
    expect(
      sides([
        ['一、农林水支出', '1,500.00'],
        ['上年结转', '0.00'],
        ['支出总计', '1,500.00'],
      ]),
    ).toEqual(['expenditure classified 一、农林水支出', 'expenditure other 上年结转', 'expenditure total 支出总计']);
  });
});

describe('小计 below a head', () => {
  it('is the figure of the head', () => {
    const heads = [
      ['科目编码', '科目名称', '合计', '一般公共预算', '', '政府性基金预算', ''],
      ['', '', '', '小计', '项目支出', '小计', '项目支出'],
    ];
    const { table } = readRows(
      [...heads, ['213', '农林水支出', '1,500.00', '1,400.00', '1,400.00', '100.00', '100.00']],
      { type: 'expenditure_summary' },
    );
    expect(table.columns.map(({ measure, path }) => `${path.join('/')} ${measure}`)).toEqual([
      '合计 total',
      '一般公共预算/小计 general_public',
      '一般公共预算/项目支出 project',
      '政府性基金预算/小计 government_fund',
      '政府性基金预算/项目支出 project',
    ]);
  });
});

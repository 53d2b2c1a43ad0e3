import { describe, expect, it } from 'vitest';
import { checks, money, read } from './testing/readTargets.ts';

const list = (parts: string[], rows: string[][]) =>
  read(
    [
      ['部门（单位）名称', '<', '某局', '<', '<', '<'],
      ['年度\n主要\n任务', '任务名称', '主要内容', '预算金额（万元）', '<', '<'],
      ['^', '^', '^', ...parts],
      ...rows.map((row) => ['^', ...row]),
    ],
    { type: 'department_targets' },
    'ruled',
  )[0]!;

describe('tasks of a department', () => {
  it('reads the parts of their money', () => {
    const table = list(
      ['总额', '财政拨款', '其他资金'],
      [
        ['基本履职', '人员经费', '4,803.23', '4,803.23', ''],
        ['任务2', '技校教育', '726.23', '', '726.23'],
        ['任务3', '', '5', '5', ''],
        ['金额合计', '<', '5,534.46', '4,808.23', '726.23'],
      ],
    );
    expect(money(table)).toEqual([
      'project expenditure 基本履职 total 48032300.00 column',
      'project expenditure 基本履职 fiscal 48032300.00 column',
      'project expenditure 技校教育 total 7262300.00 column',
      'project expenditure 技校教育 other_funds 7262300.00 column',
      'project expenditure 任务3 total 50000.00 column',
      'project expenditure 任务3 fiscal 50000.00 column',
      'project expenditure 金额合计 total 55344600.00 column',
      'project expenditure 金额合计 fiscal 48082300.00 column',
      'project expenditure 金额合计 other_funds 7262300.00 column',
    ]);
    expect(table.table.columns.map(({ path }) => path.join('|'))).toEqual([
      '年度主要任务|预算金额（万元）|总额',
      '年度主要任务|预算金额（万元）|财政拨款',
      '年度主要任务|预算金额（万元）|其他资金',
    ]);
    expect(checks(table)).toEqual([]);
  });

  it('reads two kinds of money in one column as one of its own, and no scores', () => {
    const table = list(
      ['总额', '财政拨款 其他资\n金', '分值'],
      [['基本履职', '人员经费', '508.61', '508.61', '10.00']],
    );
    expect(money(table)).toEqual([
      'project expenditure 基本履职 total 5086100.00 column',
      'project expenditure 基本履职 other:年度主要任务/预算金额（万元）/财政拨款其他资金 5086100.00 column',
    ]);
  });

  it('says what money stands beside no task', () => {
    const table = list(['总额', '财政拨款', '其他资金'], [['', '', '120', '120', '']]);
    expect(money(table)).toEqual([]);
    expect(checks(table)).toEqual(['segment:target-without-project']);
  });
});

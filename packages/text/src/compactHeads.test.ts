import { expect, it } from 'vitest';
import { spreadCompactHeads } from './compactHeads.ts';

const rowsOf = (text: string) =>
  spreadCompactHeads(text.split('\n').map((line, i) => ({ cells: line.split('|'), line: i + 1 })));
const spread = (text: string): string[] => rowsOf(text).rows.map(({ cells }) => cells.join('|'));

it('spreads heads whose merged cells are printed once over the columns of the body', () => {
  expect(
    spread('功能分类科目|合计|基本支出|项目支出\n科目编码|科目名称\n**|**|1|2|3\n205|教育支出|5.00|3.00|2.00'),
  ).toEqual([
    '功能分类科目||合计|基本支出|项目支出',
    '科目编码|科目名称|||',
    '**|**|1|2|3',
    '205|教育支出|5.00|3.00|2.00',
  ]);
  expect(spread('科目|2024年预算数\n编码|科目名称|合计|基本支出\n205|教育支出|5.00|3.00')).toEqual([
    '科目||2024年预算数|',
    '编码|科目名称|合计|基本支出',
    '205|教育支出|5.00|3.00',
  ]);
  const { notices } = rowsOf('2024年预算数\n科目|2024年预算数\n编码|名称|合计\n205|教育支出|5.00');
  expect(notices.map(({ check, severity, row }) => [check, severity, row])).toEqual([['text:heads-spread', 'info', 2]]);
});

it('finds the spans of three rows by the words that heads share and by groups alike', () => {
  const half = '合计|因公出国（境）费|公务用车购置及运行费|公务接待费';
  const cars = '小计|公务用车购置费|公务用车运行费';
  const figures = '12.00|0.00|8.00|0.00|8.00|4.00';
  expect(spread(`2023年预算数|2024年预算数\n${half}|${half}\n${cars}|${cars}\n${figures}|${figures}`)).toEqual([
    '2023年预算数||||||2024年预算数|||||',
    '合计|因公出国（境）费|公务用车购置及运行费|||公务接待费|合计|因公出国（境）费|公务用车购置及运行费|||公务接待费',
    '||小计|公务用车购置费|公务用车运行费||||小计|公务用车购置费|公务用车运行费|',
    `${figures}|${figures}`,
  ]);
});

it('leaves heads that are whole, and those that could be spread in several ways', () => {
  const whole = '科目||合计\n编码|名称|\n205|教育支出|5.00';
  expect(spread(whole)).toEqual(whole.split('\n'));
  const open = '科目|甲|乙\n丙|丁\n教育支出|5.00|3.00|2.00';
  expect(spread(open)).toEqual(open.split('\n'));
  expect(rowsOf(open).notices.map(({ check, row }) => [check, row])).toEqual([['text:heads-unclear', 1]]);
  expect(rowsOf(whole).notices).toEqual([]);
});

it('says that spans cannot be told where only the upper row is short, and where the ways are too many', () => {
  const upper = '科目|甲|乙\n名称|丙|丁|戊|己\n教育支出|5.00|3.00|2.00|0.00';
  expect(spread(upper)).toEqual(upper.split('\n'));
  // 16 columns can be written as 8 spans in 6,435 ways.
  const heads = ['科目', '预算合计', '支出', '丙', '丁', '戊', '己', '庚'].join('|');
  const leaves = ['编码', '名称', '合计', ...Array.from({ length: 13 }, (_, i) => `支出${i}`)].join('|');
  const many = `${heads}\n${leaves}\n205|教育支出|${'1.00|'.repeat(14).slice(0, -1)}`;
  expect(spread(many)).toEqual(many.split('\n'));
  for (const text of [upper, many])
    expect(rowsOf(text).notices.map(({ check, row }) => [check, row])).toEqual([['text:heads-unclear', 1]]);
});

import { describe, expect, it } from 'vitest';
import { lineTexts, readRows } from './testing/readRows.ts';

const head = ['科目', '合计', '基本支出', '项目支出'];
const items: [code: string, name: string, amount: string][] = [
  ['208', '社会保障和就业支出', '300.00'],
  ['20805', '行政事业单位养老支出', '300.00'],
  ['2080505', '机关事业单位基本养老保险缴费支出', '300.00'],
];
const lines = [
  'total - 合计 2:3000000.00 3:3000000.00 4:0.00',
  'classified 208 社会保障和就业支出 2:3000000.00 3:3000000.00 4:0.00',
  'classified 20805 行政事业单位养老支出 2:3000000.00 3:3000000.00 4:0.00',
  'classified 2080505 机关事业单位基本养老保险缴费支出 2:3000000.00 3:3000000.00 4:0.00',
];
const rows = (label: (code: string, name: string) => string) =>
  [['', '合计', '300.00'] as const, ...items].map(([code, name, amount]) => [
    code === '' ? name : label(code, name),
    amount,
    amount,
    '0.00',
  ]);

describe('a code and its name in one cell', () => {
  it.each<[string, (code: string, name: string) => string]>([
    ['208社会保障和就业支出', (code, name) => `${code}${name}`],
    ['社会保障和就业支出（208）', (code, name) => `${name}（${code}）`],
    ['社会保障和就业支出 [208]', (code, name) => `${name} [${code}]`],
  ])('%s', (_, label) => {
    const table = readRows([head, ...rows(label)], { type: 'expenditure_summary' });
    expect(lineTexts(table)).toEqual(lines);
    expect(table.table.lines.map((line) => line.code_source)).toEqual([null, 'printed', 'printed', 'printed']);
  });

  it('of an item that the list lacks, of a class that it has', () => {
    const names = ['2130705对村民委员会和村党支部的补助', '2024001应急项目', '22560平方米改造', '2999901其他'];
    const { table } = readRows([head, ...names.map((name) => [name, '1.00', '1.00', ''])], {
      type: 'expenditure_summary',
    });
    expect(table.lines.map(({ code, name }) => `${code} ${name}`)).toEqual([
      '2130705 对村民委员会和村党支部的补助',
      ...names.slice(1).map((name) => `null ${name}`),
    ]);
  });

  it.each(['301医院经费', '12333热线', '2019年就业经费', '防汛项目（2024）', '办公楼（201）维修'])(
    'takes no code out of the name %s',
    (name) => {
      const table = readRows([head, ['合计', '1.00', '1.00', '0.00'], [name, '1.00', '1.00', '0.00']], {
        type: 'expenditure_summary',
      });
      expect(table.table.lines[1]).toMatchObject({ code: null, name });
    },
  );
});

describe('figures that are no amounts', () => {
  const written = (figure: (amount: string) => string) =>
    readRows([head, ...rows((code) => code).map(([label, ...amounts]) => [label!, ...amounts.map(figure)])], {
      type: 'expenditure_summary',
    });

  it.each<[string, (amount: string) => string]>([
    ['约300.00', (amount) => `约${amount}`],
    ['300.00万', (amount) => `${amount}万`],
    ['300.00万元左右', (amount) => `${amount}万元左右`],
  ])('says what is not read where every figure is written as %s', (shown, figure) => {
    const { table, notices } = written(figure);
    expect(table.lines).toEqual([]);
    expect(table.empty).toBe(false);
    expect(table.columns.map(({ measure }) => measure)).toEqual(['total', 'basic', 'project']);
    const zero = figure('0.00');
    expect(notices.map(({ check, severity, message, row }) => [check, severity, message, row])).toEqual([
      [
        'segment:unread-amount',
        'warning',
        `12 cells in amount columns cannot be read as amounts: ${[shown, shown, zero, shown, shown].join(', ')}, …`,
        2,
      ],
    ]);
  });

  it('are words and percentages too, but not marks, a row of rates or the heads of another table', () => {
    const { notices, table } = readRows(
      [
        head,
        ['合计', '300.00', '见附表', '500.00%'],
        ['208 社会保障和就业支出', '/', '', '300.00'],
        ['213 农林水支出', '', '200.00', '100.00'],
        ['214 交通运输支出', '', '20.00', '10.00'],
        ['215 资源勘探支出', '**', '20.00', '10.00'],
        ['增长率', '1.00', '5.00%', ''],
        ['项目', '金额', '', ''],
        ['2080101 行政运行', '1O0.00', '', ''],
      ],
      { type: 'expenditure_summary' },
    );
    expect(notices.filter(({ check }) => check === 'segment:unread-amount').map(({ actual }) => actual)).toEqual([
      '见附表',
      '500.00%',
      '1O0.00',
    ]);
    expect(table.lines.map(({ code, amounts }) => [code, amounts.length])).toEqual([
      [null, 1],
      ['208', 1],
      ['213', 2],
      ['214', 2],
      ['215', 2],
      [null, 1],
      ['2080101', 0],
    ]);
  });

  it('names each of a few', () => {
    const { notices, table } = readRows([head, ['合计', '300.00', '约300.00', '0.00']], {
      type: 'expenditure_summary',
    });
    expect(notices.map(({ message }) => message)).toEqual([
      '约300.00 (合计 · 基本支出, page 1) cannot be read as an amount: sums that it is a part of are not checked',
    ]);
    expect(table.lines.map((line) => line.unread_cells)).toEqual([
      [{ column: 3, raw_text: '约300.00', page: 1, row: 2 }],
    ]);
    expect(table.lines.map(({ amounts }) => amounts.map(({ raw_text }) => raw_text))).toEqual([['300.00', '0.00']]);
  });
});

describe('what a spreadsheet prints instead of a figure', () => {
  it.each(['########', '#REF!', '#DIV/0!'])('%s is not read, and no blank', (text) => {
    const rows = [
      ['合计', '8.00', '6.00', '2.00'],
      ['水利', text, '2.00', '1.00'],
    ];
    const { table } = readRows([head, ...rows], { type: 'project_expenditure' });
    expect(table.lines[1]!.unread_cells?.map(({ raw_text }) => raw_text)).toEqual([text]);
  });
});

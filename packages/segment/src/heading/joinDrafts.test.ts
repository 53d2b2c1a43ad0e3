import type { Block } from '@yusuan/model';
import type { Table } from '@yusuan/schemas';
import { describe, expect, test } from 'vitest';
import { gridFromRows } from '../budget/testing/gridFromRows.ts';
import { segmentLayout } from '../index.ts';

const header = ['科目编码', '科目名称', '合计'];
const first = [header, ['208', '社会保障和就业支出', '10.00'], ['20805', '行政事业单位养老支出', '10.00']];
const more = [header, ['2080505', '机关事业单位基本养老保险缴费支出', '10.00']];

/** The tables of a document of two pages, with these lines above the second table. */
function tablesOf(above: string[], below = more.slice(1)): Table[] {
  const page = (number: number, lines: string[], rows: string[][]): Block[] => {
    const grid = gridFromRows(rows, { method: 'ruled' });
    return [
      ...lines.map((text, i) => ({ kind: 'text' as const, page: number, text, line: i + 1 })),
      {
        kind: 'table',
        grid: {
          ...grid,
          cells: grid.cells.map((cell) => ({ ...cell, page: number })),
          fragments: grid.fragments.map((fragment) => ({ ...fragment, page: number })),
        },
      },
    ];
  };
  return segmentLayout(
    {
      mediaType: 'application/pdf',
      pages: 2,
      readBy: 'pdf',
      blocks: [
        ...page(1, ['2024年部门预算', '部门支出总表', '单位：万元'], first),
        ...page(2, above, [header, ...below]),
      ],
      notices: [],
    },
    { documentId: 'sha256:0123456789abcdef', sourceName: 'a.pdf' },
  ).tables;
}

const textsOf = (tables: Table[]): string[] =>
  tables.map(
    ({ title, unit, lines }) =>
      `${title} ${unit} ${lines.map(({ code, amounts }) => `${code}:${amounts[0]!.amount_yuan}`).join(' ')}`,
  );

describe('a table whose title says that it goes on', () => {
  const whole = ['部门支出总表 万元 208:100000.00 20805:100000.00 2080505:100000.00'];

  test.each(['部门支出总表（续）', '部门支出总表（续表）', '部门支出总表(续1)', '部门支出总表续', '续表', '续表3'])(
    'is one with the table before: %s',
    (title) => {
      expect(textsOf(tablesOf([title]))).toEqual(whole);
      expect(textsOf(tablesOf([title, '单位：万元']))).toEqual(whole);
    },
  );

  test('is a table of its own below the title of another, or in another unit', () => {
    const [upper] = ['部门支出总表 万元 208:100000.00 20805:100000.00'];
    expect(textsOf(tablesOf(['基本支出总表（续）', '单位：元']))).toEqual([
      upper,
      '基本支出总表（续） 元 2080505:10.00',
    ]);
    expect(textsOf(tablesOf(['基本支出总表（续）', '单位：万元']))).toEqual([
      upper,
      '基本支出总表（续） 万元 2080505:100000.00',
    ]);
    expect(textsOf(tablesOf(['部门支出总表（续）', '单位：元']))).toEqual([
      upper,
      '部门支出总表（续） 元 2080505:10.00',
    ]);
  });

  test('goes on below the same title where the rows go on', () => {
    expect(textsOf(tablesOf(['部门支出总表']))).toEqual(whole);
    expect(textsOf(tablesOf(['部门支出总表', '单位：万元'], [['208', '社会保障和就业支出', '7.00']]))).toEqual([
      '部门支出总表 万元 208:100000.00 20805:100000.00',
      '部门支出总表 万元 208:70000.00',
    ]);
    expect(textsOf(tablesOf(['部门支出总表', '单位：万元'], [['', '合计', '7.00']]))).toHaveLength(2);
    expect(textsOf(tablesOf(['部门支出总表', '部门：某市水利局'], more.slice(1)))).toEqual(whole);
  });
});

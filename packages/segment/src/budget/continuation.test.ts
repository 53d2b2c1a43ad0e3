import { describe, expect, test } from 'vitest';
import { continueGrid } from './continuation.ts';
import { gridFromRows } from './testing/gridFromRows.ts';

const first = gridFromRows([
  ['预算03表 支出总表', '<', '<', '<'],
  ['科目编码', '科目名称', '合计', '基本支出'],
  ['205', '教育支出', '3.00', '1.00'],
]);

describe('a table that goes on in the next grid', () => {
  test('with its header repeated and its title not', () => {
    const next = gridFromRows([
      ['科目编码', '科目名称', '合计', '基本支出'],
      ['208', '社会保障和就业支出', '4.00', '4.00'],
    ]);
    const whole = continueGrid(first, next);
    expect(whole?.rows).toBe(5);
    expect(whole?.fragments.map((f) => [f.firstRow, f.lastRow, f.repeatedHeaderRows])).toEqual([
      [0, 2, 0],
      [3, 4, 1],
    ]);
  });

  test('without header', () => {
    const next = gridFromRows([['208', '社会保障和就业支出', '4.00', '4.00']]);
    expect(continueGrid(first, next)?.rows).toBe(4);
  });

  test('another header, other columns or names where amounts stood make another table', () => {
    expect(
      continueGrid(
        first,
        gridFromRows([
          ['单位', '名称', '合计', '人数'],
          ['1', '某局', '4.00', '4'],
        ]),
      ),
    ).toBeNull();
    expect(continueGrid(first, gridFromRows([['208', '社会保障和就业支出', '4.00']]))).toBeNull();
    expect(continueGrid(first, gridFromRows([['项目甲', '某局', '做好服务', '4.00']]))).toBeNull();
  });
});

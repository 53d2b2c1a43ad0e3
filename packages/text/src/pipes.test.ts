import { describe, expect, it } from 'vitest';
import { readText } from './index.ts';

const rowsOf = (text: string): string[][][] =>
  readText(new TextEncoder().encode(text), { sourceName: 'a.txt' }).blocks.flatMap((block) => {
    if (block.kind !== 'table') return [];
    const { rows, columns, cells } = block.grid;
    return [
      Array.from({ length: rows }, (_, row) => cells.slice(row * columns, (row + 1) * columns).map((c) => c.text)),
    ];
  });

describe('tables between bars', () => {
  it('reads rows without bars at their ends, a bar there is that of a blank cell', () => {
    expect(rowsOf('部门支出总表\n科目 | 合计 | 项目\n教育支出 | 3.50 | 1.50\n| 2.00 | \n')).toEqual([
      [
        ['科目', '合计', '项目'],
        ['教育支出', '3.50', '1.50'],
        ['', '2.00', ''],
      ],
    ]);
    expect(rowsOf('首页 | 政务公开\n预算公开\n')).toEqual([]);
  });

  it('takes what pandas writes for blank cells as blank', () => {
    expect(rowsOf('| 科目 | Unnamed: 1 |\n| --- | --- |\n| NaN | 3.50 |\n')).toEqual([
      [
        ['科目', ''],
        ['', '3.50'],
      ],
    ]);
  });

  it('keeps the text of a merged cell that is printed in each of its places once', () => {
    const text = `| 公开06表 | 公开06表 | 公开06表 | 公开06表 |
|---|---|---|---|
| 部门：某县林业局 | 部门：某县林业局 | 单位：万元 | 单位：万元 |
| 公用经费合计 | 公用经费合计 | 公用经费合计 | 265.66 |
| 社保补助 | 社保补助 | 1.00 | 265.66 |
`;
    expect(rowsOf(text)).toEqual([
      [
        ['公开06表', '', '', ''],
        ['部门：某县林业局', '', '单位：万元', ''],
        ['公用经费合计', '', '', '265.66'],
        ['社保补助', '社保补助', '1.00', '265.66'],
      ],
    ]);
  });

  it('reads grid tables, whose cells may have several lines', () => {
    const text = `+------+--------+
| 科目 | 合计   |
+======+========+
| 教育 | 3.50   |
| 支出 |        |
+------+--------+
| 合计 | 3.50   |
+------+--------+
`;
    expect(rowsOf(text)).toEqual([
      [
        ['科目', '合计'],
        ['教育\n支出', '3.50'],
        ['合计', '3.50'],
      ],
    ]);
  });
});

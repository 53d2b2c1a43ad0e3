import type { Block } from '@yusuan/model';
import { describe, expect, it } from 'vitest';
import { joinBlocks } from './joinBlocks.ts';
import { pageToBlocks } from './pageToBlocks.ts';
import { filled, gridsOf, page, rowsOf, ruled, run } from './testing/buildPage.ts';

const names = ['教育支出', '农林水支出', '交通运输支出', '住房保障支出'];
const left = [['科目', '合计'], ...names.map((name, at) => [name, `${at + 3}.00`])];
const ys = left.map((_, at) => 100 + at * (20 + at)).concat(250);
const wide = [50, 250, 450];

/** A page of a sheet: lines as text, x, y; the rows of a table at the same heights on each page. */
function sheetPage(
  number: number,
  lines: [string, number, number][],
  rows: string[][],
  xs = wide,
  borders = ys,
): Block[] {
  const runs = lines.map(([text, x, y]) => run(text, x, y));
  return pageToBlocks(page([...runs, ...filled(xs, borders, rows)], ruled(xs, borders), number));
}

const texts = (blocks: readonly Block[]): string[] =>
  blocks.flatMap((block) => (block.kind === 'text' ? [block.text] : []));

describe('slices of a sheet that is wider than the page', () => {
  const first = sheetPage(1, [['2026年部门一般公共预算支', 300, 40]], left);
  const right = [['基本支出', '项目支出'], ...names.map((_, at) => [`${at + 1}.00`, '2.00'])];

  it('are one table below a title that the edge cut, with the unit at the right end of the sheet', () => {
    const lines: [string, number, number][] = [
      ['预算支出情况表', 20, 40],
      ['单位：万元', 380, 70],
    ];
    const joined = joinBlocks([structuredClone(first), sheetPage(2, lines, right)]);
    expect(texts(joined)).toEqual(['2026年部门一般公共预算支出情况表', '单位：万元']);
    expect(gridsOf(joined).map(rowsOf)).toEqual([left.map((row, at) => [...row, ...right[at]!])]);
  });

  it('are one table where the slice has words of its own, below the rest of the title', () => {
    const worded = [['项目支出', '说明'], ...names.map((_, at) => ['2.00', `第${at}项`])];
    const joined = joinBlocks([structuredClone(first), sheetPage(2, [['支出情况表', 20, 40]], worded)]);
    expect(gridsOf(joined).map(rowsOf)).toEqual([left.map((row, at) => [...row, ...worded[at]!])]);
  });

  it('stay apart where the words stand below a title of their own', () => {
    const other = [['部门', '说明'], ...names.map((_, at) => [`部门${at}`, `第${at}项`])];
    const joined = joinBlocks([structuredClone(first), sheetPage(2, [['人员情况表', 300, 40]], other)]);
    expect(gridsOf(joined).map(rowsOf)).toEqual([left, other]);
  });

  it('stay apart where the unit is what also ends a line of the page before', () => {
    const other = [['部门', '说明'], ...names.map((_, at) => [`部门${at}`, `第${at}项`])];
    const one = sheetPage(
      1,
      [
        ['2026年支出总表', 300, 40],
        ['部门：某某局 单位：万元', 200, 70],
      ],
      left,
    );
    const two = sheetPage(
      2,
      [
        ['2026年人员情况表', 300, 40],
        ['单位：万元', 380, 70],
      ],
      other,
    );
    expect(gridsOf(joinBlocks([one, two])).map(rowsOf)).toEqual([left, other]);
  });

  it('stay apart where nothing but figures stands below a whole title of its own', () => {
    const other = [['基本支出', '项目支出'], ...names.map((_, at) => [`${at + 1}.00`, '2.00'])];
    const one = sheetPage(1, [['政府性基金预算支出表', 250, 40]], left);
    const two = sheetPage(2, [['一般公共预算“三公”经费支出表', 230, 40]], other);
    expect(gridsOf(joinBlocks([one, two])).map(rowsOf)).toEqual([left, other]);
  });

  it('are one table below a blank with nothing but the unit, where many rows have the same heights', () => {
    const many = Array.from({ length: 8 }, (_, at) => [`科目${at}`, `${at}.00`]);
    const worded = Array.from({ length: 8 }, (_, at) => [`款${at}`, `${at}.50`]);
    const borders = Array.from({ length: 9 }, (_, at) => 100 + at * 20);
    const one = sheetPage(1, [['收支总表', 300, 40]], many, wide, borders);
    const two = sheetPage(2, [['单位：万元', 400, 70]], worded, wide, borders);
    expect(gridsOf(joinBlocks([one, two])).map(({ columns, rows }) => [columns, rows])).toEqual([[4, 8]]);
    const titled = sheetPage(2, [['支出总表', 200, 40]], worded, wide, borders);
    expect(gridsOf(joinBlocks([one, titled]))).toHaveLength(2);
  });

  it('part the heads of the first slice where those of the second are ruled', () => {
    const parted = [['其中', ''], ['基本支出', '项目支出'], ...right.slice(1)];
    const borders = [100, 110, ...ys.slice(1)];
    const joined = joinBlocks([structuredClone(first), sheetPage(2, [['支出情况表', 20, 40]], parted, wide, borders)]);
    const [grid, ...others] = gridsOf(joined);
    expect(others).toEqual([]);
    expect(
      grid!.cells.filter(({ column }) => column === 0).map(({ text, row, rowSpan }) => [text, row, rowSpan]),
    ).toEqual([['科目', 0, 2], ...names.map((name, at) => [name, at + 2, 1])]);
    expect(grid!.cells.find(({ text }) => text === '4.00')!.row).toBe(3);
    expect(grid!.fragments.map(({ lastRow }) => lastRow)).toEqual([5, 5]);
  });
});

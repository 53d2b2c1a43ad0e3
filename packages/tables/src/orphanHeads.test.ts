import { describe, expect, it } from 'vitest';
import { joinBlocks } from './joinBlocks.ts';
import { pageToBlocks } from './pageToBlocks.ts';
import { across, gridsOf, page, rowsOf, run, textsOf } from './testing/buildPage.ts';

/** The middles of columns 80 points wide, of which the first holds names. */
const middle = (column: number): number => 100 + column * 80;
const head = (text: string, at: number, y: number) => run(text, at - text.length * 5, y);
const heads = [
  ...[head('名称', middle(0), 749), head('合计', middle(1), 749), head('本年支出', middle(3), 740)],
  ...[head('小计', middle(2), 758), head('基本支出', middle(3), 758), head('项目支出', middle(4), 758)],
];
const rows = [0, 1, 2].flatMap((row) => [
  run('教育支出', 62, 50 + row * 20),
  ...[1, 2, 3, 4].map((column) => run(`${row + 1}${column}.00`, middle(column) + 13, 50 + row * 20)),
]);
const above = [run('基本支出表', 240, 700), run('单位：万元', 430, 720)];
const foot = page([...above, ...heads, run('- 7 -', 285, 800)], []);
const table = [
  ['名称', '合计', '本年支出', '.', '.'],
  ['.', '.', '小计', '基本支出', '项目支出'],
  ['教育支出', '11.00', '12.00', '13.00', '14.00'],
  ['教育支出', '21.00', '22.00', '23.00', '24.00'],
  ['教育支出', '31.00', '32.00', '33.00', '34.00'],
];

const pagesOf = (first: typeof foot, second: typeof foot) => {
  const before = pageToBlocks(first);
  return [before, pageToBlocks(second, () => {}, before)];
};

describe('a header at the foot of a page', () => {
  it('is that of the rows which the next page begins with, and stands on its own page', () => {
    const joined = joinBlocks(pagesOf(foot, page(rows, [], 2)));
    const [grid, ...more] = gridsOf(joined);
    expect(more).toEqual([]);
    expect(rowsOf(grid!)).toEqual(table);
    expect(textsOf(joined)).toEqual(['基本支出表', '单位：万元']);
    expect(grid!.fragments.map(({ page, firstRow, lastRow }) => [page, firstRow, lastRow])).toEqual([
      [1, 0, 1],
      [2, 2, 4],
    ]);
    const textOf = (text: string) => grid!.cells.find((cell) => cell.text === text);
    expect([textOf('小计')?.page, textOf('小计')?.textBox]).toEqual([1, { x0: 250, y0: 758, x1: 270, y1: 768 }]);
    expect([textOf('11.00')?.page, textOf('11.00')?.textBox]).toEqual([2, { x0: 193, y0: 50, x1: 218, y1: 60 }]);
  });

  it('keeps the rules between its words', () => {
    const rules = [across(738, 60, 460), across(754, 220, 460), across(772, 60, 460)];
    const lower = [46, 66, 86, 106].map((y) => across(y, 60, 460));
    const blocks = pagesOf({ ...foot, rulings: rules }, page(rows, lower, 2));
    expect(gridsOf(joinBlocks(blocks)).map((grid) => rowsOf(grid))).toEqual([table]);
  });

  it('stays text where no rows follow', () => {
    const joined = joinBlocks(pagesOf(foot, page([run('二、预算收支情况说明', 53, 50)], [], 2)));
    expect(gridsOf(joined)).toEqual([]);
    expect(textsOf(joined).slice(-2)).toEqual(['小计  基本支出  项目支出', '二、预算收支情况说明']);
  });
});

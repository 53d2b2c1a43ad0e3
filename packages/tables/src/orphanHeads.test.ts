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

  describe('with one row of amounts', () => {
    const sides = [0, 200];
    const coded = [
      ...sides.flatMap((x) => [head('科目编码', 90 + x, 740), head('类', 70 + x, 758), head('款', 110 + x, 758)]),
      ...[head('部门科目', 190, 749), head('政府科目', 390, 749), head('合计', 470, 749), head('人员经费', 540, 749)],
      ...[run('合计', 152, 780), ...[465, 535].map((x) => run('60.00', x, 780))],
    ];
    const ending = page([...above, ...coded], []);

    it('is read with the rows of the next page where that row does not show all columns', () => {
      const lines = ['01', '02', '03'].flatMap((code, at) => [
        ...sides.flatMap((x) => [run('301', 62 + x, 50 + at * 20), run(code, 105 + x, 50 + at * 20)]),
        ...[run('工资', 152, 50 + at * 20), run('津贴', 352, 50 + at * 20)],
        ...[465, 535].map((x) => run('20.00', x, 50 + at * 20)),
      ]);
      const grids = gridsOf(joinBlocks(pagesOf(ending, page(lines, [], 2))));
      expect(grids.map((grid) => rowsOf(grid).slice(2))).toEqual([
        [
          ['', '', '合计', '', '', '', '60.00', '60.00'],
          ...['01', '02', '03'].map((code) => ['301', code, '工资', '301', code, '津贴', '20.00', '20.00']),
        ],
      ]);
      expect(grids[0]!.fragments.map(({ page, lastRow }) => [page, lastRow])).toEqual([
        [1, 2],
        [2, 5],
      ]);
    });

    it('is left where it is when another table follows, with heads of its own', () => {
      const other = ['项目', '甲', '乙', '丙'].flatMap((name, at) => [
        run(name, 200, 30 + at * 20),
        ...[250, 330, 410].map((x) => run(at === 0 ? '金额' : '7.00', x, 30 + at * 20)),
      ]);
      const grids = gridsOf(joinBlocks(pagesOf(ending, page(other, [], 2))));
      expect(grids.map(({ fragments }) => fragments.map(({ page: on }) => on))).toEqual([[1], [2]]);
    });
  });

  it('stays text where no rows follow', () => {
    const joined = joinBlocks(pagesOf(foot, page([run('二、预算收支情况说明', 53, 50)], [], 2)));
    expect(gridsOf(joined)).toEqual([]);
    expect(textsOf(joined).slice(-2)).toEqual(['小计  基本支出  项目支出', '二、预算收支情况说明']);
  });
});

import { describe, expect, it } from 'vitest';
import { pageToBlocks } from './pageToBlocks.ts';
import { gridsOf, page, rowsOf, run, spansOf } from './testing/buildPage.ts';

/** The middles of columns 80 points wide, of which the first holds names. */
const middle = (column: number): number => 100 + column * 80;
const head = (text: string, at: number, y: number) => run(text, at - text.length * 5, y);
const amount = (text: string, column: number, y: number) => run(text, middle(column) + 38 - text.length * 5, y);

/** Rows of names and four amounts. */
const body = (from: number) =>
  [0, 1, 2, 3].flatMap((row) => {
    const y = from + row * 18;
    const texts = [1, 2, 3, 4].map((column) => amount(`${(row + 1) * 10 ** column}.00`, column, y));
    return [run('科目', 62, y), ...texts];
  });

const gridOf = (runs: ReturnType<typeof run>[]) => gridsOf(pageToBlocks(page(runs, [])))[0]!;

describe('heads without rules', () => {
  it('reads wrapped heads beside heads of one line as cells over rows and columns', () => {
    const grid = gridOf([
      head('名称', middle(0), 109),
      head('合计', middle(1), 109),
      head('本年支出', middle(3), 94),
      head('小计', middle(2), 118),
      head('基本支出', middle(3), 112),
      head('预算', middle(3), 124),
      head('项目支出', middle(4), 118),
      ...body(140),
    ]);
    expect(rowsOf(grid).slice(0, 3)).toEqual([
      ['名称', '合计', '本年支出', '.', '.'],
      ['.', '.', '小计', '基本支出\n预算', '项目支出'],
      ['科目', '10.00', '100.00', '1000.00', '10000.00'],
    ]);
    expect(spansOf(grid)).toEqual(['0,0 2×1', '0,1 2×1', '0,2 1×3']);
    expect(grid.notices).toEqual([]);
  });

  it('reads three levels, the lowest of them below part of the second', () => {
    const grid = gridOf([
      head('名称', middle(0), 118),
      head('预算数', middle(2.5), 94),
      head('合计', middle(1), 126),
      head('支出', middle(3), 110),
      head('小计', middle(2), 134),
      head('基本', middle(3), 134),
      head('项目', middle(4), 134),
      ...body(156),
    ]);
    expect(rowsOf(grid).slice(0, 3)).toEqual([
      ['名称', '预算数', '.', '.', '.'],
      ['.', '合计', '支出', '.', '.'],
      ['.', '.', '小计', '基本', '项目'],
    ]);
  });

  it('tells which columns may stand below a head where heads of all rows end on one line', () => {
    const lowest = ['名称', '合计', '小计', '基本', '结转'].map((text, column) => head(text, middle(column), 118));
    const grid = gridOf([head('本年支出', middle(3), 100), ...lowest, ...body(140)]);
    expect(grid.notices.map(({ check }) => check)).toEqual(['tables:head-uncertain']);
    const open = grid.cells.filter(({ perhapsBelow }) => perhapsBelow === '本年支出').map(({ text }) => text);
    expect(open).toEqual(['小计', '结转']);
  });

  it('gives a blank column its head, and heads their columns though neither stands over the other', () => {
    const rows = [0, 1, 2].flatMap((row) => {
      const y = 140 + row * 18;
      return [run('科目', 62, y), amount('1.00', 1, y), amount('12.50', 2, y), amount('8.10', 4, y)];
    });
    const heads = ['名称', '合计', '基金', '资本', '结转'].map((text, column) => head(text, middle(column) - 12, 118));
    const grid = gridOf([...heads, ...rows]);
    expect(rowsOf(grid).slice(0, 2)).toEqual([
      ['名称', '合计', '基金', '资本', '结转'],
      ['科目', '1.00', '12.50', '', '8.10'],
    ]);
  });

  it('keeps the lines of wrapped amounts in the row of their name', () => {
    const rows = [0, 1, 2].flatMap((row) => {
      const y = 140 + row * 30;
      return [run('科目', 62, y), amount('1.00', 1, y), amount('12,345.6', 2, y - 6), amount('7', 2, y + 6)];
    });
    const heads = ['名称', '合计', '基金'].map((text, column) => head(text, middle(column), 110));
    expect(rowsOf(gridOf([...heads, ...rows])).slice(1)).toEqual(
      Array.from({ length: 3 }, () => ['科目', '1.00', '12,345.6\n7']),
    );
  });
});

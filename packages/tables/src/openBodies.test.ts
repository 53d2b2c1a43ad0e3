import { describe, expect, it } from 'vitest';
import { joinBlocks } from './joinBlocks.ts';
import { pageToBlocks } from './pageToBlocks.ts';
import { across, down, filled, gridsOf, page, rowsOf, run } from './testing/buildPage.ts';

const xs = [50, 150, 250, 350];
const head = filled(xs, [100], [['科目', '合计', '基本支出']]);
const frame = (bottom: number) => [
  ...[100, 120].map((y) => across(y, 50, 350)),
  ...[50, 350].map((x) => down(x, 100, bottom)),
  ...[150, 250].map((x) => down(x, 100, 120)),
];
const sides = (bottom: number) => [50, 350].map((x) => down(x, 40, bottom));

describe('tables of which only the header and a frame are ruled', () => {
  it('take the columns of the header, and lines as rows, with the lines of wrapped names in theirs', () => {
    const body = [
      ...[run('社会保障和就业支', 53, 125), run('出', 53, 139), run('12.50', 220, 132), run('4.00', 325, 132)],
      ...[run('教育支出', 53, 159), run('2.50', 225, 159), run('1.00', 325, 159)],
      ...[run('住房', 53, 179), run('0.50', 225, 179)],
    ];
    const grids = gridsOf(pageToBlocks(page([...head, ...body], [...frame(200), across(200, 50, 350)])));
    expect(grids.map(rowsOf)).toEqual([
      [
        ['科目', '合计', '基本支出'],
        ['社会保障和就业支\n出', '12.50', '4.00'],
        ['教育支出', '2.50', '1.00'],
        ['住房', '0.50', ''],
      ],
    ]);
    expect(grids[0]!.method).toBe('ruled');
  });

  it('have columns also where there is but one row', () => {
    const body = [run('合计', 53, 125), run('12.50', 220, 125), run('4.00', 325, 125)];
    const rulings = [...frame(140), across(140, 50, 350)];
    expect(gridsOf(pageToBlocks(page([...head, ...body], rulings))).map(rowsOf)).toEqual([
      [
        ['科目', '合计', '基本支出'],
        ['合计', '12.50', '4.00'],
      ],
    ]);
  });

  it('go on with the same columns between the sides of the frame on the next pages', () => {
    const texts = [
      ...[run('教育支出', 53, 125), run('2.50', 225, 125), run('1.00', 325, 125)],
      ...[run('农林水支出', 53, 145), run('0.50', 225, 145)],
    ];
    const first = page([...head, ...texts], frame(160));
    const middle = page(
      [run('卫生健康支出', 53, 45), run('其中：行政运', 53, 65), run('行', 53, 79), run('0.30', 225, 72)],
      sides(100),
      2,
    );
    const last = page([run('住房', 53, 45), run('7.10', 325, 45)], [...sides(60), across(60, 50, 350)], 3);
    const pages: ReturnType<typeof pageToBlocks>[] = [];
    for (const content of [first, middle, last]) pages.push(pageToBlocks(content, () => {}, pages.at(-1)));
    const [grid, ...more] = gridsOf(joinBlocks(pages));
    expect(more).toEqual([]);
    expect(rowsOf(grid!)).toEqual([
      ['科目', '合计', '基本支出'],
      ['教育支出', '2.50', '1.00'],
      ['农林水支出', '0.50', ''],
      ['卫生健康支出', '', ''],
      ['其中：行政运\n行', '0.30', ''],
      ['住房', '', '7.10'],
    ]);
  });

  it('does not take a box with other columns of text for the rest of a table', () => {
    const before = pageToBlocks(
      page(
        [
          ...head,
          ...filled(
            xs,
            [120, 140],
            [
              ['教育', '2.50', '1'],
              ['住房', '1.50', '1'],
            ],
          ),
        ],
        frame(160),
      ),
    );
    const prose = [45, 60, 75].map((y) => run('本年收入比上年增加主要是因为人员增加', 60, y));
    const blocks = pageToBlocks(page(prose, sides(100), 2), () => {}, before);
    expect(gridsOf(blocks)).toEqual([]);
  });
});

import type { Block } from '@yusuan/model';
import { describe, expect, it } from 'vitest';
import { joinBlocks } from './joinBlocks.ts';
import { pageToBlocks } from './pageToBlocks.ts';
import { filled, gridsOf, page, rowsOf, ruled, run } from './testing/buildPage.ts';

const xs = [50, 150, 250, 350];
const header = ['科目', '合计', '基本支出'];

function tablePage(
  number: number,
  rows: string[][],
  above: string[] = [],
  borders = xs,
  below: string[] = [],
): Block[] {
  const ys = rows.map((_, at) => 100 + at * 20).concat(100 + rows.length * 20);
  const lines = [
    ...above.map((text, at) => run(text, 60, 40 + at * 18)),
    ...below.map((text, at) => run(text, 60, ys.at(-1)! + 10 + at * 18)),
  ];
  return pageToBlocks(page([...lines, ...filled(borders, ys, rows)], ruled(borders, ys), number));
}

const first = [header, ['教育支出', '10.00', '4.00'], ['农林水支出', '2.50', '1.00']];
const more = [
  ['交通运输支出', '3.00', '3.00'],
  ['住房保障支出', '7.00', '6.00'],
];

describe('joinBlocks', () => {
  it('joins a table that goes on without its header', () => {
    const joined = joinBlocks([tablePage(1, first, ['支出表', '单位：万元']), tablePage(2, more)]);
    const [grid, ...others] = gridsOf(joined);
    expect(others).toEqual([]);
    expect(rowsOf(grid!)).toEqual([...first, ...more]);
    expect(grid!.fragments.map(({ page: on, firstRow, lastRow }) => [on, firstRow, lastRow])).toEqual([
      [1, 0, 2],
      [2, 3, 4],
    ]);
  });

  it('counts the header rows that a fragment repeats below the same title', () => {
    const above = ['支出表', '单位：万元'];
    const joined = joinBlocks([tablePage(1, first, above), tablePage(2, [header, ...more], above)]);
    expect(gridsOf(joined)).toHaveLength(1);
    expect(gridsOf(joined)[0]!.fragments.map(({ repeatedHeaderRows }) => repeatedHeaderRows)).toEqual([0, 1]);
    expect(rowsOf(gridsOf(joined)[0]!)).toEqual([...first, header, ...more]);
  });

  it('joins below the same title with the words that it goes on, and below these words alone', () => {
    const unit = '单位：万元';
    const titles = [
      '手续费支出表（续）',
      '手续费支出表(续表)',
      '手续费支出表 （续1）',
      '手续费支出表续',
      '手续费支出表—续二',
      '续表',
      '续表2',
      '（续）',
    ];
    for (const title of titles)
      for (const above of [[title, unit], [title]]) {
        const joined = joinBlocks([
          tablePage(1, first, ['手续费支出表', unit]),
          tablePage(2, [header, ...more], above),
        ]);
        expect(gridsOf(joined).map(rowsOf), title).toEqual([[...first, header, ...more]]);
      }
    for (const title of ['基本支出表（续）', '续表 基本支出表', '手费支出表'])
      expect(
        gridsOf(joinBlocks([tablePage(1, first, ['手续费支出表']), tablePage(2, [header, ...more], [title])])),
        title,
      ).toHaveLength(2);
  });

  it('joins over a change of paper where the columns are stretched alike', () => {
    const wide = xs.map((x) => x * 1.4);
    const joined = joinBlocks([tablePage(1, first, ['支出表']), tablePage(2, more, [], wide)]);
    expect(gridsOf(joined).map(rowsOf)).toEqual([[...first, ...more]]);
  });

  it('knows columns again that a page between does not print', () => {
    const borders = [50, 100, 150, 250, 350, 450];
    const rows = [['产出指标', '数量指标', '培训人数', '10人', '']];
    const joined = joinBlocks([
      tablePage(1, rows, ['目标表'], borders),
      tablePage(2, [['培训次数', '5次', '']], [], borders.slice(2)),
      tablePage(3, [['质量指标', '合格率', '95%', '']], [], borders.slice(1)),
      tablePage(4, rows, [], borders),
    ]);
    expect(gridsOf(joined).map(rowsOf)).toEqual([
      [...rows, ['.', '.', '培训次数', '5次', ''], ['.', '质量指标', '合格率', '95%', ''], ...rows],
    ]);
  });

  it('keeps a table with a title of its own apart, though its columns stand in the same places', () => {
    const joined = joinBlocks([tablePage(1, first, ['支出表']), tablePage(2, [header, ...more], ['基本支出表'])]);
    expect(gridsOf(joined).map(rowsOf)).toEqual([first, [header, ...more]]);
  });

  it('keeps a table apart whose title ends the page before', () => {
    const pages = (below: string[], next: string[]) => [
      tablePage(1, first, ['支出表'], xs, below),
      tablePage(2, [header, ...more], [], xs, next),
    ];
    for (const below of [['基本支出表', '单位：万元'], ['表3'], ['单位：元']])
      expect(gridsOf(joinBlocks(pages(below, [])))).toHaveLength(2);
    expect(gridsOf(joinBlocks(pages(['市水务局部门预算公开表'], ['市水务局部门预算公开表'])))).toHaveLength(1);
    expect(gridsOf(joinBlocks(pages(['注：本表包括结转。'], [])))).toHaveLength(1);
  });

  it('keeps a table with another header apart', () => {
    const other = [['部门', '因公出国', '公务接待'], ...more];
    const joined = joinBlocks([tablePage(1, first, ['支出表']), tablePage(2, other)]);
    expect(gridsOf(joined).map(rowsOf)).toEqual([first, other]);
  });

  it('puts slices of one wide table side by side', () => {
    const right = [
      ['项目支出', '上年结转'],
      ['6.00', '0.50'],
      ['1.50', '0.25'],
    ];
    const joined = joinBlocks([tablePage(1, first, ['支出表']), tablePage(2, right, [], [50, 150, 250])]);
    expect(gridsOf(joined).map(rowsOf)).toEqual([first.map((row, at) => [...row, ...right[at]!])]);
    expect(gridsOf(joined)[0]!.fragments.map(({ firstColumn, lastColumn }) => [firstColumn, lastColumn])).toEqual([
      [0, 2],
      [3, 4],
    ]);
  });
});

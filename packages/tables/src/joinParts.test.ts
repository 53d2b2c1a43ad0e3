import { describe, expect, it } from 'vitest';
import { joinBlocks } from './joinBlocks.ts';
import { pageToBlocks } from './pageToBlocks.ts';
import { filled, gridsOf, page, rowsOf, ruled, run } from './testing/buildPage.ts';

const xs = [50, 150, 250, 350];
const bordersFrom = (top: number, rows: number): number[] => Array.from({ length: rows + 1 }, (_, at) => top + at * 20);
const tableAt = (top: number, rows: string[][]) => ({
  runs: filled(xs, bordersFrom(top, rows.length), rows),
  rulings: ruled(xs, bordersFrom(top, rows.length)),
});
const header = ['科目', '合计', '基本支出'];

describe('parts of tables', () => {
  it('puts together a name that a page break tore, and says so', () => {
    const first = tableAt(100, [header, ['机关事业单位基本养老', '10.00', '4.00']]);
    const second = tableAt(100, [
      ['保险缴费支出', '', ''],
      ['教育支出', '2.50', '1.00'],
    ]);
    const joined = joinBlocks(
      [first, second].map(({ runs, rulings }, at) => pageToBlocks(page(runs, rulings, at + 1))),
    );
    expect(gridsOf(joined).map(rowsOf)).toEqual([
      [header, ['机关事业单位基本养老\n保险缴费支出', '10.00', '4.00'], ['教育支出', '2.50', '1.00']],
    ]);
    expect(gridsOf(joined)[0]!.notices.map(({ check, page: on }) => [check, on])).toEqual([['tables:torn-row', 2]]);
  });

  it('does not take a new entry for the rest of a name', () => {
    const first = tableAt(100, [header, ['机关事业单位基本养老', '10.00', '4.00']]);
    const second = tableAt(100, [
      ['一、教育支出', '', ''],
      ['普通教育', '2.50', '1.00'],
    ]);
    const joined = joinBlocks(
      [first, second].map(({ runs, rulings }, at) => pageToBlocks(page(runs, rulings, at + 1))),
    );
    expect(gridsOf(joined)[0]!.rows).toBe(4);
    expect(gridsOf(joined)[0]!.notices).toEqual([]);
  });

  it('does not take words for the rest of a name whose last line has room for them', () => {
    const wrapped = [run('机关事业单位基本养老', 52, 122), run('保险', 52, 134)];
    const upper = tableAt(100, [header, ['', '10.00', '4.00']]);
    const borders = ruled(xs, [100, 120, 148]);
    const lower = tableAt(100, [
      ['缴费', '', ''],
      ['教育支出', '2.50', '1.00'],
    ]);
    const pages = [page([...upper.runs, ...wrapped], borders), page(lower.runs, lower.rulings, 2)];
    const [grid] = gridsOf(joinBlocks(pages.map((one) => pageToBlocks(one))));
    expect(rowsOf(grid!).map(([name]) => name)).toEqual(['科目', '机关事业单位基本养老\n保险', '缴费', '教育支出']);
  });

  it('joins over running heads and page numbers that both pages have', () => {
    const rows = [header, ['教育支出', '10.00', '4.00']];
    const pages = [rows, [['农林水支出', '2.50', '1.00']]].map((part, at) => {
      const { runs, rulings } = tableAt(100, part);
      const around = [run('某某局2024年度报告', 60, 40), run(`- ${at + 4} -`, 290, 800)];
      return pageToBlocks(page([...around, ...runs], rulings, at + 1));
    });
    expect(gridsOf(joinBlocks(pages)).map(rowsOf)).toEqual([[...rows, ['农林水支出', '2.50', '1.00']]]);
  });

  it('keeps tables of the same columns apart that stand on one page with a title between', () => {
    const upper = [header, ['教育支出', '10.00', '4.00']];
    const lower = [header, ['农林水支出', '2.50', '1.00']];
    const [first, second] = [tableAt(100, upper), tableAt(200, lower)];
    const blocks = pageToBlocks(
      page([...first.runs, run('基本支出表', 160, 170), ...second.runs], [...first.rulings, ...second.rulings]),
    );
    const joined = joinBlocks([blocks]);
    expect(gridsOf(joined).map(rowsOf)).toEqual([upper, lower]);
    expect(joined.map((block) => (block.kind === 'text' ? block.text : 'table'))).toEqual([
      'table',
      '基本支出表',
      'table',
    ]);
  });
});

import type { GlyphRun } from '@yusuan/model';
import { describe, expect, it } from 'vitest';
import { joinBlocks } from './joinBlocks.ts';
import { pageToBlocks } from './pageToBlocks.ts';
import { across, gridsOf, page, rowsOf, run, textsOf } from './testing/buildPage.ts';

/** Two panes: each amount ends 7 points before the labels of the other pane. */
const row = (y: number, [left, first, right, second]: [string, string, string, string]): GlyphRun[] => {
  const amount = (text: string, end: number): GlyphRun => run(text, end - text.length * 5, y);
  return [
    ...(left ? [run(left, 40, y)] : []),
    ...(first ? [amount(first, 300)] : []),
    ...(right ? [run(right, 307, y)] : []),
    ...(second ? [amount(second, 560)] : []),
  ];
};
const head = [run('收入', 160, 60), run('支出', 420, 60), ...row(78, ['', '', '', ''])];
const heads = [run('项目', 90, 78), run('预算数', 265, 78), run('项目', 360, 78), run('预算数', 525, 78)];
const first = [
  ...head,
  ...heads,
  ...row(96, ['一、拨款收入', '112,859.65', '一、公共服务支出', '']),
  ...row(114, ['二、基金收入', '', '二、教育支出', '40,014.06']),
  ...row(132, ['三、其他收入', '1,375.14', '三、农林水支出', '3,097.30']),
];
const rest = [...row(40, ['上年结转', '15,763.25', '年终结转', '2,227.42'])];

describe('tables without rules that go on on the next page', () => {
  it('reads a single row in the columns of the page before', () => {
    const before = pageToBlocks(page(first, []));
    const next = pageToBlocks(page(rest, []), () => {}, before);
    expect(gridsOf(next).map(rowsOf)).toEqual([[['上年结转', '15,763.25', '年终结转', '2,227.42']]]);
    expect(gridsOf(joinBlocks([before, next])).map(({ rows }) => rows)).toEqual([6]);
  });

  it('goes on below labels without amounts, which are rows where they are items of a list in their column', () => {
    const labels = ['四、公共安全支出', '五、文化支出', '六、社会保障支出', '七、卫生支出', '八、交通运输支出'];
    const items = labels.map((text, at) => run(text, 307, 150 + at * 18));
    const before = pageToBlocks(page([...first, ...items, run('一、说明', 40, 248)], []));
    const joined = joinBlocks([before, pageToBlocks(page(rest, []), () => {}, before)]);
    const [grid] = gridsOf(joined);
    expect(rowsOf(grid!).slice(5)).toEqual([
      ...labels.map((text) => ['', '', text, '']),
      ['上年结转', '15,763.25', '年终结转', '2,227.42'],
    ]);
    expect(textsOf(joined)).toEqual(['一、说明']);
  });

  it('leaves rows alone that do not fit the columns, and heads that are repeated', () => {
    const before = pageToBlocks(page(first, []));
    const others = [run('1.00', 50, 40), run('2.00', 90, 40), run('3.00', 130, 40)];
    expect(gridsOf(pageToBlocks(page(others, []), () => {}, before))).toEqual([]);
    const repeated = gridsOf(pageToBlocks(page(first, []), () => {}, before));
    expect(repeated.map(rowsOf)).toEqual(gridsOf(before).map(rowsOf));
  });

  it('ends a table at the title and the unit of the next one', () => {
    const captions = [run('收支总表', 280, 170), run('单位：万元', 500, 186)];
    const lower = first.map((one) => ({
      ...one,
      box: { ...one.box, y0: one.box.y0 + 150, y1: one.box.y1 + 150 },
    }));
    const grids = gridsOf(pageToBlocks(page([...first, ...captions, ...lower], [])));
    expect(grids.map(({ rows, columns }) => [rows, columns])).toEqual([
      [5, 4],
      [5, 4],
    ]);
    expect(rowsOf(grids[1]!)).toEqual(rowsOf(grids[0]!));
  });

  it('takes few rows at the top of a page for a table where the page before ends with the unit of one', () => {
    const few = [...head, ...heads, ...row(96, ['一、拨款收入', '112,859.65', '一、公共服务支出', '9.00'])];
    const units = pageToBlocks(page([run('单位：万元', 500, 700)], []));
    expect(gridsOf(pageToBlocks(page(few, []), () => {}, units)).map(({ rows }) => rows)).toEqual([3]);
    expect(gridsOf(pageToBlocks(page(few, [])))).toEqual([]);
  });

  it('takes a row of list items without amounts for a row, not for heads', () => {
    const items = first.map((one) =>
      one.text === '一、拨款收入' || one.text === '一、公共服务支出' ? { ...one } : one,
    );
    const blank = items.filter(({ text }) => text !== '112,859.65');
    const [grid] = gridsOf(pageToBlocks(page(blank.concat(row(150, ['合计', '9.00', '合计', '9.00'])), [])));
    expect(rowsOf(grid!)[2]).toEqual(['一、拨款收入', '', '一、公共服务支出', '']);
  });

  it('keeps the short second line of a name in its column where heads in the middle left the border too far right', () => {
    const line = (y: number, name: string, sum: string) => [run(name, 150, y), run(sum, 400 - sum.length * 5, y)];
    const before = pageToBlocks(
      page(
        [
          ...[run('单位', 60, 60), run('项目名称', 195, 60), run('金额', 375, 60)],
          ...[run('甲局', 40, 90), run('10.00', 375, 90)],
          ...[run('乙局', 40, 120), run('20.00', 375, 120)],
          ...[run('丙局', 40, 150), run('30.00', 375, 150)],
        ],
        [],
      ),
    );
    const wrapped = [run('商品和服务支出', 150, 82), run('额）', 150, 97), run('5.00', 380, 89)];
    const next = pageToBlocks(page([...line(40, '办公费', '1.00'), ...wrapped], []), () => {}, before);
    expect(gridsOf(next).map(rowsOf)).toEqual([
      [
        ['', '办公费', '1.00'],
        ['', '商品和服务支出\n额）', '5.00'],
      ],
    ]);
    expect(gridsOf(joinBlocks([before, next]))).toHaveLength(1);
  });
});

describe('rows of wrapped cells without rules', () => {
  it('puts cells of three lines beside cells of one, and cells of several rows, into the rows of their amounts', () => {
    const years = ['上年预算', '本年预算'].flatMap((text, at) => [
      run(text, 120, 100 + at * 60),
      run('9.00', 280, 100 + at * 60),
    ]);
    const change = [run('增减', 120, 205), run('变化', 120, 220), run('金额', 120, 235), run('0.50', 280, 220)];
    const organisation = [115, 130, 145, 160, 175].map((y, at) => run('某市统计局'[at]!, 40, y));
    const heads = [run('单位', 35, 60), run('年度', 130, 60), run('合计', 280, 60)];
    const [grid] = gridsOf(pageToBlocks(page([...heads, ...years, ...change, ...organisation], [])));
    expect(rowsOf(grid!).at(-1)).toEqual(['', '增减\n变化\n金额', '0.50']);
  });

  it('takes the first line of a wrapped name between the rules of the first row for no head', () => {
    const rules = [50, 75, 110, 140, 170].map((y) => across(y, 30, 430));
    const amounts = (y: number, sums: string[]) => sums.map((sum, at) => run(sum, 300 + at * 100 - sum.length * 5, y));
    const heads = [run('项目', 60, 58), run('总计', 270, 58), run('小计', 370, 58)];
    const first = [run('某市统计局', 40, 80), run('（本级）', 40, 95), ...amounts(88, ['4,104.00', '4,104.00'])];
    const second = [run('工资福利支出', 40, 120), ...amounts(120, ['3,030.73', '3,030.73'])];
    const third = [run('基本工资', 40, 150), ...amounts(150, ['927.20', '927.20'])];
    const [grid] = gridsOf(pageToBlocks(page([...heads, ...first, ...second, ...third], rules)));
    expect(rowsOf(grid!)).toEqual([
      ['项目', '总计', '小计'],
      ['某市统计局\n（本级）', '4,104.00', '4,104.00'],
      ['工资福利支出', '3,030.73', '3,030.73'],
      ['基本工资', '927.20', '927.20'],
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import { pageToBlocks } from './pageToBlocks.ts';
import { across, gridsOf, page, rowsOf, run } from './testing/buildPage.ts';

/** Words in the middle of a reach. */
const over = (text: string, x0: number, x1: number, y: number) => {
  const { box } = run(text, 0, y);
  return run(text, (x0 + x1 - box.x1) / 2, y);
};
/** An amount that ends 3 points left of the end of its cell. */
const amount = (text: string, x1: number, y: number) => run(text, x1 - 3 - text.length * 5, y);

describe('tables with rules between their rows and no upright ones', () => {
  it('have the heads above and below a short rule in two rows, also above a blank column', () => {
    const heads = [
      ...[over('“三公”经费', 40, 440, 108), over('机关运行经费', 440, 540, 127)],
      ...[over('合计', 40, 120, 137), over('公务接待费', 120, 200, 137), over('公务用车', 200, 440, 127)],
      ...[over('小计', 200, 280, 149), over('购置费', 280, 360, 149), over('运行费', 360, 440, 149)],
    ];
    const amounts = ['81.60', '11.00', '70.60', '61.00', '9.60'].map((text, at) => amount(text, 120 + at * 80, 170));
    const wide = [100, 165, 185].map((y) => across(y, 40, 540));
    const [grid] = gridsOf(
      pageToBlocks(page([...heads, ...amounts], [...wide, across(121, 40, 440), across(143, 200, 440)])),
    );
    expect(rowsOf(grid!)).toEqual([
      ['“三公”经费', '.', '.', '.', '.', '机关运行经费'],
      ['合计', '公务接待费', '公务用车', '.', '.', '.'],
      ['.', '.', '小计', '购置费', '运行费', '.'],
      ['81.60', '11.00', '70.60', '61.00', '9.60', ''],
    ]);
  });

  it('have no head that a rule divides, where a tall one stands in the lower of its rows', () => {
    const heads = [
      ...[over('项目', 40, 260, 105), over('预算数', 290, 500, 105), over('编码', 40, 120, 125)],
      ...[over('类', 40, 80, 145), over('款', 80, 120, 145), over('科目名称', 120, 260, 137)],
      ...[over('合计', 260, 340, 137), over('人员经费', 340, 420, 137), over('公用经费', 420, 500, 137)],
    ];
    const body = ['01', '02', '07'].flatMap((code, at) => [
      ...[over('301', 40, 80, 165 + at * 20), over(code, 80, 120, 165 + at * 20), run('工资', 123, 165 + at * 20)],
      ...[340, 420, 500].map((x1) => amount('26.37', x1, 165 + at * 20)),
    ]);
    const rules = [100, 120, 160, 180, 200, 220].map((y) => across(y, 40, 500));
    const [grid] = gridsOf(pageToBlocks(page([...heads, ...body], [...rules, across(140, 40, 120)])));
    expect(rowsOf(grid!).slice(0, 4)).toEqual([
      ['项目', '.', '.', '', '预算数', ''],
      ['编码', '.', '科目名称', '合计', '人员经费', '公用经费'],
      ['类', '款', '.', '.', '.', '.'],
      ['301', '01', '工资', '26.37', '26.37', '26.37'],
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import { pageToBlocks } from './pageToBlocks.ts';
import { across, down, filled, gridsOf, page, rowsOf, ruled, run, spansOf, textsOf } from './testing/buildPage.ts';

/** Words in the middle of a reach. */
const over = (text: string, x0: number, x1: number, y: number) => {
  const { box } = run(text, 0, y);
  return run(text, (x0 + x1 - box.x1) / 2, y);
};
const xs = [50, 150, 200, 300, 350];
const body = filled(
  xs,
  [140, 160],
  [
    ['教育支出', '10.00', '工资', '4.00'],
    ['农林水支出', '2.50', '津贴', '1.00'],
  ],
);
const rulings = ruled(xs, [140, 160, 180]);

describe('headers without rules above a ruled body', () => {
  it('stand over the columns of the body: words in the middle of several over those; titles and units do not', () => {
    const heads = [
      ...[over('收入', 50, 200, 100), over('支出', 200, 350, 100)],
      ...[
        over('项目', 50, 150, 120),
        over('金额', 150, 200, 120),
        over('项目', 200, 300, 120),
        over('金额', 300, 350, 120),
      ],
    ];
    const around = [over('收支总表', 50, 350, 60), run('单位：万元', 300, 80)];
    const blocks = pageToBlocks(page([...around, ...heads, ...body], rulings));
    expect(textsOf(blocks)).toEqual(['收支总表', '单位：万元']);
    const [grid] = gridsOf(blocks);
    expect(rowsOf(grid!)).toEqual([
      ['收入', '.', '支出', '.'],
      ['项目', '金额', '项目', '金额'],
      ['教育支出', '10.00', '工资', '4.00'],
      ['农林水支出', '2.50', '津贴', '1.00'],
    ]);
    expect(spansOf(grid!)).toEqual(['0,0 1×2', '0,2 1×2']);
  });

  it('wrap in their columns, stand between the rows beside them, and number the columns', () => {
    const heads = [
      ...[over('科目', 50, 150, 95), over('预算数', 150, 350, 85)],
      ...[
        over('合计', 150, 200, 110),
        over('一般公共预', 200, 300, 103),
        over('算', 200, 300, 117),
        over('基金', 300, 350, 110),
      ],
      ...[over('栏次', 50, 150, 127), over('1', 150, 200, 127), over('2', 200, 300, 127), over('3', 300, 350, 127)],
    ];
    const wide = [50, 150, 200, 260, 350];
    const moved = heads.map((head) =>
      head.text.startsWith('一般') || head.text === '算'
        ? { ...head, box: { ...head.box, x0: head.box.x0 - 20, x1: head.box.x1 - 20 } }
        : head,
    );
    const amounts = filled(
      wide,
      [140, 160],
      [
        ['教育支出', '10.00', '6.00', '4.00'],
        ['住房', '2.50', '1.50', '1.00'],
      ],
    );
    const [grid] = gridsOf(pageToBlocks(page([...moved, ...amounts], ruled(wide, [140, 160, 180]))));
    expect(rowsOf(grid!)).toEqual([
      ['科目', '预算数', '.', '.'],
      ['.', '合计', '一般公共预\n算', '基金'],
      ['栏次', '1', '2', '3'],
      ['教育支出', '10.00', '6.00', '4.00'],
      ['住房', '2.50', '1.50', '1.00'],
    ]);
  });

  it('reach down beside a first row that is ruled only right of them', () => {
    const heads = [
      over('科目', 50, 150, 132),
      over('合计', 150, 200, 125),
      over('名称', 200, 300, 125),
      over('金额', 300, 350, 125),
    ];
    const first = [run('12.50', 170, 145), run('合计', 205, 145), run('5.00', 325, 145)];
    const lines = [
      ...[across(140, 150, 350), across(160, 50, 350), across(180, 50, 350), across(200, 50, 350)],
      ...xs.map((x) => down(x, x === 50 ? 160 : 140, 200)),
    ];
    const rows = filled(
      xs,
      [160, 180],
      [
        ['教育支出', '10.00', '工资', '4.00'],
        ['农林水支出', '2.50', '津贴', '1.00'],
      ],
    );
    const [grid] = gridsOf(pageToBlocks(page([...heads, ...first, ...rows], lines)));
    expect(rowsOf(grid!)).toEqual([
      ['科目', '合计', '名称', '金额'],
      ['.', '12.50', '合计', '5.00'],
      ['教育支出', '10.00', '工资', '4.00'],
      ['农林水支出', '2.50', '津贴', '1.00'],
    ]);
  });

  it('are not made of a sentence or a note above a table, nor looked for above a table that has its own', () => {
    const note = [run('本年支出合计较上年增加，其中教育支出增加', 52, 125)];
    const [grid] = gridsOf(pageToBlocks(page([...note, ...body], rulings)));
    expect(grid!.rows).toBe(2);
    const words = [over('收入', 50, 200, 122), over('支出', 200, 350, 122)];
    const headed = [
      ...words,
      ...filled(
        xs,
        [140, 160],
        [
          ['项目', '金额', '项目', '金额'],
          ['教育', '2.50', '津贴', '1.00'],
        ],
      ),
    ];
    expect(gridsOf(pageToBlocks(page(headed, rulings)))[0]!.rows).toBe(2);
  });
});

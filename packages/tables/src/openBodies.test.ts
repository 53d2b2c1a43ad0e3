import { describe, expect, it } from 'vitest';
import { joinBlocks } from './joinBlocks.ts';
import { pageToBlocks } from './pageToBlocks.ts';
import { across, down, filled, gridsOf, page, rowsOf, ruled, run, textsOf } from './testing/buildPage.ts';

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

  it('have rows of whole yuan below a deep header, and columns where one row of one amount ends the page', () => {
    const deep = [
      ...[100, 115, 130, 145, 160].map((y) => across(y, 50, 350)),
      ...[50, 350].map((x) => down(x, 100, 300)),
      down(200, 100, 160),
    ];
    const heads = filled(
      [50, 200, 350],
      [100, 115, 130, 145],
      [
        ['收入', '支出'],
        ['科目', '预算数'],
        ['类', '元'],
        ['甲', '乙'],
      ],
    );
    const amounts = [170, 190, 230].flatMap((y, at) => [run('项目支出', 53, y), run(`12025${at},600`, 290, y)]);
    const [grid] = gridsOf(pageToBlocks(page([...heads, ...amounts], deep)));
    expect(rowsOf(grid!).slice(4)).toEqual([
      ['项目支出', '120250,600'],
      ['项目支出', '120251,600'],
      ['项目支出', '120252,600'],
    ]);
    const total = [run('合计', 53, 125), run('18.37', 320, 125)];
    expect(gridsOf(pageToBlocks(page([...head, ...total], frame(140)))).map(rowsOf)).toEqual([
      [
        ['科目', '合计', '基本支出'],
        ['合计', '', '18.37'],
      ],
    ]);
  });

  it('do not join a row beside a tall head with the first one below it', () => {
    const rulings = [across(100, 50, 350), across(120, 150, 350), across(140, 50, 150), across(180, 50, 350)];
    const upright = [...[50, 350].map((x) => down(x, 100, 180)), down(150, 100, 140), down(250, 100, 120)];
    const texts = [
      ...[run('科目', 53, 115), run('合计', 200, 105), run('基本支出', 280, 105)],
      ...[run('12.50', 220, 125), run('4.00', 325, 125)],
      ...[run('教育支出', 53, 145), run('2.50', 225, 145), run('1.00', 325, 145)],
      ...[run('住房', 53, 165), run('0.50', 225, 165), run('3.00', 325, 165)],
    ];
    const [grid] = gridsOf(pageToBlocks(page(texts, [...rulings, ...upright])));
    expect(rowsOf(grid!)).toEqual([
      ['科目', '合计', '基本支出'],
      ['.', '12.50', '4.00'],
      ['教育支出', '2.50', '1.00'],
      ['住房', '0.50', '3.00'],
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

  it('go on with cells whose lines stand as far apart as those of the page before', () => {
    const years = [...[run('2025', 53, 125), run('年', 53, 140)], ...[run('2026', 53, 165), run('年', 53, 180)]];
    const amounts = ['2.50', '1.00'].flatMap((text, at) => [
      run(text, 225, 132 + at * 40),
      run(text, 325, 132 + at * 40),
    ]);
    const change = ['增减', '变化', '金额'].map((text, at) => run(text, 53, 45 + at * 15));
    const first = pageToBlocks(page([...head, ...years, ...amounts], frame(200)));
    const changed = [run('-1.50', 220, 60), run('-1.50', 320, 60)];
    const second = page([...change, ...changed], [...sides(100), across(100, 50, 350)], 2);
    const [grid] = gridsOf(joinBlocks([first, pageToBlocks(second, () => {}, first)]));
    expect(rowsOf(grid!)).toEqual([
      ['科目', '合计', '基本支出'],
      ['2025\n年', '2.50', '2.50'],
      ['2026\n年', '1.00', '1.00'],
      ['增减\n变化\n金额', '-1.50', '-1.50'],
    ]);
  });

  it('go on where the columns are ruled and no row is', () => {
    const upright = [50, 150, 250, 350];
    const firstRows = filled(
      xs,
      [120, 140],
      [
        ['教育', '2.50', '1.00'],
        ['住房', '1.50', '1.00'],
      ],
    );
    const lines = [...[100, 120].map((y) => across(y, 50, 350)), ...upright.map((x) => down(x, 100, 160))];
    const first = pageToBlocks(page([...head, ...firstRows], lines));
    const next = [run('卫生', 53, 45), run('0.30', 225, 45), run('农林水', 53, 65), run('0.20', 325, 65)];
    const second = pageToBlocks(
      page(
        next,
        upright.map((x) => down(x, 40, 80)),
        2,
      ),
      () => {},
      first,
    );
    expect(gridsOf(joinBlocks([first, second])).map(rowsOf)).toEqual([
      [
        ['科目', '合计', '基本支出'],
        ['教育', '2.50', '1.00'],
        ['住房', '1.50', '1.00'],
        ['卫生', '0.30', ''],
        ['农林水', '', '0.20'],
      ],
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

describe('tables of which only the header is ruled', () => {
  const rows = filled(
    xs,
    [122, 140, 158],
    [
      ['教育支出', '2.50', '1.00'],
      ['农林水支出', '1.50', ''],
      ['住房', '', '0.20'],
    ],
  );

  it('go on below it in its columns, up to a note', () => {
    const note = run('注：本表数据四舍五入', 53, 180);
    const blocks = pageToBlocks(page([...head, ...rows, note], ruled(xs, [100, 120])));
    expect(textsOf(blocks)).toEqual(['注：本表数据四舍五入']);
    expect(gridsOf(blocks).map(rowsOf)).toEqual([
      [
        ['科目', '合计', '基本支出'],
        ['教育支出', '2.50', '1.00'],
        ['农林水支出', '1.50', ''],
        ['住房', '', '0.20'],
      ],
    ]);
  });

  it('are none where words follow, or what keeps to other columns', () => {
    const words = filled(xs, [122], [['教育支出增加', '其他', '说明']]);
    expect(gridsOf(pageToBlocks(page([...head, ...words], ruled(xs, [100, 120]))))[0]!.rows).toBe(1);
    const other = [run('教育支出比上年增加了许多', 100, 122), run('2.50', 270, 122)];
    expect(gridsOf(pageToBlocks(page([...head, ...other], ruled(xs, [100, 120]))))[0]!.rows).toBe(1);
  });
});

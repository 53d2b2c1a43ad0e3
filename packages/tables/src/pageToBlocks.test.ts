import type { Notice } from '@yusuan/model';
import { describe, expect, it } from 'vitest';
import { pageToBlocks } from './pageToBlocks.ts';
import { across, down, filled, gridsOf, page, rowsOf, ruled, run, spansOf, textsOf } from './testing/buildPage.ts';

const xs = [50, 150, 250, 350];
const ys = [100, 120, 140, 160];
const rows = [
  ['科目', '合计', '基本支出'],
  ['教育支出', '10.00', '4.00'],
  ['农林水支出', '2.50', '1.00'],
];
const texts = filled(xs, ys, rows);
const onlyGrid = (runs = texts, rulings = ruled(xs, ys)) => {
  const grids = gridsOf(pageToBlocks(page(runs, rulings)));
  expect(grids).toHaveLength(1);
  return grids[0]!;
};

describe('text drawn aslant', () => {
  const marks = ['水', '务'].map((text, at) => ({ ...run(text, 60 + at * 60, 118, 60), rotation: 315 }));

  it('keeps a watermark out of the cells, and says so', () => {
    const notices: Notice[] = [];
    const blocks = pageToBlocks(page([...texts, ...marks], ruled(xs, ys)), (notice) => notices.push(notice));
    expect(gridsOf(blocks).map(rowsOf)).toEqual([rows]);
    expect(textsOf(blocks)).toEqual([]);
    expect(notices).toMatchObject([{ check: 'tables:slanted-text', severity: 'info', page: 1 }]);
    expect(notices[0]!.message).toMatch(/水 务$/);
  });

  it('reads a page of which most is aslant', () => {
    const turned = [...texts, ...marks].map((text) => ({ ...text, rotation: 5 }));
    expect(gridsOf(pageToBlocks(page(turned, ruled(xs, ys))))).toHaveLength(1);
  });
});

describe('ruled tables', () => {
  it('takes a line below linked words for no border', () => {
    const high = [100, 120, 150];
    const cut = filled([50, 200, 300], high, [
      ['科目', '合计'],
      ['', '10.00'],
    ]);
    const link = [run('机关事业单位基本养老保险', 53, 124), run('缴费支出', 53, 136)];
    const lines = [across(133.5, 53, 173), across(145.5, 53, 93)];
    const blocks = pageToBlocks(page([...cut, ...link], [...ruled([50, 200, 300], high), ...lines]));
    expect(gridsOf(blocks).map(rowsOf)).toEqual([
      [
        ['科目', '合计'],
        ['机关事业单位基本养老保险\n缴费支出', '10.00'],
      ],
    ]);
  });

  it('reads a plain table with the lines around it in order', () => {
    const around = [run('收支总表', 150, 60, 16), run('单位：万元', 300, 82), run('注：四舍五入', 50, 170)];
    const blocks = pageToBlocks(page([...texts, ...around], ruled(xs, ys)));
    expect(blocks.map((block) => (block.kind === 'text' ? block.text : 'table'))).toEqual([
      '收支总表',
      '单位：万元',
      'table',
      '注：四舍五入',
    ]);
    const grid = gridsOf(blocks)[0]!;
    expect(rowsOf(grid)).toEqual(rows);
    expect(spansOf(grid)).toEqual([]);
    expect(grid.cells[4]!.box).toEqual({ x0: 150, y0: 120, x1: 250, y1: 140 });
    expect(grid.cells[4]!.textBox).toEqual({ x0: 153, y0: 125, x1: 178, y1: 135 });
    expect(grid.fragments).toEqual([
      {
        page: 1,
        box: { x0: 50, y0: 100, x1: 350, y1: 160 },
        firstRow: 0,
        lastRow: 2,
        firstColumn: 0,
        lastColumn: 2,
        repeatedHeaderRows: 0,
      },
    ]);
  });

  it('merges cells where rulings are missing, in both directions', () => {
    const rulings = [
      ...[100, 140, 160].map((y) => across(y, 50, 350)),
      across(120, 150, 350),
      ...[50, 150, 350].map((x) => down(x, 100, 160)),
      down(250, 120, 160),
    ];
    const grid = onlyGrid(
      [
        run('科目', 60, 112),
        run('支出', 230, 105),
        run('合计', 170, 125),
        run('基本', 270, 125),
        run('1.00', 170, 145),
      ],
      rulings,
    );
    expect(rowsOf(grid)).toEqual([
      ['科目', '支出', '.'],
      ['.', '合计', '基本'],
      ['', '1.00', ''],
    ]);
    expect(spansOf(grid)).toEqual(['0,0 2×1', '0,1 1×2']);
  });

  it('takes borders drawn double, dashed, cell by cell, with small gaps and overshoots, as one', () => {
    const rulings = [
      ...ys.flatMap((y) => xs.slice(1).map((x, at) => across(y, xs[at]! - 1.5, x + 1.5))),
      ...ys.flatMap((y) => xs.slice(1).map((x, at) => across(y + 1, xs[at]!, x - 1))),
      ...xs.flatMap((x) => Array.from({ length: 12 }, (_, at) => down(x, 100 + at * 5, 103 + at * 5))),
    ];
    expect(rowsOf(onlyGrid(texts, rulings))).toEqual(rows);
  });

  it('closes sides that have no border', () => {
    const open = [...ys.map((y) => across(y, 50, 350)), down(150, 100, 160), down(250, 100, 160)];
    expect(rowsOf(onlyGrid(texts, open))).toEqual(rows);
    const bottomless = [...[100, 120, 140].map((y) => across(y, 50, 350)), ...xs.map((x) => down(x, 100, 160))];
    expect(rowsOf(onlyGrid(texts, bottomless))).toEqual(rows);
  });

  it('cuts a band without rulings into the rows that its numbers show', () => {
    const rulings = [
      across(100, 50, 350),
      across(120, 50, 350),
      across(160, 50, 350),
      ...xs.map((x) => down(x, 100, 160)),
    ];
    expect(rowsOf(onlyGrid(texts, rulings))).toEqual(rows);
  });

  it('keeps the lines of a wrapped cell as printed', () => {
    const tall = [100, 130, 160];
    const runs = [
      run('社会保障和', 52, 133),
      run('就业支出', 52, 145),
      run('1,234.5', 152, 133),
      run('6', 152, 145),
      run('科目', 52, 110),
      run('合计', 152, 110),
    ];
    expect(rowsOf(onlyGrid(runs, ruled([50, 150, 250], tall)))).toEqual([
      ['科目', '合计'],
      ['社会保障和\n就业支出', '1,234.5\n6'],
    ]);
  });

  it('gives text that reaches over its cell to the cell it starts in, and numbers to the cell they end in', () => {
    const runs = [
      ...filled(xs, ys, [rows[0]!, ['', '', '4.00']]),
      run('文化旅游体育与传媒支出', 53, 125),
      run('123,456,789.00', 140, 145),
    ];
    expect(rowsOf(onlyGrid(runs)).slice(1)).toEqual([
      ['文化旅游体育与传媒支出', '', '4.00'],
      ['', '123,456,789.00', ''],
    ]);
  });

  it('cuts a run at a border where its text parts', () => {
    const long: typeof texts = [...filled(xs, ys, [rows[0]!, ['', '', '4.00'], ['', '', '']])];
    long.push({ text: '教育支出 10.00', box: { x0: 110, y0: 125, x1: 178, y1: 135 }, fontSize: 10 });
    expect(rowsOf(onlyGrid(long))[1]).toEqual(['教育支出', '10.00', '4.00']);
  });

  it('measures indents from the leftmost text of the column', () => {
    const runs = [run('类', 53, 105), run('款', 63, 125), run('项', 73, 145), run('1.00', 200, 145)];
    const grid = onlyGrid(runs);
    expect(grid.cells.filter(({ column }) => column === 0).map(({ indent }) => indent)).toEqual([0, 10, 20]);
  });

  it('keeps several tables, and the two panes of a summary table', () => {
    const lower = [300, 320, 340];
    const runs = [
      ...texts,
      ...filled(xs, lower, [
        ['项目', '甲', '乙'],
        ['收入', '1.00', '2.00'],
      ]),
    ];
    const grids = gridsOf(pageToBlocks(page(runs, [...ruled(xs, ys), ...ruled(xs, lower)])));
    expect(grids.map(rowsOf)).toEqual([
      rows,
      [
        ['项目', '甲', '乙'],
        ['收入', '1.00', '2.00'],
      ],
    ]);
    const panes = [50, 150, 250, 350, 450];
    const summary = [
      ['收入', '预算数', '支出', '预算数'],
      ['一、拨款', '5.00', '一、教育', '4.00'],
      ['合计', '5.00', '合计', '5.00'],
    ];
    expect(rowsOf(onlyGrid(filled(panes, ys, summary), ruled(panes, ys)))).toEqual(summary);
  });
});

describe('what is no table', () => {
  const prose = [
    '本部门负责贯彻执行国家有关方针政策，起草地方性法规草案。',
    '组织实施本市各项规划，监督检查执行情况，承办其他事项。',
  ];
  const proseRuns = prose.map((text, at) => run(text, 50, 110 + at * 16));

  it('leaves prose, in a frame or underlined, as lines', () => {
    for (const rulings of [[], ruled([40, 560], [100, 150]), [across(121, 50, 200), across(137, 50, 320)]]) {
      const blocks = pageToBlocks(page(proseRuns, rulings));
      expect(gridsOf(blocks)).toEqual([]);
      expect(textsOf(blocks)).toEqual(prose);
    }
  });

  it('leaves a list of contents, and drops the page number', () => {
    const contents = ['一、部门职责', '二、机构设置', '三、收支总表', '四、收入总表'].map((title, at) =>
      run(`${title}…………………………${at + 3}`, 60, 100 + at * 20),
    );
    const blocks = pageToBlocks(page([...contents, run('- 2 -', 290, 800)], []));
    expect(gridsOf(blocks)).toEqual([]);
    expect(textsOf(blocks)).toHaveLength(4);
  });
});

describe('what is around or too much', () => {
  it('takes a table out of the frame of its page', () => {
    const frame = ruled([20, 575], [20, 820]);
    const blocks = pageToBlocks(page([...texts, run('年度报告', 200, 60)], [...frame, ...ruled(xs, ys)]));
    expect(textsOf(blocks)).toEqual(['年度报告']);
    expect(gridsOf(blocks).map(rowsOf)).toEqual([rows]);
  });

  it('does not follow rulings that cut a page into more cells than any table has', () => {
    const many = Array.from({ length: 2000 }, (_, at) => at * 5);
    const [grid] = gridsOf(pageToBlocks(page([run('甲', 100, 100), run('乙', 300, 100)], ruled(many, many))));
    expect(rowsOf(grid!)).toEqual([['甲  乙']]);
    expect(grid!.notices.map(({ check }) => check)).toEqual(['tables:limit']);
  });
});

describe('tables without rulings', () => {
  const plain = [
    ['Item', '2023', '2024'],
    ['Revenue', '1,200.00', '1,350.00'],
    ['Cost of sales', '800.00', '870.00'],
    ['Gross profit', '400.00', '480.00'],
    ['Tax', '12.00', '9.00'],
  ];
  const runs = plain.flatMap((texts, row) =>
    texts.map((text, column) => run(text, column === 0 ? 60 : 200 + column * 120 - text.length * 5, 100 + row * 18)),
  );

  it('finds them by the alignment of their columns', () => {
    const grid = onlyGrid(runs, []);
    expect(rowsOf(grid)).toEqual(plain);
    expect(grid.method).toBe('aligned');
  });

  it('finds them between horizontal rules only', () => {
    const rules = [97, 114, 187].map((y) => across(y, 60, 445));
    expect(rowsOf(onlyGrid(runs, rules))).toEqual(plain);
  });
});

import { describe, expect, it } from 'vitest';
import { pageToBlocks } from './pageToBlocks.ts';
import { across, down, gridsOf, page, rowsOf, run, spansOf, textsOf } from './testing/buildPage.ts';

const words = [
  ['Country', 'Capital', 'Language', 'Currency'],
  ['France', 'Paris', 'French', 'Euro'],
  ['Japan', 'Tokyo', 'Japanese', 'Yen'],
  ['Brazil', 'Brasilia', 'Portuguese', 'Real'],
  ['Kenya', 'Nairobi', 'Swahili', 'Shilling'],
];
const left = [60, 180, 300, 420];
/** The texts at these places, row by row; the first row at `top`. */
const placed = (rows: string[][], top = 100, pitch = 18, xs = left) =>
  rows.flatMap((texts, row) =>
    texts.flatMap((text, column) => (text === '' ? [] : [run(text, xs[column]!, top + row * pitch)])),
  );
const gridsFor = (...parts: Parameters<typeof page>) => gridsOf(pageToBlocks(page(...parts))).map(rowsOf);

describe('tables of words', () => {
  it('finds them between three horizontal rules, with the caption left outside', () => {
    const rules = [97, 114, 187].map((y) => across(y, 55, 500));
    const blocks = pageToBlocks(page([run('Table 1. Countries', 60, 80), ...placed(words)], rules));
    expect(gridsOf(blocks).map(rowsOf)).toEqual([words]);
    expect(textsOf(blocks)).toEqual(['Table 1. Countries']);
  });

  it('finds them with a rule below the head only, or below each row', () => {
    expect(gridsFor(placed(words), [across(114, 55, 500)])).toEqual([words]);
    const below = words.map((_, row) => across(114 + row * 18, 55, 500));
    expect(gridsFor(placed(words), below)).toEqual([words]);
  });

  it('finds them by alignment alone', () => {
    expect(gridsFor(placed(words), [])).toEqual([words]);
    const chinese = [
      ['部门', '负责人', '地址'],
      ['办公室', '张三', '一号楼'],
      ['财务处', '李四', '二号楼'],
      ['人事处', '王五', '三号楼'],
    ];
    expect(gridsFor(placed(chinese), [])).toEqual([chinese]);
  });

  it('finds two columns between rules', () => {
    const terms = words.map(([first, second]) => [first!, second!]);
    const rules = [97, 114, 187].map((y) => across(y, 55, 260));
    expect(gridsFor(placed(terms), rules)).toEqual([terms]);
  });

  it('tells the lines of a wrapped cell from rows by the space between rows', () => {
    const runs = [
      ...placed([['Risk', 'Owner', 'Review']]),
      ...placed(
        [
          ['Loss of staff', 'Head of', 'Quarterly'],
          ['over summer', 'personnel', ''],
        ],
        120,
        12,
      ),
      ...placed(
        [
          ['Failure of the', 'Technical', 'Monthly'],
          ['data centre', 'officer', ''],
        ],
        152,
        12,
      ),
      ...placed([['Change in law', 'Legal', 'Yearly']], 184),
    ];
    expect(gridsFor(runs, [])).toEqual([
      [
        ['Risk', 'Owner', 'Review'],
        ['Loss of staff\nover summer', 'Head of\npersonnel', 'Quarterly'],
        ['Failure of the\ndata centre', 'Technical\nofficer', 'Monthly'],
        ['Change in law', 'Legal', 'Yearly'],
      ],
    ]);
  });

  it('keeps two tables with a caption between them apart', () => {
    const rules = [97, 114, 151, 197, 214, 251].map((y) => across(y, 55, 500));
    const upper = words.slice(0, 3);
    const lower = [words[0]!, ...words.slice(3)];
    const runs = [...placed(upper), run('Table 2. More countries', 60, 175), ...placed(lower, 200)];
    const blocks = pageToBlocks(page(runs, rules));
    expect(gridsOf(blocks).map(rowsOf)).toEqual([upper, lower]);
    expect(textsOf(blocks)).toEqual(['Table 2. More countries']);
  });
});

describe('statements with numbers', () => {
  it('reads money with signs, brackets, percent, blank cells and heads of sections', () => {
    const rows = [
      ['(in thousands)', '2024', '2023', 'Change'],
      ['Current assets', '', '', ''],
      ['Cash', '$ 48,844', '$ 25,913', '88.5%'],
      ['Securities', '51,713', '—', '(4.0)%'],
      ['Other assets', '', '', ''],
      ['Property', '37,378', '(41,304)', ''],
      ['Total', '193,839', '166,578', '16.4%'],
    ];
    const rules = [97, 114, 223].map((y) => across(y, 55, 500));
    // The head of a section may span the columns: only its text counts here.
    const found = gridsFor(placed(rows), rules).map((grid) =>
      grid.map((row) => row.map((text) => (text === '.' ? '' : text))),
    );
    expect(found).toEqual([rows]);
  });

  it('lays heads over the columns below them', () => {
    const runs = [
      run('Region', 60, 100),
      run('2023', 235, 100),
      run('2024', 415, 100),
      ...placed(
        [
          ['', 'Q1', 'Q2', 'Q1', 'Q2'],
          ['North', '10', '12', '14', '15'],
          ['South', '20', '22', '24', '25'],
          ['East', '30', '32', '34', '35'],
        ],
        118,
        18,
        [60, 200, 280, 380, 460],
      ),
    ];
    const [grid, ...others] = gridsOf(pageToBlocks(page(runs, [])));
    expect(others).toEqual([]);
    expect(spansOf(grid!)).toEqual(['0,0 2×1', '0,1 1×2', '0,3 1×2']);
    expect(rowsOf(grid!).slice(1)).toEqual([
      ['.', 'Q1', 'Q2', 'Q1', 'Q2'],
      ['North', '10', '12', '14', '15'],
      ['South', '20', '22', '24', '25'],
      ['East', '30', '32', '34', '35'],
    ]);
  });
});

describe('what only looks like a table', () => {
  const none = (runs: ReturnType<typeof placed>, rules: Parameters<typeof page>[1] = []) =>
    expect(gridsFor(runs, rules)).toEqual([]);

  it('leaves a list of contents with page numbers and no leaders', () => {
    const titles = ['Foreword', 'Strategy', 'Governance', 'Accounts', 'Glossary'];
    none(placed(titles.map((title, at) => [title, '', '', String(1 + at * 7)])));
    none(placed(titles.map((title, at) => [`${at + 1}.`, title, '', String(1 + at * 7)])));
  });

  it('leaves a form, addresses side by side and numbered clauses', () => {
    none(
      placed([
        ['Name:', 'Jane Doe', 'Date:', '1 May'],
        ['Street:', 'High Street', 'Town:', 'Springfield'],
        ['Phone:', '01234 567890', 'Mail:', 'jane@example.org'],
      ]),
    );
    none(
      placed(
        [
          ['Acme Ltd', 'Globex', 'Initech'],
          ['1 High Street', '42 Industrial Way', '4120 Lane'],
          ['Springfield', 'Shelbyville', 'Austin'],
          ['United Kingdom', 'United Kingdom', 'United States'],
        ],
        100,
        11.5,
      ),
    );
    const clause = 'The committee met on several occasions to review it';
    none(
      placed(
        [1, 2, 3, 4, 5].map((at) => [`1.${at}`, clause]),
        100,
        18,
        [60, 100],
      ),
    );
  });

  it('leaves prose in two or three columns, with a rule above and below', () => {
    const line = 'the committee met on several occasions and';
    const lines = Array.from({ length: 12 }, () => [line, line]);
    none(placed(lines, 100, 12, [60, 310]), [across(95, 60, 540), across(250, 60, 540)]);
    const narrow = 'the committee met on some days';
    none(
      placed(
        Array.from({ length: 12 }, () => [narrow, narrow, narrow]),
        100,
        12,
        [60, 240, 420],
      ),
    );
  });
});

describe('reading order', () => {
  it('reads prose in two columns column by column, then what stands below', () => {
    const left = Array.from({ length: 8 }, (_, at) => `left ${at} the committee met on several occasions`);
    const right = Array.from({ length: 8 }, (_, at) => `right ${at} the committee met on several occasion`);
    const runs = placed(
      left.map((text, at) => [text, right[at]!]),
      100,
      12,
      [60, 310],
    );
    const blocks = pageToBlocks(
      page(
        [...runs, run('What stands below them over both of the columns, as a heading of its own would do it', 60, 220)],
        [],
      ),
    );
    expect(gridsOf(blocks)).toEqual([]);
    expect(textsOf(blocks)).toEqual([
      ...left,
      ...right,
      'What stands below them over both of the columns, as a heading of its own would do it',
    ]);
  });
});

describe('limits', () => {
  it('follows no rulings where there are more than any table has, and says so', () => {
    const many = Array.from({ length: 250_001 }, (_, at) =>
      down(at % 500, Math.floor(at / 500), Math.floor(at / 500) + 1),
    );
    const notices: string[] = [];
    const blocks = pageToBlocks(page([run('Text', 60, 100)], many), ({ check }) => notices.push(check));
    expect(textsOf(blocks)).toEqual(['Text']);
    expect(notices).toEqual(['tables:limit']);
  });

  it('finds thousands of separate boxes without looking at each pair of them', () => {
    const boxes = Array.from({ length: 20_000 }, (_, at) => {
      const [x, y] = [(at % 150) * 16, Math.floor(at / 150) * 16];
      return [across(y, x, x + 10), across(y + 10, x, x + 10), down(x, y, y + 10), down(x + 10, y, y + 10)];
    }).flat();
    const start = performance.now();
    expect(gridsFor([run('Text', 60, 3000)], boxes)).toEqual([]);
    expect(performance.now() - start).toBeLessThan(15_000);
  });
});

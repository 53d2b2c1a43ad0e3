import { readFileSync } from 'node:fs';
import { type Grid, InputError, type TextBlock } from '@yusuan/model';
import { describe, expect, it } from 'vitest';
import { readText } from './index.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = (text: string, sourceName = 'a.txt') => readText(utf8(text), { sourceName });
const grids = (text: string, sourceName = 'a.txt'): Grid[] =>
  read(text, sourceName).blocks.flatMap((block) => (block.kind === 'table' ? [block.grid] : []));
const texts = (text: string, sourceName = 'a.txt'): TextBlock[] =>
  read(text, sourceName).blocks.filter((block) => block.kind === 'text');
const rowsOf = (grid: Grid): string[][] => {
  const rows: string[][] = Array.from({ length: grid.rows }, () => []);
  for (const cell of grid.cells) rows[cell.row]!.push(cell.text);
  return rows;
};
const code = (bytes: Uint8Array, maxBytes?: number): string => {
  try {
    readText(bytes, { sourceName: 'bad.txt', ...(maxBytes === undefined ? {} : { maxBytes }) });
  } catch (error) {
    if (error instanceof InputError) return `${error.code}: ${error.message}`;
    throw error;
  }
  return 'read';
};

describe('encodings', () => {
  const sample = '部门预算\r\n科目\t合计\r\n教育\t1.5\r\n';
  const utf16 = (bom: boolean, bigEndian: boolean): Uint8Array => {
    const buffer = Buffer.from((bom ? '\uFEFF' : '') + sample, 'utf16le');
    return bigEndian ? buffer.swap16() : buffer;
  };
  // 部门预算 / 教育支出 / 科目 合计 in GB 2312.
  const gb = new Uint8Array([
    0xb2, 0xbf, 0xc3, 0xc5, 0xd4, 0xa4, 0xcb, 0xe3, 0x0d, 0x0a, 0xbf, 0xc6, 0xc4, 0xbf, 0x09, 0xba, 0xcf, 0xbc, 0xc6,
    0x0d, 0x0a, 0xbd, 0xcc, 0xd3, 0xfd, 0x09, 0x31, 0x2e, 0x35, 0x0d, 0x0a,
  ]);
  it.each([
    ['UTF-8', utf8(sample)],
    ['UTF-8 with mark', utf8(`\uFEFF${sample}`)],
    ['UTF-16LE', utf16(false, false)],
    ['UTF-16LE with mark', utf16(true, false)],
    ['UTF-16BE', utf16(false, true)],
    ['UTF-16BE with mark', utf16(true, true)],
    ['GB18030', gb],
  ])('reads %s', (_, bytes) => {
    const [first, second] = readText(bytes, { sourceName: 'a.txt' }).blocks;
    expect(first).toMatchObject({ kind: 'text', text: '部门预算', line: 1 });
    expect(second?.kind === 'table' && rowsOf(second.grid)).toEqual([
      ['科目', '合计'],
      ['教育', '1.5'],
    ]);
  });
});

describe('bad input', () => {
  it('is refused with a reason', () => {
    expect(code(new Uint8Array())).toBe('empty: bad.txt is empty (0 bytes)');
    expect(code(utf8(' \n\t\n'))).toBe('empty: bad.txt holds nothing but blank space');
    expect(code(utf8('%PDF-1.7\n'))).toBe('not-text: bad.txt cannot be read as text: it is a PDF');
    const garbage = Uint8Array.from({ length: 5000 }, (_, i) => (i * 7919 + ((i * i) >> 3)) & 255);
    expect(code(garbage)).toMatch(/^not-text: bad\.txt cannot be read as text/);
    expect(code(utf8('预算'.repeat(100)), 100)).toBe('too-large: bad.txt has 0.0 MiB of text; the limit is 0.0 MiB');
  });

  it('refuses a table that spans ask to be enormous', () => {
    const rows = '<tr><td colspan="1000">a</td></tr>'.repeat(3000);
    expect(code(utf8(`<html><table>${rows}</table></html>`))).toMatch(
      /^limit: bad\.txt holds a table of more than 2000000 cells/,
    );
  });

  it('reads deep nesting and unclosed tags without breaking', () => {
    expect(texts(`${'<div>'.repeat(20_000)}<table><tr><td>甲</table>`, 'a.html').map((block) => block.text)).toEqual([
      '甲',
    ]);
    expect(grids('<table><tr><td>a<td>b<tr><td>c<td>d</table>', 'a.html').map(rowsOf)).toEqual([
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ]);
    expect(texts('见 <table 的说明\n第二行').map((block) => block.line)).toEqual([1, 2]);
  });

  it('reads ten megabytes in a few seconds', () => {
    const line = '教育支出\t1,234.56\t1,000.00\t234.56\n';
    const started = performance.now();
    const grid = grids(`${line.repeat(60_000)}\n${'说明。\n'.repeat(600_000)}`)[0]!;
    expect(grid.rows).toBe(60_000);
    expect(performance.now() - started).toBeLessThan(60_000);
  });
});

describe('tab-separated tables', () => {
  it('keeps text, tables, lines and leading spaces', () => {
    const layout = read('# 部门支出总表\n\n单位：万元\n\n科目\t合计\n教育\t1\n  职业教育\t\n\n注：无。\n');
    expect(
      layout.blocks.map((block) => (block.kind === 'text' ? [block.line, block.text, block.heading] : block.grid.rows)),
    ).toEqual([[1, '部门支出总表', 1], [3, '单位：万元', undefined], 3, [9, '注：无。', undefined]]);
    const grid = grids('科目\t合计\n教育\t1\n  职业教育\t\n')[0]!;
    expect(grid.cells.at(-2)).toMatchObject({ text: '  职业教育', indent: 20, sourceLine: 3, row: 2, column: 0 });
    expect(grid.cells.at(-1)).toMatchObject({ text: '', row: 2, column: 1 });
  });

  it('joins a table over a blank line and a page number, as fragments', () => {
    const grid = grids('指标\t数\n甲\t1\n\n乙\t2\n丙\t3\n\n- 5 -\n\n丁\t4\n戊\t5\n')[0]!;
    expect(grid.fragments.map((f) => [f.firstRow, f.lastRow, f.repeatedHeaderRows])).toEqual([
      [0, 1, 0],
      [2, 3, 0],
      [4, 5, 0],
    ]);
  });

  it('knows a header that is repeated', () => {
    const grid = grids('指标\t数\n甲\t1\n乙\t1\n\n指标\t数\n丙\t3\n')[0]!;
    expect(grid.fragments.map((f) => f.repeatedHeaderRows)).toEqual([0, 1]);
  });

  it('keeps tables apart that have their own title or form', () => {
    expect(
      grids('项目支出绩效目标表\t\n项目名称\t甲\n资金\t1\n\n项目支出绩效目标表\t\n项目名称\t乙\n资金\t2\n').map(
        (g) => g.rows,
      ),
    ).toEqual([3, 3]);
    expect(grids('项目名称\t甲\n资金\t1\n\n项目名称\t乙\n资金\t2\n').map((g) => g.rows)).toEqual([2, 2]);
    expect(grids('科目\t数\n甲\t1\n乙\t1\n\n单位\t个\n丙\t3\n丁\t4\n').map((g) => g.rows)).toEqual([3, 3]);
    expect(grids('科目\t数\n甲\t1\n\n收入预算表\n\n科目\t数\n甲\t2\n').map((g) => g.rows)).toEqual([2, 2]);
  });

  it('puts a row together that a line break in a cell tore', () => {
    const [grid] = grids('名称\t目标\t数\n甲\t第一行\n第二行\n第三行\t5\n乙\t一\t6\n丙\t二\t7\n丁\t三\t8\n');
    expect(rowsOf(grid!)[1]).toEqual(['甲', '第一行\n第二行\n第三行', '5']);
    expect(rowsOf(grids('a\t"x\ny"\tc\nd\te\tf\n')[0]!)[0]).toEqual(['a', 'x\ny', 'c']);
    expect(rowsOf(grids('a\t"12333"热线\nd\te\n')[0]!)[0]).toEqual(['a', '"12333"热线']);
  });

  it('cleans HTML pieces in cells and drops divider rows', () => {
    expect(rowsOf(grids('目标\t<p>一</p> <p>二</p>\n--\t--\n结案率<\t&lt;5%\n')[0]!)).toEqual([
      ['目标', '一\n二'],
      ['结案率<', '<5%'],
    ]);
  });

  it('does not take a table of contents or a single line for a table', () => {
    expect(grids('目 录\n\n一、收支总表\t3\n二、支出总表\t5\n')).toEqual([]);
    expect(texts('单位：甲局\t单位：万元\n')[0]!.text).toBe('单位：甲局  单位：万元');
  });

  it('marks lines that go on in the next', () => {
    const lines = texts('市人力资源和社会保障局2020年一般公共预算当年拨\n\n款1454.32万元。\n\n二、其他\n');
    expect(lines.map((line) => line.continues)).toEqual([true, undefined, undefined]);
  });
});

it('keeps the raised marks of notes apart from the figures', () => {
  const [pipes] = grids('| 科目 | 合计 |\n|---|--:|\n| 教育 | 1,500.00<sup>1</sup> |\n', 'a.md');
  expect(rowsOf(pipes!)[1]).toEqual(['教育', '1,500.00¹']);
  const [html] = grids(
    '<table><tr><td>科目</td><td>合计</td></tr><tr><td>教育</td><td>300<sup>12</sup></td></tr></table>',
    'a.html',
  );
  expect(rowsOf(html!)[1]).toEqual(['教育', '300¹²']);
});

describe('tables that pages cut', () => {
  const head = '某市水利局2024年度部门预算公开';
  const row = (name: string, amount: string) => `| ${name} | ${amount} |\n`;
  const page = (text: string) => `${head}\n\n${text}\n\n`;
  const first = `收支总表\n\n| 项目 | 预算数 |\n| --- | --- |\n${row('一、本年收入', '3.00')}${row('二、上年结转', '1.00')}`;

  it('are joined over the head of the page, in Markdown as between tabs', () => {
    const rest = `| 三、动用结余 | 2.00 |\n| --- | --- |\n${row('四、其他', '4.00')}`;
    const text = page(first) + page(rest) + page('说明');
    const [grid, ...others] = grids(text, 'a.md');
    expect(others).toEqual([]);
    expect(rowsOf(grid!).map(([name]) => name)).toEqual([
      '项目',
      '一、本年收入',
      '二、上年结转',
      '三、动用结余',
      '四、其他',
    ]);
  });

  it('stay apart below a title, and below a line that stands once', () => {
    const second = `收入总表\n\n| 项目 | 预算数 |\n| --- | --- |\n${row('一、本年收入', '3.00')}`;
    expect(grids(page(first) + page(second) + page('说明'), 'a.md')).toHaveLength(2);
    expect(
      grids(`${first}\n以下为另外一部分的内容，请注意\n\n${row('三、动用结余', '2.00')}${row('四', '1.00')}`, 'a.md'),
    ).toHaveLength(2);
  });
});

it('says that columns kept by spaces are not read', () => {
  const row = '205      教育支出           4,046.52     3,560.95      485.57';
  const read = (text: string) => readText(new TextEncoder().encode(text), { sourceName: 'a.txt' }).notices;
  expect(read(`支出总表\n${`${row}\n`.repeat(5)}`)).toMatchObject([
    {
      check: 'text:spaced-columns',
      severity: 'error',
      message: expect.stringMatching(/^5 lines hold figures/),
      row: 2,
    },
  ]);
  const narrow = ['合计 300.00 300.00', '208社会保障和就业支出 300.00 300.00', '20805 养老支出 300.00 300.00'];
  expect(read([...narrow, ...narrow].join('\n'))).toMatchObject([
    {
      check: 'text:spaced-columns',
      severity: 'error',
      message: expect.stringMatching(/^6 lines hold figures/),
      row: 1,
    },
  ]);
  expect(read('支出 4,046.52 万元，比上年 3,560.95 万元增加 485.57 万元。\n'.repeat(9))).toEqual([]);
});

describe('Markdown and HTML tables', () => {
  it('reads pipe tables', () => {
    const [grid] = grids('| 科目 | 合计 |\n|---|--:|\n| 教育 | 1,0 \\| 2 |\n| 一<br>二 | **3** |\n', 'a.md');
    expect(rowsOf(grid!)).toEqual([
      ['科目', '合计'],
      ['教育', '1,0 | 2'],
      ['一\n二', '3'],
    ]);
    expect(grid!.method).toBe('tabbed');
  });

  it('lays out spans', () => {
    const [grid] = grids(
      '说明\n<table><tr><th rowspan=2>科目</th><th colspan=2>数</th></tr>\n<tr><th>甲</th><th>乙</th></tr>\n<tr><td>教育</td><td>1</td></tr></table>\n后',
      'a.md',
    );
    expect(grid!.cells.map((c) => [c.row, c.column, c.rowSpan, c.columnSpan, c.text, c.sourceLine])).toEqual([
      [0, 0, 2, 1, '科目', 2],
      [0, 1, 1, 2, '数', 2],
      [1, 1, 1, 1, '甲', 3],
      [1, 2, 1, 1, '乙', 3],
      [2, 0, 1, 1, '教育', 4],
      [2, 1, 1, 1, '1', 4],
      [2, 2, 1, 1, '', 4],
    ]);
    expect(grid!.headerRows).toBe(2);
  });

  it('reads a page: headings, lines, nested layout tables', () => {
    const page =
      '<!DOCTYPE html><html><head><title>x</title></head><body><h2>收入&amp;支出</h2><script>1</script><p>甲<br>乙</p>\n<table><tr><td>布局<table><tr><td>科目</td><td>数</td></tr><tr><td>教育</td><td>1</td></tr></table></td></tr></table></body></html>';
    expect(texts(page, 'a.html').map((b) => [b.text, b.heading])).toEqual([
      ['收入&支出', 2],
      ['甲', undefined],
      ['乙', undefined],
      ['布局', undefined],
    ]);
    expect(grids(page, 'a.html').map(rowsOf)).toEqual([
      [
        ['科目', '数'],
        ['教育', '1'],
      ],
    ]);
  });
});

describe('the seeds', () => {
  const seed = (name: string): Grid[] => {
    const bytes = readFileSync(new URL(`../../../seeds/${name}.txt`, import.meta.url));
    return readText(bytes, { sourceName: `${name}.txt` }).blocks.flatMap((b) => (b.kind === 'table' ? [b.grid] : []));
  };

  it.each([
    ['000_d92cfd79e8c95a05', 23],
    ['001_6748f164a8f4b81a', 4],
    ['002_b48937971ad1eab6', 11],
    ['003_2abe3100919c2127', 14],
    ['004_a9a72cd2e96e2bde', 14],
  ])('%s has %i tables', (name, count) => {
    expect(seed(name)).toHaveLength(count);
  });

  it('joins the slice without row labels and the wide table over its pages', () => {
    const tables = seed('003_2abe3100919c2127');
    const sliced = tables[5]!;
    expect([sliced.rows, sliced.columns, sliced.fragments.length]).toEqual([23, 21, 2]);
    expect(sliced.cells.at(-1)).toMatchObject({ text: '0', row: 22, column: 20, sourceLine: 509 });
    expect(rowsOf(sliced)[6]!.slice(3, 9)).toEqual([
      '208',
      '社会保障和就业支出',
      '1306.07',
      '492.14',
      '416.5',
      '66.64',
    ]);
    expect(sliced.notices.map((n) => n.check)).toEqual(['text:columns-missing', 'text:slice-without-labels']);
    const wide = tables[13]!;
    expect([wide.rows, wide.columns, wide.fragments.length]).toEqual([104, 12, 4]);
    expect(rowsOf(wide)[60]!.slice(0, 4)).toEqual(['计算机考试机房使用维护费', '31', '31', '']);
  });

  it('puts the goal that runs over paragraphs into its cell', () => {
    const [department] = seed('001_6748f164a8f4b81a');
    const goal = department!.cells.find((cell) => cell.row === 6 && cell.column === 1)!;
    expect(goal.text.split('\n')).toHaveLength(16);
    expect(goal.text).toMatch(/推动我区劳动保障监察工作长足发展；.*服务品牌。$/);
    expect(rowsOf(department!)[7]).toEqual(['年度绩效指标', '', '', '']);
  });
});

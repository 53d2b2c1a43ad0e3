import { describe, expect, it } from 'vitest';
import { classifyLine } from './lines.ts';
import { readOrganisationLine } from './organisation.ts';
import { documentBelow, tablesBelow } from './testing/tablesBelow.ts';

const head = ['科目编码', '科目名称', '合计', '基本支出', '项目支出'];
const body = [
  ['208', '社会保障和就业支出', '30.00', '10.00', '20.00'],
  ['20801', '人力资源和社会保障管理事务', '30.00', '10.00', '20.00'],
];

/** What is read of a table with these lines above and these rows at its head. */
function read(lines: string[], rows: string[][] = [head, ...body]) {
  const [table] = tablesBelow(lines, rows);
  return [table!.title, table!.organisation_name, table!.lines[0]?.amounts[0]?.amount_yuan ?? null];
}

describe('unit and organisation beside a table', () => {
  const title = '2025年部门支出总表';
  const all = [title, '某市某局', '300000.00'];
  it.each<[string, string[], string[][]?]>([
    ['both in one line', [title, '部门：某市某局    单位：万元']],
    ['the unit above the title', ['公开03表    单位：万元', title, '部门：某市某局']],
    ['the unit alone on the left', [title, '编制部门：某市某局', '金额单位：万元']],
    ['the unit in brackets', [title, '填报单位（盖章）：某市某局', '（万元）']],
    ['nothing but the unit', [title, '单位名称：某市某局', '万元']],
    ['the name without a label, the year, the unit', [title, '某市某局 2025年度 金额单位：万元']],
    [
      'all in the rows of the table',
      [],
      [[title, '<', '<', '<', '<'], ['部门：某市某局', '<', '<', '单位：万元', '<'], head, ...body],
    ],
    ['in one merged cell of the table', [title], [['部门：某市某局 单位：万元', '<', '<', '<', '<'], head, ...body]],
    [
      'the unit in a merged cell over the head',
      [title, '预算部门：某市某局'],
      [['单位：万元', '<', '<', '<', '<'], head, ...body],
    ],
    [
      'the unit over the amounts of the head',
      [title, '部门：某市某局'],
      [['科目', '<', '单位：万元', '<', '<'], head, ...body],
    ],
    [
      'the unit in the heads of the columns',
      [title, '部门：某市某局'],
      [[...head.slice(0, 2), '合计（万元）', '基本支出（万元）', '项目支出（万元）'], ...body],
    ],
    ['the unit broken over two lines', [title, '部门：某市某局', '单位：万', '元']],
    ['the unit behind the title', [`${title}      单位：万元`, '部门：某市某局']],
    ['the unit in the title', [`${title}（单位：万元）`, '部门：某市某局']],
  ])('%s', (_, lines, rows) => {
    expect(read(lines, rows)).toEqual(all);
  });
});

describe('two units around one table', () => {
  const said = (lines: string[], rows: string[][] = [head, ...body]) =>
    documentBelow(lines, rows)
      .notices.filter(({ check }) => check === 'segment:unit-contradiction')
      .map(({ severity, message, expected, actual }) => [severity, message, expected, actual]);

  it('are told with both lines, and the nearer one is taken', () => {
    const lines = ['2025年部门支出总表（单位：元）', '单位：万元'];
    expect(read(lines)[2]).toBe('300000.00');
    expect(said(lines)).toEqual([
      [
        'warning',
        '“2025年部门支出总表（单位：元）” says 元 and a line nearer to the table 万元: “2025年部门支出总表” is read in 万元, and its amounts count as proved only where a figure elsewhere shows how large they are',
        '万元',
        '元',
      ],
    ]);
    expect(said(['2025年部门支出总表', '单位：元'], [['单位：万元', '<', '<', '<', '<'], head, ...body])).toHaveLength(
      1,
    );
  });

  it('are none where both say the same, or the heads of columns are in another unit', () => {
    expect(said(['2025年部门支出总表（单位：万元）', '单位：万元'])).toEqual([]);
    const mixed = [...head.slice(0, 2), '合计（元）', '基本支出', '项目支出'];
    expect(said(['2025年部门支出总表', '单位：万元'], [mixed, ...body])).toEqual([]);
  });
});

describe('lines of organisations', () => {
  it.each([
    ['部门：某市某局', '某市某局'],
    ['单位编码及名称：301001-某市某局', '某市某局'],
    ['部门编码及名称：[301]某市某局', '某市某局'],
    ['公开部门：某市某局 公开01表', '某市某局'],
    ['部门（单位）名称：某市某局', '某市某局'],
    ['部门/单位：某市某局', '某市某局'],
    ['填报单位（盖章）：某市公安局交通警察支队', '某市公安局交通警察支队'],
    ['编报单位：某县疾病预防控制中心 金额单位：元', '某县疾病预防控制中心'],
    ['部门：共青团某市委员会', '共青团某市委员会'],
    ['部门：中国人民政治协商会议某市委员会', '中国人民政治协商会议某市委员会'],
    ['单位：某区科协', '某区科协'],
    ['单位：万元', undefined],
    ['单位：人、万元', undefined],
  ])('%s', (line, name) => {
    expect(readOrganisationLine(line)?.name).toBe(name);
  });

  it.each([
    '单位：万元',
    '金额单位：元',
    '（万元）',
    '万元',
    '单位（万元）',
    '金额单位：人民币（万元）',
    '单位∶万元',
    '单位:元角分',
  ])('%s is a line of a unit', (line) => {
    expect(classifyLine(line)).toBe('unit');
  });
});

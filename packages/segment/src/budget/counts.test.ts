import { describe, expect, it } from 'vitest';
import { readRows } from './testing/readRows.ts';

/** The columns of money in a table with one more column, headed `head`. */
function amountHeads(head: string[], figures: string[]): string[] {
  const fill = head.map((text) => text || '<');
  const rows = [
    ...fill.map((text, level) => [level ? '^' : '单位名称', text, level ? '^' : '基本支出']),
    ['市水利局本级', figures[0]!, '1,200.18'],
    ['市水利工程服务中心', figures[1]!, '634.10'],
    ['合计', figures[2] ?? '', '1,834.28'],
  ];
  return readRows(rows, { type: 'basic_expenditure' }).table.columns.map(({ path }) => path.join('/'));
}

describe('counts, times and rates', () => {
  it.each([
    '行政编制',
    '事业编制',
    '核定编制',
    '编制数',
    '实有人数',
    '实有在职',
    '在职',
    '在职人员',
    '其中：在职人数',
    '离退休',
    '离退休人员',
    '退休',
    '学生数',
    '补贴户数',
    '车辆编制',
    '车辆保有量',
    '采购数量',
    '购置数',
    '会议天数',
    '场次',
    '团组数',
    '人均定额',
    '补助标准',
    '定额',
    '车辆（辆）',
    '服务期（月）',
    '绿化（亩）',
    '补助（元/人·月）',
  ])('%s is no money', (head) => {
    expect(amountHeads([head], ['64', '6', '70'])).toEqual(['基本支出']);
  });

  it.each(['起始年度', '采购年度', '指标年度', '资金年度', '设立年份', '到期年份'])('%s is a year', (head) => {
    expect(amountHeads([head], ['2022', '2023'])).toEqual(['基本支出']);
  });

  it.each([
    ['购买时间', ['2024.03', '2024.01']],
    ['预计采购月份', ['3', '6']],
    ['存续期', ['5', '3']],
    ['单价', ['0.50', '64.50']],
    ['预算单价（万元）', ['0.50', '64.50']],
    ['单位价格', ['0.50', '64.50']],
    ['补助标准（元/人·月）', ['900', '120,000']],
  ])('%s is none either', (head, figures) => {
    expect(amountHeads([head], figures)).toEqual(['基本支出']);
  });

  it('stand below a head that says so', () => {
    expect(amountHeads(['编制数', '行政'], ['64', '6', '70'])).toEqual(['基本支出']);
    expect(amountHeads(['人员（人）', '合计'], ['64', '6', '70'])).toEqual(['基本支出']);
  });
});

describe('money under heads with the same words', () => {
  it.each([
    '离退休费',
    '退休费',
    '离退休人员经费',
    '事业编制人员经费',
    '车辆购置费',
    '标准化建设',
    '以后年度',
    '上年度',
    '本年度',
    '本期数',
    '价值',
    '定额（万元）',
    '2024年限额',
  ])('%s', (head) => {
    expect(amountHeads([head], ['64', '6', '70'])).toEqual([head, '基本支出']);
  });

  it('is told by its figures and by the head above', () => {
    expect(amountHeads(['离退休'], ['64.20', '6', '70.20'])).toEqual(['离退休', '基本支出']);
    expect(amountHeads(['离退休'], ['640000', '60000', '700000'])).toEqual(['离退休', '基本支出']);
    expect(amountHeads(['人员经费', '在职'], ['64', '6', '70'])).toEqual(['人员经费/在职', '基本支出']);
  });
});

describe('rows of counts', () => {
  const rows = (head: string[], ...body: string[][]) =>
    readRows([head, ...body], { type: 'other' }).table.lines.map(
      (line) => `${line.name} ${line.amounts.map(({ raw_text }) => raw_text).join(' ')}`,
    );

  it('are left out with the rows below them', () => {
    expect(
      rows(
        ['项目', '决算数'],
        ['一、机关运行经费', '212.75'],
        ['二、国有资产占用情况', ''],
        ['（一）车辆数合计（辆）', '15'],
        ['1．执法执勤用车', '14'],
        ['（二）单价100万元以上设备（台，套）', '2'],
        ['三、政府采购支出', '188.40'],
      ),
    ).toEqual(['一、机关运行经费 212.75', '三、政府采购支出 188.40']);
  });

  it('have their worth beside their number', () => {
    expect(rows(['项目', '数量', '价值'], ['1.车辆（辆）', '15', '429.15'])).toEqual(['1.车辆（辆） 429.15']);
  });
});

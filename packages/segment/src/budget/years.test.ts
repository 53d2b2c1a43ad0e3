import { describe, expect, it } from 'vitest';
import { pathToYear } from './measure.ts';
import { readRows } from './testing/readRows.ts';

describe('the year of a column', () => {
  it.each([
    '上年',
    '上年数',
    '上年度',
    '上一年度',
    '去年',
    '去年预算',
    '上年完成数',
    '上年实际',
    '上年实际数',
    '上年同期数',
    '上年预算安排',
    '上年支出数（万元）',
    '其中：上年数',
    '23年预算',
    '23年',
  ])('%s is last year’s', (head) => {
    expect(pathToYear([head], 2024)).toBe(2023);
    expect(pathToYear([head, '一般公共预算'], 2024)).toBe(2023);
    expect(pathToYear(['2024年预算', head], 2024)).toBe(2023);
    expect(pathToYear([head], null)).toBeNull();
  });

  it.each(['前年', '前年决算数', '22年决算数'])('%s is of the year before last', (head) => {
    expect(pathToYear([head], 2024)).toBe(2022);
  });

  it.each([
    ['上年结转'],
    ['上年结余'],
    ['上年结转资金'],
    ['用上年结转'],
    ['用上年资金安排'],
    ['上年资金'],
    ['上年指标'],
    ['比上年增减'],
    ['较上年'],
    ['上年', '结转结余'],
    ['资金来源', '上年'],
    ['本年'],
    ['今年预算'],
    ['当年'],
    ['24年预算'],
    ['10年期债券'],
    ['50年'],
  ])('%s is no other year’s', (...path) => {
    expect(pathToYear(path, 2024)).toBe(2024);
  });

  it('is told beside this year’s', () => {
    const { table } = readRows(
      [
        ['项目', '前年决算数', '去年预算', '今年预算', '24年预算', '比上年增减'],
        ['合计', '3.00', '4.00', '5.00', '5.00', '1.00'],
      ],
      { type: 'three_public' },
    );
    expect(table.columns.map(({ fiscal_year, measure }) => `${fiscal_year} ${measure}`)).toEqual([
      '2022 final',
      '2023 budget',
      '2024 budget',
      '2024 budget',
      '2024 change',
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import { checks, money, read, short } from './testing/readTargets.ts';

describe('wide tables', () => {
  const wide = [
    ['项目单位 (项目名称)', '项目资金', '', '年度目标', '绩效指标', '', '', ''],
    ['', '资金总额', '财政拨款', '', '项目完成指标', '', '满意度指标', ''],
    ['', '', '', '', '三级指标', '指标值', '三级指标', '指标值'],
    ['316002-某市某局', '25', '25', '', '', '', '', ''],
    ['纪检工作经费', '10', '10', '办案', '办案数', '5件', '群众满意度', '≥80%'],
    ['', '', '', '', '完成率', '≥90%', '', ''],
    ['硬件托管专', '15', '15', '托管', '机柜', '6个', '', ''],
    ['项经费', '12', '15', '运行', '时间', '2020年12月31日前', '', ''],
  ];

  it('reads projects with their own rows, and a row torn over a page', () => {
    const [table] = read(wide, { unit: '万元', unit_source: 'table' }, 'tabbed', [0, 7]);
    expect(table!.table.projects.map((p) => [p.project_name, p.total_yuan, p.goal])).toEqual([
      ['纪检工作经费', '100000.00', '办案'],
      ['硬件托管专项经费', '150000.00', '托管\n运行'],
    ]);
    expect(table!.table.lines.map((line) => [line.kind, line.name, line.organisation_code])).toEqual([
      ['organisation', '某市某局', '316002'],
      ['project', '纪检工作经费', null],
      ['project', '硬件托管专项经费', null],
    ]);
    expect(table!.table.indicators.map(short)).toEqual([
      ['output', '', '办案数', '', '5', '件'],
      ['output', '', '完成率', '>=', '90', '%'],
      ['satisfaction', '', '群众满意度', '>=', '80', '%'],
      ['output', '', '机柜', '', '6', '个'],
      ['output', '', '时间', '', '', ''],
    ]);
    expect(checks(table!)).toEqual(['segment:torn-project']);
    expect(table!.table.lines[2]!.amounts[0]!.readings).toEqual([
      {
        kind: 'row',
        amount_yuan: '120000.00',
        column: null,
        detail: '12, printed in the part of the row on the next page',
      },
    ]);
  });

  it('reads a list of projects with one amount and a goal, the body before them, and its sum', () => {
    const [table] = read(
      [
        ['二级预算单位名称', '一级项目名称', '2026年预算数（万元）', '绩效目标'],
        ['某市某局（本级）', '机关运行保障', '199.55', '保障运行'],
        ['某市某中心', '培训', '24.67', ''],
        ['合计', '', '224.22', ''],
      ],
      {},
      'ruled',
    );
    expect(table!.table.projects.map((p) => [p.project_name, p.organisation_name, p.total_yuan, p.goal])).toEqual([
      ['机关运行保障', '某市某局（本级）', '1995500.00', '保障运行'],
      ['培训', '某市某中心', '246700.00', null],
    ]);
    expect(money(table!)).toEqual([
      'project expenditure 机关运行保障 budget 1995500.00 column',
      'project expenditure 培训 budget 246700.00 column',
      'total expenditure 合计 budget 2242200.00 column',
    ]);
  });

  it('reads indicators that are written into one cell', () => {
    const [table] = read(
      [
        ['项目名称（资金使用单位）', '总计', '财政拨款', '绩效目标', '绩效指标'],
        ['合计', '86,246.64', '86,246.64', '', ''],
        [
          '平台运营项目',
          '12,000.00',
          '12,000.00',
          '提升',
          '1、1-产出指标；12-质量指标；回访率；实施周期指标值:100%；年度指标\n值:≥85%。2、4-成本指标；41-经济成本指标；控制率；实施周期指标值:≤1；年度指标值:≤1。',
        ],
      ],
      { unit: '万元', unit_source: 'table' },
      'ruled',
    );
    expect(table!.table.indicators.map(short)).toEqual([
      ['output', '质量指标', '回访率', '>=', '85', '%'],
      ['cost', '经济成本指标', '控制率', '<=', '1', ''],
    ]);
    expect(money(table!)).toEqual([
      'total expenditure 合计 total 862466400.00 table',
      'total expenditure 合计 fiscal 862466400.00 table',
      'project expenditure 平台运营项目 total 120000000.00 table',
      'project expenditure 平台运营项目 fiscal 120000000.00 table',
    ]);
  });
});

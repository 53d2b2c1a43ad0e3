import { describe, expect, it } from 'vitest';
import { documentBelow, tablesBelow } from './testing/tablesBelow.ts';

const projects = [
  ['项目', '总计', '财政拨款', '绩效目标'],
  ['合计', '30.00', '30.00', ''],
  ['宣传项目', '10.00', '10.00', '保障宣传评价'],
  ['印刷项目', '20.00', '20.00', '保障印刷'],
];

describe('titles and header words', () => {
  it('believes the title of a list of projects that also names their goals', () => {
    const [table] = tablesBelow(['某市某局2026年部门预算', '部门预算项目支出预算表', '单位：万元'], projects);
    expect([table!.type, table!.lines.map((line) => line.amounts.length)]).toEqual(['project_expenditure', [2, 2, 2]]);
  });

  it('takes such a list without a title for one of targets', () => {
    const [table] = tablesBelow(['某市某局2026年部门预算', '重点项目的绩效目标情况如下。'], projects);
    expect([table!.type, table!.projects.map((project) => project.project_name)]).toEqual([
      'project_targets',
      ['宣传项目', '印刷项目'],
    ]);
  });

  it('reads a table of a government budget that no type is for', () => {
    const rows = [
      ['地区名称', '合计', '税收返还', '专项转移支付'],
      ['城关区', '30.00', '10.00', '20.00'],
      ['合计', '30.00', '10.00', '20.00'],
    ];
    const lines = (title: string) => tablesBelow([title, '单位：万元'], rows)[0]!.lines.length;
    expect(lines('2025年市对县转移支付分地区情况表')).toBe(2);
    expect(lines('2025年政府投资重大项目计划表')).toBe(2);
    expect(lines('2025年市属企业销售情况')).toBe(0);
  });

  it('reads any table with title and unit of a document that is a budget by its title', () => {
    const rows = [
      ['地区', '金额'],
      ['中枢街道', '30.00'],
    ];
    const lines = (cover: string) => tablesBelow([cover, '医疗救助资金分配表', '单位：万元'], rows)[0]!.lines.length;
    expect(lines('某市医疗保障局2025年部门预算')).toBe(1);
    expect(lines('某市医疗保障局2025年工作报告')).toBe(0);
  });

  it('takes the year of the budget from a title that also names the year that was executed', () => {
    const title = '某县2024年财政预算执行情况和2025年财政预算（草案）';
    expect(documentBelow([title, '支出预算表', '单位：万元'], projects).fiscal_year).toBe(2025);
  });

  it('reads the title of a cover whose line breaks inside 预算', () => {
    const { fiscal_year, document_type } = documentBelow(
      ['某县机关事务管理服务中心2025年单位预', '算', '项目支出预算表', '单位：万元'],
      projects,
    );
    expect([fiscal_year, document_type]).toEqual([2025, 'unit_budget']);
  });
});

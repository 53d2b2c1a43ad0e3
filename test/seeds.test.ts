import { readdirSync } from 'node:fs';
import { ingestFile } from '@yusuan/run';
import type { BudgetDocument, Table } from '@yusuan/schemas';
import { describe, expect, it } from 'vitest';

/** type | title | organisation | year | unit | empty | lines | amounts | projects | indicators, in the order of print. */
const tablesOf: Record<string, string> = {
  '000_d92cfd79e8c95a05': `
    expenditure_summary | 部门支出总表 | 南昌市人力资源和社会保障局 | 2024 | 万元 | filled | 33 | 73 | 0 | 0
    general_public_expenditure | 一般公共预算支出表 | 南昌市人力资源和社会保障局 | 2024 | 万元 | filled | 21 | 49 | 0 | 0
    general_public_basic | 一般公共预算基本支出表 | 南昌市人力资源和社会保障局 | 2024 | 万元 | filled | 36 | 73 | 0 | 0
    three_public | 财政拨款“三公”经费支出表 | 南昌市人力资源和社会保障局 | 2024 | 万元 | filled | 1 | 4 | 0 | 0
    government_fund_expenditure | 政府性基金预算支出表 | 南昌市人力资源和社会保障局 | 2024 | 万元 | empty | 0 | 0 | 0 | 0
    state_capital_expenditure | 国有资本经营预算支出表 | 南昌市人力资源和社会保障局 | 2024 | 万元 | empty | 0 | 0 | 0 | 0
    project_targets | 项目支出绩效目标表 | 南昌市就业创业服务中心 | 2024 | - | filled | 1 | 4 | 1 | 7
    project_targets | 项目支出绩效目标表 | 南昌市就业创业服务中心 | 2024 | - | filled | 1 | 4 | 1 | 6
    project_targets | 项目支出绩效目标表 | 南昌市就业创业服务中心 | 2024 | - | filled | 1 | 4 | 1 | 6
    project_targets | 项目支出绩效目标表 | 南昌市就业创业服务中心 | 2024 | - | filled | 1 | 4 | 1 | 6
    project_targets | 项目支出绩效目标表 | 南昌市就业创业服务中心 | 2024 | - | filled | 1 | 4 | 1 | 18
    project_targets | 项目支出绩效目标表 | 南昌市劳动保障监察支队 | 2024 | - | filled | 1 | 4 | 1 | 11
    project_targets | 项目支出绩效目标表 | 南昌市社会保险事业服务中心 | 2024 | - | filled | 1 | 4 | 1 | 6
    project_targets | 项目支出绩效目标表 | 南昌市社会保险事业服务中心 | 2024 | - | filled | 1 | 4 | 1 | 6
    project_targets | 项目支出绩效目标表 | 南昌市社会保险事业服务中心 | 2024 | - | filled | 1 | 4 | 1 | 6
    project_targets | 项目支出绩效目标表 | 南昌市社会保险事业服务中心 | 2024 | - | filled | 1 | 4 | 1 | 6
    project_targets | 项目支出绩效目标表 | 南昌市社会保险事业服务中心 | 2024 | - | filled | 1 | 4 | 1 | 6
    project_targets | 项目支出绩效目标表 | 南昌高级技工学校（南昌市公共实训基地） | 2024 | - | filled | 1 | 4 | 1 | 11
    project_targets | 项目支出绩效目标表 | 南昌市劳动人事争议仲裁院 | 2024 | - | filled | 1 | 4 | 1 | 7
    project_targets | 项目支出绩效目标表 | 南昌市人力资源和社会保障局 | 2024 | - | filled | 1 | 4 | 1 | 9
    project_targets | 项目支出绩效目标表 | 南昌市人力资源和社会保障局 | 2024 | - | filled | 1 | 4 | 1 | 15
    project_targets | 项目支出绩效目标表 | 南昌市人力资源和社会保障局 | 2024 | - | filled | 1 | 4 | 1 | 8
    department_targets | 部门整体支出绩效目标表 | 南昌市人力资源和社会保障局 | 2024 | - | filled | 6 | 6 | 0 | 53
  `,
  '001_6748f164a8f4b81a': `
    department_targets | 东湖区人社局2024年度部门整体支出绩效目标表 | 东湖区人力资源和社会保障局 | 2024 | - | filled | 6 | 6 | 0 | 76
    project_targets | 2024年度区级就业创业服务工作专项资金绩效目标表 | 东湖区人力资源和社会保障局 | 2024 | - | filled | 1 | 4 | 1 | 21
    department_targets | 东湖区文广新旅局2024年度部门整体支出绩效目标表 | 东湖区文化广电新闻出版旅游局 | 2024 | - | filled | 6 | 6 | 0 | 30
    project_targets | 2024年度区级公共文化服务体系专项资金绩效目标表 | 东湖区文化广电新闻出版旅游局 | 2024 | - | filled | 1 | 1 | 1 | 35
  `,
  '002_b48937971ad1eab6': `
    expenditure_summary | 部门支出总表 | 南昌市社会保险事业服务中心 | 2024 | 万元 | filled | 15 | 33 | 0 | 0
    general_public_expenditure | 一般公共预算支出表 | 南昌市社会保险事业服务中心 | 2024 | 万元 | filled | 15 | 33 | 0 | 0
    general_public_basic | 一般公共预算基本支出表 | 南昌市社会保险事业服务中心 | 2024 | 万元 | filled | 26 | 53 | 0 | 0
    three_public | 财政拨款“三公”经费支出表 | 南昌市社会保险事业服务中心 | 2024 | 万元 | filled | 1 | 2 | 0 | 0
    government_fund_expenditure | 政府性基金预算支出表 | 南昌市社会保险事业服务中心 | 2024 | 万元 | empty | 0 | 0 | 0 | 0
    state_capital_expenditure | 国有资本经营预算支出表 | 南昌市社会保险事业服务中心 | 2024 | 万元 | empty | 0 | 0 | 0 | 0
    project_targets | 项目支出绩效目标表 | 南昌市社会保险事业服务中心 | 2024 | - | filled | 1 | 2 | 1 | 6
    project_targets | 项目支出绩效目标表 | 南昌市社会保险事业服务中心 | 2024 | - | filled | 1 | 2 | 1 | 6
    project_targets | 项目支出绩效目标表 | 南昌市社会保险事业服务中心 | 2024 | - | filled | 1 | 2 | 1 | 6
    project_targets | 项目支出绩效目标表 | 南昌市社会保险事业服务中心 | 2024 | - | filled | 1 | 2 | 1 | 6
    project_targets | 项目支出绩效目标表 | 南昌市社会保险事业服务中心 | 2024 | - | filled | 1 | 2 | 1 | 6
  `,
  '003_2abe3100919c2127': `
    revenue_expenditure_summary | 部门预算收支总表 | 南充市人力资源和社会保障局 | 2020 | 万元 | filled | 16 | 16 | 0 | 0
    expenditure_summary | 部门预算支出总表 | 南充市人力资源和社会保障局 | 2020 | 万元 | filled | 31 | 67 | 0 | 0
    appropriation_summary | 财政拨款收支预算总表 | 南充市人力资源和社会保障局 | 2020 | 万元 | filled | 15 | 44 | 0 | 0
    appropriation_expenditure | 财政拨款支出预算表(政府经济分类科目) | 南充市人力资源和社会保障局 | 2020 | 万元 | filled | 28 | 101 | 0 | 0
    general_public_expenditure | 一般公共预算支出预算表(部门经济分类科目) | 南充市人力资源和社会保障局 | 2020 | 万元 | filled | 20 | 180 | 0 | 0
    general_public_expenditure | 一般公共预算支出预算表(政府经济分类科目) | 南充市人力资源和社会保障局 | 2020 | 万元 | filled | 20 | 320 | 0 | 0
    general_public_basic | 一般公共预算基本支出预算表（部门经济分类科目） | 南充市人力资源和社会保障局 | 2020 | 万元 | filled | 26 | 55 | 0 | 0
    general_public_basic | 一般公共预算基本支出预算表(政府经济分类科目) | 南充市人力资源和社会保障局 | 2020 | 万元 | filled | 15 | 34 | 0 | 0
    general_public_project | 一般公共预算项目支出预算表 | 南充市人力资源和社会保障局 | 2020 | 万元 | filled | 28 | 28 | 0 | 0
    three_public | 一般公共预算“三公”经费支出预算表 | 南充市人力资源和社会保障局 | 2020 | 万元 | filled | 3 | 12 | 0 | 0
    government_fund_expenditure | 政府性基金支出预算表 | 南充市人力资源和社会保障局 | 2020 | 万元 | empty | 0 | 0 | 0 | 0
    government_fund_three_public | 政府性基金“三公”经费支出预算表 | 南充市人力资源和社会保障局 | 2020 | 万元 | empty | 0 | 0 | 0 | 0
    state_capital_expenditure | 国有资本经营预算支出预算表 | 南充市人力资源和社会保障局 | 2020 | 万元 | empty | 0 | 0 | 0 | 0
    project_targets | 2020年市级部门预算项目绩效目标（部门预算） | 南充市人力资源和社会保障局 | 2020 | 万元 | filled | 24 | 48 | 23 | 205
  `,
  '004_a9a72cd2e96e2bde': `
    department_targets | 部门下属单位整体预算绩效目标表 | 吴川市人力资源和社会保障局 | 2024 | - | filled | 9 | 9 | 0 | 6
    project_targets | 项目支出绩效目标表 | 吴川市人力资源和社会保障局 | 2024 | - | filled | 1 | 2 | 1 | 6
    project_targets | 项目支出绩效目标表 | 吴川市人力资源和社会保障局 | 2024 | - | filled | 1 | 2 | 1 | 6
    project_targets | 项目支出绩效目标表 | 吴川市人力资源和社会保障局 | 2024 | - | filled | 1 | 2 | 1 | 6
    project_targets | 项目支出绩效目标表 | 吴川市人力资源和社会保障局 | 2024 | - | filled | 1 | 2 | 1 | 6
    project_targets | 项目支出绩效目标表 | 吴川市人力资源和社会保障局 | 2024 | - | filled | 1 | 2 | 1 | 6
    project_targets | 项目支出绩效目标表 | 吴川市人力资源和社会保障局 | 2024 | - | filled | 1 | 2 | 1 | 6
    project_targets | 项目支出绩效目标表 | 吴川市人力资源和社会保障局 | 2024 | - | filled | 1 | 2 | 1 | 6
    project_targets | 项目支出绩效目标表 | 吴川市人力资源和社会保障局 | 2024 | - | filled | 1 | 2 | 1 | 6
    project_targets | 项目支出绩效目标表 | 吴川市人力资源和社会保障局 | 2024 | - | filled | 1 | 2 | 1 | 6
    project_targets | 项目支出绩效目标表 | 吴川市人力资源和社会保障局 | 2024 | - | filled | 1 | 2 | 1 | 6
    project_targets | 项目支出绩效目标表 | 吴川市人力资源和社会保障局 | 2024 | - | filled | 1 | 2 | 1 | 6
    project_targets | 项目支出绩效目标表 | 吴川市人力资源和社会保障局 | 2024 | - | filled | 1 | 2 | 1 | 6
    project_targets | 项目支出绩效目标表 | 吴川市人力资源和社会保障局 | 2024 | - | filled | 1 | 2 | 1 | 6
  `,
};

const seed = (name: string): Promise<BudgetDocument> =>
  ingestFile(new URL(`../seeds/${name}.txt`, import.meta.url).pathname);

const toRow = (table: Table): string =>
  [
    table.type,
    table.title,
    table.organisation_name,
    table.fiscal_year,
    table.unit ?? '-',
    table.empty ? 'empty' : 'filled',
    table.lines.length,
    table.lines.flatMap(({ amounts }) => amounts).length,
    table.projects.length,
    table.indicators.length,
  ].join(' | ');

/** Amounts of the rows that have a code, and of 合计. */
const codedAmounts = (table: Table): number =>
  table.lines
    .filter((line) => line.code !== null || line.name === '合计')
    .reduce((sum, line) => sum + line.amounts.length, 0);

describe('the tables of the seeds', () => {
  it('are listed for every seed', () => {
    expect(readdirSync(new URL('../seeds', import.meta.url)).map((name) => name.replace(/\.txt$/, ''))).toEqual(
      Object.keys(tablesOf),
    );
  });

  it.each(Object.entries(tablesOf))('%s', async (name, expected) => {
    const { tables } = await seed(name);
    expect(tables.map(toRow)).toEqual(
      expected
        .trim()
        .split('\n')
        .map((row) => row.trim()),
    );
  });

  it('hold the counts of amounts that were counted in print', async () => {
    const [bureau, centre, nanchong] = await Promise.all(
      Object.keys(tablesOf)
        .filter((name) => /^00[023]/.test(name))
        .map(seed),
    );
    expect([bureau!.tables[0]!, bureau!.tables[2]!, centre!.tables[2]!].map(codedAmounts)).toEqual([73, 73, 53]);
    expect([1, 6, 7].map((at) => codedAmounts(nanchong!.tables[at]!))).toEqual([61, 49, 28]);
    const total = bureau!.tables[0]!.lines.find((line) => line.name === '合计');
    expect(total?.amounts.map((amount) => amount.amount_yuan)).toEqual([
      '531729400.00',
      '138154300.00',
      '393575100.00',
    ]);
  });

  it('name no body for a document that is of two', async () => {
    const document = await seed(Object.keys(tablesOf)[1]!);
    expect(document.organisation_name).toBeNull();
    expect(document.findings.filter(({ check }) => check === 'segment:several-organisations')).toMatchObject([
      { severity: 'info', actual: '东湖区人力资源和社会保障局, 东湖区文化广电新闻出版旅游局' },
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import { checks, header, money, read, short } from './testing/readTargets.ts';

describe('forms', () => {
  it('reads labels, money with the unit of its group, goal and indicators', () => {
    const [first, ...rest] = read([
      ['项目名称', '甲项目', '', ''],
      ['主管部门及代码', '601-某市某局(部门)', '实施单位', '某市某中心'],
      ['项目资金 (万元)', '年度资金总额', '45', ''],
      ['', '其中：财政拨款', '40', ''],
      ['', '其他资金', '', ''],
      ['', '上年结转', '5', ''],
      ['年度绩效目标', '', '', ''],
      ['保障工资', '', '', ''],
      header,
      ['成本指标', '经济成本指标', '每月工资', '=3.75万元'],
      ['产出指标', '数量指标', '人数', '≥10人'],
      ['', '', '次数', '1次'],
      ['', '质量指标', '合格率', '95%以上'],
    ]);
    expect(rest).toEqual([]);
    expect(first!.table.projects).toEqual([
      {
        project_name: '甲项目',
        department_name: '某市某局(部门)',
        organisation_name: '某市某中心',
        total_yuan: '450000.00',
        fiscal_yuan: '400000.00',
        carryover_yuan: '50000.00',
        other_yuan: null,
        goal: '保障工资',
        start_date: null,
        end_date: null,
        page: 1,
        row: 1,
      },
    ]);
    expect(money(first!)).toEqual([
      'project expenditure 甲项目 total 450000.00 row',
      'project expenditure 甲项目 fiscal 400000.00 row',
      'project expenditure 甲项目 carryover 50000.00 row',
    ]);
    expect(first!.table.indicators.map(short)).toEqual([
      ['cost', '经济成本指标', '每月工资', '=', '3.75', '万元'],
      ['output', '数量指标', '人数', '>=', '10', '人'],
      ['output', '数量指标', '次数', '', '1', '次'],
      ['output', '质量指标', '合格率', '>=', '95', '%'],
    ]);
  });

  it('gives no amount in yuan where no unit is printed', () => {
    const [table] = read([
      ['项目名称', '甲'],
      ['资金总额', '45'],
      ['二级指标', '三级指标', '指标值'],
      ['数量指标', '人数', '1人'],
    ]);
    expect(table!.table.lines[0]!.amounts[0]).toMatchObject({ amount_yuan: null, unit: null, raw_text: '45' });
    expect(table!.notices.map(({ check, severity, amount_ids }) => [check, severity, amount_ids])).toEqual([
      ['segment:unit-missing', 'error', ['aa-t01-l001-c2']],
    ]);
  });

  it('reads a special fund by its name and its money of the year', () => {
    const [table] = read(
      [
        ['专项资金名称', '<', '惠民补助资金', '<'],
        ['主管部门', '<', '某市某局', '<'],
        ['年度预算资金（万元）', '<', '2149.09', '<'],
        header,
        ['产出指标', '数量指标', '人数', '≥50人'],
      ],
      { type: 'department_targets' },
      'ruled',
    );
    expect(table!.table.type).toBe('project_targets');
    expect(table!.table.projects[0]).toMatchObject({ project_name: '惠民补助资金', total_yuan: '21490900.00' });
    expect(money(table!)).toEqual(['project expenditure 惠民补助资金 total 21490900.00 row']);
    expect(table!.table.columns.map(({ path }) => path)).toEqual([['年度预算资金（万元）']]);
    expect(table!.table.indicators[0]).toMatchObject({ scope: 'project', project_name: '惠民补助资金' });
  });

  it('reads the money of a transfer, and says what stands at no label of money', () => {
    const form = (label: string) =>
      read(
        [
          ['转移支付名称', '甲补助资金', '市级主管部门', '某市某局'],
          ['资金情况（万元）', label, '9119.702500', '<'],
          ['^', '其中：中央财政资金', '', '<'],
          ['^', '市级财政资金', '9119.702500', '<'],
          header,
          ['产出指标', '数量指标', '人数', '12.50'],
        ],
        {},
        'ruled',
      )[0]!;
    const known = form('年度金额：');
    expect(known.table.projects[0]).toMatchObject({ project_name: '甲补助资金', total_yuan: '91197025.00' });
    expect(money(known)).toEqual([
      'project expenditure 甲补助资金 total 91197025.00 row',
      'project expenditure 甲补助资金 other:市级财政资金 91197025.00 row',
    ]);
    expect(checks(known)).toEqual([]);
    expect(form('本期数').notices.map(({ check, actual }) => [check, actual])).toEqual([
      ['segment:unread-amount', '9119.702500'],
    ]);
  });

  it('takes the form below the first as a table of its own', () => {
    const form = (name: string): string[][] => [
      ['项目支出绩效目标表', ''],
      ['项目名称', name],
      ['申请金额', '1元'],
      header,
      ['产出指标', '数量指标', 'a', '1次'],
    ];
    const tables = read([...form('甲'), ...form('乙')]);
    expect(
      tables.map(({ table }) => [
        table.table_id,
        table.projects[0]?.project_name,
        table.indicators.length,
        table.fragments[0]?.first_row,
      ]),
    ).toEqual([
      ['aa-t01', '甲', 1, 1],
      ['aa-t01-2', '乙', 1, 6],
    ]);
  });

  it("reads a department's money by side and its tasks", () => {
    const [table] = read(
      [
        ['部门名称', '某局', '', '', ''],
        ['预算整体情况', '单位预算支出', '预算金额（万元）', '收入来源', '预算金额（万元）'],
        ['', '基本支出', '674.09', '财政拨款', '1442.41'],
        ['年度重点工作任务', '名称', '主要实施内容', '拟投入的资金（万元）', '期望达到的目标（概述）'],
        ['', '任务1:', '工程费', '100', '提升'],
        ['绩效指标', ...header],
        ['', '产出指标', '数量指标', '指标1: 完成率', '100%'],
      ],
      { type: 'department_targets' },
    );
    expect(money(table!)).toEqual([
      'other expenditure 基本支出 basic 6740900.00 column',
      'other revenue 财政拨款 fiscal 14424100.00 column',
      'project expenditure 工程费 total 1000000.00 column',
    ]);
    expect(table!.table).toMatchObject({ type: 'department_targets', projects: [] });
    expect(table!.table.indicators.map(short)).toEqual([['output', '数量指标', '完成率', '', '100', '%']]);
    expect(table!.table.indicators[0]!.scope).toBe('department');
  });

  it('reads the funds of a department as revenue, and a label with its amount in one cell', () => {
    const [table] = read(
      [
        ['部门名称', '某局', '', ''],
        ['年度预算申请（万元）', '资金总额：3,680.50', '', ''],
        ['', '其中：一般公共预算', '3,600.50', '其中：基本支出', '1,180.50'],
        ['', '其他资金', '80.00', '项目支出', '2,500.00'],
        header,
        ['产出指标', '数量指标', '里程', '1200公里'],
      ],
      { type: 'department_targets' },
    );
    expect(table!.table.lines.map(({ side, name }) => `${side} ${name}`)).toEqual([
      'expenditure 资金总额',
      'revenue 其中：一般公共预算',
      'expenditure 其中：基本支出',
      'revenue 其他资金',
      'expenditure 项目支出',
    ]);
  });

  it('reads sign, value and unit from three columns', () => {
    const [table] = read([
      ['项目名称:', '甲', '申请金额:', '86.23 万元', '', ''],
      ['一级指标', '二级指标', '三级指标', '2024 年目标值', '', ''],
      ['', '', '', '计算符号', '目标值', '单位'],
      ['产出指标', '数量', '场次', '≥', '10', '次'],
      ['', '质量', '繁荣', '定性', '好', ''],
    ]);
    expect(table!.table.indicators.map((i) => [...short(i), i.target_raw, i.qualitative])).toEqual([
      ['output', '数量', '场次', '>=', '10', '次', '≥ 10 次', false],
      ['output', '质量', '繁荣', '', '', '', '定性 好', true],
    ]);
    expect(money(table!)).toEqual(['project expenditure 甲 total 862300.00 cell']);
  });

  it('puts rows right that lost a cell, and says so', () => {
    const [table] = read([
      ['项目名称', '甲', '', ''],
      header,
      ['产出指标', '质量指标', '合格率', '≥95%'],
      ['完整性', '', '≥90%', ''],
      ['时效指标', '完成时间', '2024年12月31日日期', ''],
      ['', '', '流动人员满意度', ''],
      ['', '', '', '=100%'],
      ['', '社会效益指标', '就业', '-100%'],
    ]);
    expect(table!.table.indicators.map(short)).toEqual([
      ['output', '质量指标', '合格率', '>=', '95', '%'],
      ['output', '质量指标', '完整性', '>=', '90', '%'],
      ['output', '时效指标', '完成时间', '', '', '日期'],
      ['output', '时效指标', '流动人员满意度', '=', '100', '%'],
      ['benefit', '社会效益指标', '就业', '', '-100', '%'],
    ]);
    expect(checks(table!)).toEqual([
      'segment:target-row-moved',
      'segment:target-row-moved',
      'segment:target-missing',
      'segment:target-row-torn',
      'segment:level-late',
      'segment:target-negative',
    ]);
  });

  it('takes the value of the year where two are printed', () => {
    const [table] = read([
      ['项目名称', '甲', '', '', '', ''],
      ['绩效指标', '一级指标', '二级指标', '三级指标', '实施周期指标值', '当年度指标值'],
      ['', '产出指标', '数量指标', '指标1：场数', '大于等于三场', '大于等于两场'],
      ['满意度指标', '服务对象满意度指标', '指标2：满意率', '100%', '100%', ''],
    ]);
    expect(table!.table.indicators.map(short)).toEqual([
      ['output', '数量指标', '场数', '>=', '2', '场'],
      ['satisfaction', '服务对象满意度指标', '满意率', '', '100', '%'],
    ]);
  });
});

describe('other forms', () => {
  it('reads amounts below their labels, names with their levels, and leaves out what is none', () => {
    const [table] = read(
      [
        ['部门名称', '某局', '', '', ''],
        ['总体资金情况（万元）', '预算支出总额', '财政拨款', '', ''],
        ['', '', '合计', '基本支出', '项目支出'],
        ['', '9', '8.5', '6', '2.5'],
        ['', '活动', '绩效指标', '指标性质', '指标值'],
        ['', '就业', '产出指标数量指标城镇新增就业', '≥', '28'],
        ['', '就业', '-', '', '-'],
      ],
      { type: 'department_targets' },
      'ruled',
    );
    expect(money(table!)).toEqual([
      'total expenditure 预算支出总额 total 90000.00 row',
      'other revenue 财政拨款/合计 fiscal 85000.00 row',
      'other expenditure 财政拨款/基本支出 basic 60000.00 row',
      'other expenditure 财政拨款/项目支出 project 25000.00 row',
    ]);
    expect(table!.table.indicators.map(short)).toEqual([['output', '数量指标', '城镇新增就业', '>=', '28', '']]);
  });

  it('reads the first fund in one cell with what the funds are listed by', () => {
    const [table] = read(
      [
        ['部门名称', '某局', ''],
        ['年度预算申请（万元）', '资金总额：', '2568.35'],
        ['', '按收入性质分：一般公共预算', '2468.35'],
        ['', '政府性基金', '100.00'],
      ],
      { type: 'department_targets' },
      'ruled',
    );
    expect(checks(table!)).toEqual([]);
    expect(table!.table.lines.map(({ amounts }) => amounts[0]!.amount_yuan)).toEqual([
      '25683500.00',
      '24683500.00',
      '1000000.00',
    ]);
  });

  it('keeps the money of the whole period apart from that of the year', () => {
    const form = (year: string): string[][] => [
      ['项目名称', '甲', '', '', ''],
      ['资金金额（万元）', '实施期资金总额：', '30', year, year === '' ? '' : '10'],
      ['', '其中：财政拨款', '20', year === '' ? '' : '其中：财政拨款', year === '' ? '' : '8'],
    ];
    const [both] = read(form('年度资金总额：'));
    expect(both!.table.projects[0]).toMatchObject({ total_yuan: '100000.00', fiscal_yuan: '80000.00' });
    expect(both!.table.columns.map((column) => column.measure).sort()).toEqual([
      'fiscal',
      'other:实施期资金总额',
      'other:实施期资金总额/其中：财政拨款',
      'total',
    ]);
    const [period] = read(form(''));
    expect(period!.table.projects[0]).toMatchObject({ total_yuan: '300000.00', fiscal_yuan: '200000.00' });
  });

  it('reads a list that goes on without its header', () => {
    const [table] = read(
      [
        ['绩效指标', '', '成本指标', '指标5: 维护', '210万元/年'],
        ['', '', '', '指标6: 维保', '380万元/年'],
        ['', '效益指标', '经济效益指标', '-', '-'],
        ['', '', '社会效益指标', '指标：成效', '有效提升'],
      ],
      {},
      'ruled',
    );
    expect(table!.table.indicators.map(short)).toEqual([
      ['output', '成本指标', '维护', '', '210', '万元/年'],
      ['output', '成本指标', '维保', '', '380', '万元/年'],
      ['benefit', '社会效益指标', '成效', '', '', ''],
    ]);
  });
});

describe('cells cut in two', () => {
  it('reads the unit under the label of the money, and the end of a name beside the target above', () => {
    const [form] = read(
      [
        ['项目名称', '甲项目', '', ''],
        ['资金金额', '实施期资金总额：', '45', ''],
        ['（万元）', '其中：财政拨款', '45', ''],
        header,
        ['效益指标', '生态效益指标', '增加水源地涵', '效果明显'],
        ['^', '^', '养', '^'],
      ],
      {},
      'ruled',
    );
    expect(form!.table.projects[0]).toMatchObject({ total_yuan: '450000.00', fiscal_yuan: '450000.00' });
    expect(form!.table.indicators.map(({ name, target_raw }) => [name, target_raw])).toEqual([
      ['增加水源地涵养', '效果明显'],
    ]);
  });
});

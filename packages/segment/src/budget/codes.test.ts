import { describe, expect, test } from 'vitest';
import { lineTexts, readRows } from './testing/readRows.ts';

describe('codes', () => {
  test('each of 类, 款 and 项 with code and name', () => {
    const read = readRows(
      [
        ['类', '<', '款', '<', '项', '<', '合计'],
        ['编码', '名称', '编码', '名称', '编码', '名称', '^'],
        ['201', '一般公共服务支出', '03', '政府办公厅（室）及相关机构事务', '01', '行政运行', '5.00'],
        ['213', '农林水支出', '03', '水利', '05', '水利工程建设', '2.00'],
      ],
      { type: 'general_public_expenditure' },
    );
    expect(lineTexts(read)).toEqual([
      'classified 2010301 行政运行 7:50000.00',
      'classified 2130305 水利工程建设 7:20000.00',
    ]);
  });

  test('the code of an organisation whose name stands in a column of its own', () => {
    const read = readRows(
      [
        ['编码', '单位名称', '功能科目名称', '合计'],
        ['218', '某市交通运输局', '', '5.00'],
        ['218001', '某市交通运输局机关', '', '5.00'],
        ['2140104', '', '公路建设', '5.00'],
      ],
      { type: 'expenditure_summary' },
    );
    expect(read.table.lines.map((line) => `${line.kind} ${line.code} ${line.name}`)).toEqual([
      'organisation null 某市交通运输局',
      'organisation null 某市交通运输局机关',
      'classified 2140104 公路建设',
    ]);
  });

  test('a 类 or 款 filled up with zeros is the subject without them', () => {
    const read = readRows(
      [
        ['科目编码', '科目名称', '合计'],
        ['2100000', '卫生健康支出', '3.00'],
        ['2101100', '行政事业单位医疗', '3.00'],
        ['2101101', '行政单位医疗', '3.00'],
        ['3010000', '工资福利支出', '2.00'],
        ['30200', '商品和服务支出', '1.00'],
        ['30201', '办公费', '1.00'],
      ],
      { type: 'expenditure_summary' },
    );
    expect(lineTexts(read)).toEqual([
      'classified 210 卫生健康支出 3:30000.00',
      'classified 21011 行政事业单位医疗 3:30000.00',
      'classified 2101101 行政单位医疗 3:30000.00',
      'classified 301 工资福利支出 3:20000.00',
      'classified 302 商品和服务支出 3:10000.00',
      'classified 30201 办公费 3:10000.00',
    ]);
    expect(read.table.lines.map((line) => [line.code_level, line.parent?.slice(-4) ?? null])).toEqual([
      ['class', null],
      ['section', 'l001'],
      ['item', 'l002'],
      ['class', null],
      ['class', null],
      ['section', 'l005'],
    ]);
  });

  test('a 款 of two digits below its 类', () => {
    const read = readRows(
      [
        ['科目编码', '科目名称', '合计', '基本支出', '项目支出'],
        ['**', '**', '1', '2', '3'],
        ['', '合计', '53,172.94', '13,815.43', '39,357.51'],
        ['208', '社会保障和就业支出', '3.00', '3.00', ''],
        ['01', '人力资源和社会保障管理事务', '2.00', '2.00', ''],
        ['2080101', '行政运行', '2.00', '2.00', '0'],
        ['05', '行政事业单位养老支出', '1.00', '1.00', '-'],
      ],
      { type: 'expenditure_summary' },
    );
    expect(lineTexts(read)).toEqual([
      'total - 合计 3:531729400.00 4:138154300.00 5:393575100.00',
      'classified 208 社会保障和就业支出 3:30000.00 4:30000.00',
      'classified 20801 人力资源和社会保障管理事务 3:20000.00 4:20000.00',
      'classified 2080101 行政运行 3:20000.00 4:20000.00 5:0.00',
      'classified 20805 行政事业单位养老支出 3:10000.00 4:10000.00',
    ]);
    expect(read.table.lines.map((line) => line.code_source)).toEqual([
      null,
      'printed',
      'completed',
      'printed',
      'completed',
    ]);
    expect(read.table.lines.map((line) => line.parent?.slice(-4) ?? null)).toEqual([
      null,
      'l001',
      'l002',
      'l003',
      'l002',
    ]);
    expect(read.table.lines[2]!.amounts[0]!.amount_id).toBe('t01-l003-c3');
  });

  test('codes in three columns, levels left blank after a page break', () => {
    const rows = [
      ['科目编码', '<', '<', '科目名称', '合计'],
      ['类', '款', '项', '^', '^'],
      ['合   计', '<', '<', '<', '9.00'],
      ['205', '', '', '教育支出', '1.00'],
      ['', '08', '', '进修及培训', '1.00'],
      ['', '', '03', '培训支出', '1.00'],
      ['科目编码', '<', '<', '科目名称', '合计'],
      ['类', '款', '项', '^', '^'],
      ['', '', '99', '其他进修及培训', '2.00'],
      ['208', '1', '2', '一般行政管理事务', '6.00'],
    ];
    const read = readRows(rows, { type: 'general_public_expenditure' });
    expect(lineTexts(read)).toEqual([
      'total - 合计 5:90000.00',
      'classified 205 教育支出 5:10000.00',
      'classified 20508 进修及培训 5:10000.00',
      'classified 2050803 培训支出 5:10000.00',
      'classified 2050899 其他进修及培训 5:20000.00',
      'classified 2080102 一般行政管理事务 5:60000.00',
    ]);
  });

  test('a full code behind its last parts, and text in a code column', () => {
    const read = readRows(
      [
        ['科目编码', '', '', '项 目', '', '合计', '基本支出', '项目支出'],
        ['类', '款', '项', '科目代码', '科目名称', '', '', ''],
        ['合计', '', '', '', '', '2354.2', '1043.32', '1310.88'],
        ['社保科', '', '', '', '', '2354.2', '1043.32', '1310.88'],
        ['', '', '', '201', '一般公共服务支出', '19.22', '', '19.22'],
        ['', '10', '', '20110', '人力资源事务', '19.22', '', '19.22'],
        ['', '10', '99', '2011099', '其他人力资源事务支出', '19.22', '', '19.22'],
      ],
      { type: 'expenditure_summary' },
    );
    expect(lineTexts(read)).toEqual([
      'total - 合计 6:23542000.00 7:10433200.00 8:13108800.00',
      'organisation - 社保科 6:23542000.00 7:10433200.00 8:13108800.00',
      'classified 201 一般公共服务支出 6:192200.00 8:192200.00',
      'classified 20110 人力资源事务 6:192200.00 8:192200.00',
      'classified 2011099 其他人力资源事务支出 6:192200.00 8:192200.00',
    ]);
  });

  test('類 and 款 printed, the 项 in full', () => {
    const read = readRows(
      [
        ['科目编码', '<', '<', '科目名称', '合计'],
        ['类', '款', '项', '^', '^'],
        ['201', '', '', '一般公共服务', '5'],
        ['', '10', '', '人力资源事务', '5'],
        ['', '', '2011007', '博士后日常经费', '5'],
      ],
      { type: 'general_public_expenditure', year: 2020 },
    );
    expect(lineTexts(read)).toEqual([
      'classified 201 一般公共服务 5:50000.00',
      'classified 20110 人力资源事务 5:50000.00',
      'classified 2011007 博士后日常经费 5:50000.00',
    ]);
  });

  test('code and name in one cell', () => {
    const read = readRows(
      [
        ['功能分类科目', '小计'],
        ['合计', '8.00'],
        ['[208]社会保障和就业支出', '7.00'],
        ['[20805]行政事业单位养老支出', '7.00'],
        ['  2080501-行政单位离退休', '7.00'],
        ['2130804 创业担保贷款贴息及奖补', '1.00'],
      ],
      { type: 'general_public_expenditure' },
    );
    expect(lineTexts(read)).toEqual([
      'total - 合计 2:80000.00',
      'classified 208 社会保障和就业支出 2:70000.00',
      'classified 20805 行政事业单位养老支出 2:70000.00',
      'classified 2080501 行政单位离退休 2:70000.00',
      'classified 2130804 创业担保贷款贴息及奖补 2:10000.00',
    ]);
  });

  test('departmental and government subjects side by side', () => {
    const joined = readRows(
      [
        ['政府预算支出经济分类', '部门预算支出经济分类', '合计', '人员经费', '公用经费'],
        ['50101-工资奖金津补贴', '30101-基本工资', '3,720.582000', '3,720.582000', ''],
        ['50201-办公经费', '3021101-差旅费', '164.400000', '', '164.400000'],
        ['合计', '<', '3,884.982000', '3,720.582000', '164.400000'],
      ],
      { type: 'general_public_basic' },
    );
    expect(lineTexts(joined)).toEqual([
      'classified 30101 基本工资 3:37205820.00 4:37205820.00',
      'classified 3021101 差旅费 3:1644000.00 5:1644000.00',
      'total - 合计 3:38849820.00 4:37205820.00 5:1644000.00',
    ]);
    expect(joined.table.lines[0]).toMatchObject({
      classification_system: 'economic_department',
      second_system: 'economic_government',
      second_code: '50101',
      second_name: '工资奖金津补贴',
    });

    const split = readRows(
      [
        ['部门预算支出经济分类', '<', '<', '政府预算支出经济分类', '<', '<', '基本支出预算', '<', '<'],
        ['类', '款', '科目名称', '类', '款', '科目名称', '小计', '人员支出', '日常公用支出'],
        ['合计', '<', '<', '<', '<', '<', '8,882.89', '8,227.17', '655.72'],
        ['301', '', '工资福利支出', '501', '', '机关工资福利支出', '1,962.28', '1,962.28', ''],
        ['', '01', '基本工资', '', '01', '工资奖金津补贴', '490.83', '490.83', ''],
        ['301', '', '工资福利支出', '505', '', '对事业单位经常性补助', '5,739.71', '5,739.71', ''],
        ['', '01', '基本工资', '', '01', '工资福利支出', '1,456.73', '1,456.73', ''],
      ],
      { type: 'general_public_basic' },
    );
    expect(split.table.lines.map((line) => `${line.code}/${line.second_code} ${line.second_name}`)).toEqual([
      'null/null null',
      '301/501 机关工资福利支出',
      '30101/50101 工资奖金津补贴',
      '301/505 对事业单位经常性补助',
      '30101/50501 工资福利支出',
    ]);
    expect(split.table.columns.map((column) => column.measure)).toEqual(['basic', 'personnel', 'public']);
  });

  test('a class without code, its name cut off, above its sections', () => {
    const read = readRows(
      [
        ['科目编码', '', '', '单位名称(科目)', '总计'],
        ['类', '款', '', '', ''],
        ['合计', '', '', '', '2051.04'],
        ['', '', '', '机关工资福', '601.49'],
        ['501', '01', '50101', '工资津补', '416.5'],
        ['', '', '', '机关资本性', '212.46'],
        ['503', '06', '50306', '设备购置', '207.26'],
      ],
      { type: 'appropriation_expenditure' },
    );
    expect(read.table.lines.map((line) => [line.kind, line.code, line.code_source, line.official_name])).toEqual([
      ['total', null, null, null],
      ['classified', '501', 'completed', '机关工资福利支出'],
      ['classified', '50101', 'printed', '工资奖金津补贴'],
      ['classified', '503', 'completed', '机关资本性支出'],
      ['classified', '50306', 'printed', '设备购置'],
    ]);
  });

  test('no codes: classes by name, sections and items by name within what is open', () => {
    const read = readRows(
      [
        ['预算单位', '支出功能分类科目', '支出总计'],
        ['某市统计局（本级）', '', '5,417.80'],
        ['', '一般公共服务支出', '3,478.72'],
        ['', '  统计信息事务', '3,478.72'],
        ['', '    行政运行', '2,357.92'],
        ['', '社会保障和就业支出', '562.39'],
        ['', '  行政事业单位养老支出', '562.39'],
        ['', '    行政单位离退休', '252.07'],
        ['', '住房保障支出', '100.00'],
        ['', '  住房改革支出', '100.00'],
        ['', '    住房公积金', '100.00'],
      ],
      { type: 'expenditure_summary', year: 2026 },
    );
    expect(lineTexts(read).map((text) => text.split(' ').slice(0, 3).join(' '))).toEqual([
      'organisation - 某市统计局（本级）',
      'classified 201 一般公共服务支出',
      'classified 20105 统计信息事务',
      'classified 2010501 行政运行',
      'classified 208 社会保障和就业支出',
      'classified 20805 行政事业单位养老支出',
      'classified 2080501 行政单位离退休',
      'classified 221 住房保障支出',
      'classified 22102 住房改革支出',
      'classified 2210201 住房公积金',
    ]);
    expect(read.table.lines[1]!.code_source).toBe('name');
  });
});

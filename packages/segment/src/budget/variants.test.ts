import { describe, expect, test } from 'vitest';
import { lineTexts, measureTexts, readRows } from './testing/readRows.ts';

describe('variants', () => {
  test('economic classes as columns below 基本支出', () => {
    const read = readRows(
      [
        ['科目编码', '科目名称', '合计', '基本支出', '<', '<', '<', '项目支出'],
        ['^', '^', '^', '小计', '工资福利支出', '商品和服务支出', '对个人和家庭的补助', '^'],
        ['205', '教育支出', '10.00', '8.00', '5.00', '2.00', '1.00', '2.00'],
      ],
      { type: 'expenditure_summary' },
    );
    expect(read.table.columns.map((column) => `${column.measure} ${column.code}`)).toEqual([
      'total null',
      'basic null',
      'economic_item 301',
      'economic_item 302',
      'economic_item 303',
      'project null',
    ]);
  });

  test('projects without codes below subjects that print theirs', () => {
    const read = readRows(
      [
        ['科目编码', '科目名称（项目名称）', '预算数'],
        ['204', '公共安全支出', '3.00'],
        ['20406', '司法', '3.00'],
        ['2040604', '基层司法业务', '3.00'],
        ['', '人民调解经费', '2.00'],
        ['', '社区矫正经费', '1.00'],
      ],
      { type: 'general_public_project' },
    );
    expect(lineTexts(read).slice(2)).toEqual([
      'classified 2040604 基层司法业务 3:30000.00',
      'project - 人民调解经费 3:20000.00',
      'project - 社区矫正经费 3:10000.00',
    ]);
    expect(new Set(read.table.lines.slice(3).map((line) => line.parent))).toEqual(
      new Set([read.table.lines[2]!.line_id]),
    );
  });

  test('economic subjects as columns whose heads print their codes', () => {
    const read = readRows(
      [
        ['单位代码', '单位名称', '合计', '302商品和服务支出', '<', '<'],
        ['^', '^', '^', '30201 办公费', '30202 印刷费', '30211 差旅费'],
        ['', '合计', '9.00', '5.00', '2.00', '2.00'],
        ['105001', '某某局本级', '9.00', '5.00', '2.00', '2.00'],
      ],
      { type: 'other' },
    );
    expect(read.table.columns.map((column) => `${column.measure} ${column.code}`)).toEqual([
      'total null',
      'economic_item 30201',
      'economic_item 30202',
      'economic_item 30211',
    ]);
    expect(lineTexts(read).map((text) => text.split(' ')[0])).toEqual(['total', 'organisation']);
  });

  test('本年收入 beside 本年支出 in one list', () => {
    const read = readRows(
      [
        ['科目编码', '科目名称', '上年结转', '本年收入', '本年支出', '<', '<', '年末结转'],
        ['^', '^', '^', '^', '小计', '基本支出', '项目支出', '^'],
        ['212', '城乡社区支出', '1.00', '9.00', '8.00', '0.00', '8.00', '2.00'],
      ],
      { type: 'government_fund_expenditure' },
    );
    expect(read.table.columns.map((column) => `${column.side} ${column.measure}`)).toEqual([
      'expenditure carryover',
      'revenue other:本年收入',
      'expenditure other:本年支出/小计',
      'expenditure basic',
      'expenditure project',
      'expenditure other:年末结转',
    ]);
  });

  test('names of class, section and item in three columns', () => {
    const read = readRows(
      [
        ['类', '款', '项', '合计'],
        ['一般公共服务支出', '人大事务', '行政运行', '5.00'],
        ['^', '^', '人大会议', '2.00'],
        ['社会保障和就业支出', '行政事业单位养老支出', '行政单位离退休', '1.00'],
        ['合计', '<', '<', '8.00'],
      ],
      { type: 'general_public_expenditure' },
    );
    expect(lineTexts(read)).toEqual([
      'classified 2010101 行政运行 4:50000.00',
      'classified 2010104 人大会议 4:20000.00',
      'classified 2080501 行政单位离退休 4:10000.00',
      'total - 合计 4:80000.00',
    ]);
  });

  test('an organisation with a code of three digits', () => {
    const read = readRows(
      [
        ['科目编码', '科目名称', '合计'],
        ['201', '市委办公室', '8.00'],
        ['205', '教育支出', '8.00'],
        ['205.03', '职业教育', '8.00'],
        ['205-03-02', '中等职业教育', '8.00'],
      ],
      { type: 'expenditure_summary' },
    );
    expect(lineTexts(read)).toEqual([
      'organisation - 市委办公室 3:80000.00',
      'classified 205 教育支出 3:80000.00',
      'classified 20503 职业教育 3:80000.00',
      'classified 2050302 中等职业教育 3:80000.00',
    ]);
  });

  test('two digits in one column, sections and items told by indent', () => {
    const read = readRows(
      [
        ['科目编码', '科目名称', '合计'],
        ['208', '社会保障和就业支出', '9.00'],
        ['  05', '行政事业单位养老支出', '9.00'],
        ['    01', '行政单位离退休', '4.00'],
        ['    05', '机关事业单位基本养老保险缴费支出', '5.00'],
        ['221', '住房保障支出', '1.00'],
        ['  02', '住房改革支出', '1.00'],
        ['    01', '住房公积金', '1.00'],
      ],
      { type: 'general_public_expenditure' },
    );
    expect(read.table.lines.map((line) => line.code)).toEqual([
      '208',
      '20805',
      '2080501',
      '2080505',
      '221',
      '22102',
      '2210201',
    ]);
  });

  test('purchases below projects below categories', () => {
    const read = readRows(
      [
        ['采购品目大类', '专项名称', '经济科目', '采购物品名称', '采购组织形式', '总计'],
        ['合计', '', '', '', '', '286.10'],
        ['一、货物A', '', '', '', '', '53.10'],
        ['', '办公设备购置费', '办公设备购置', '', '', '53.10'],
        ['', '', '', '台式计算机（20万以下）', '分散自行组织', '53.10'],
        ['三、服务C', '', '', '', '', '233.00'],
        ['', '会议经费', '会议费', '', '', '233.00'],
        ['', '', '', '会议服务', '分散自行组织', '233.00'],
      ],
      { type: 'procurement' },
    );
    expect(read.table.lines.map((line) => `${line.kind} ${line.project_name ?? line.name}`)).toEqual([
      'total 合计',
      'other 一、货物A',
      'project 办公设备购置费',
      'other 台式计算机（20万以下）',
      'other 三、服务C',
      'project 会议经费',
      'other 会议服务',
    ]);
    expect(read.table.lines.map((line) => line.parent?.slice(-4) ?? null)).toEqual([
      null,
      'l001',
      'l002',
      'l003',
      'l001',
      'l005',
      'l006',
    ]);
    expect(measureTexts(read)).toEqual(['6 总计 total']);
  });

  test('a list below a row without number', () => {
    const read = readRows(
      [
        ['项目', '预算数', '项目', '预算数'],
        ['财政拨款', '9.00', '一、教育支出', '9.00'],
        ['1.一般公共预算拨款', '8.00', '', ''],
        ['2.政府性基金预算拨款', '1.00', '', ''],
      ],
      { type: 'revenue_expenditure_summary' },
    );
    const [parent, , first, second] = read.table.lines;
    expect([first!.parent, second!.parent]).toEqual([parent!.line_id, parent!.line_id]);
  });

  test('text that ran into the amount behind it', () => {
    const read = readRows(
      [
        ['科目编码', '<', '科目名称', '合计', '人员经费'],
        ['类', '款', '^', '^', '^'],
        ['301', '', '工资福利支出', '43608.96', '43608.96'],
        ['', '09', '职业年金缴费43608.96', '', '43608.96'],
      ],
      { type: 'general_public_basic', heading: { unit: '元' } },
    );
    expect(lineTexts(read)).toEqual([
      'classified 301 工资福利支出 4:43608.96 5:43608.96',
      'classified 30109 职业年金缴费 4:43608.96 5:43608.96',
    ]);
    expect(read.notices.map((notice) => notice.check)).toEqual(['segment:fused-cells']);
  });

  test('the same item name below three sections, numbered columns, carried-over columns', () => {
    const read = readRows(
      [
        ['单位', '功能科目', '合计', '上年结转', '<'],
        ['^', '^', '^', '小计', '一般公共预算'],
        ['某市档案馆', '', '6.00', '1.00', '1.00'],
        ['', '一般公共服务支出', '4.00', '', ''],
        ['', '  人大事务', '2.00', '', ''],
        ['', '    行政运行', '2.00', '', ''],
        ['', '  档案事务', '2.00', '', ''],
        ['', '    行政运行', '2.00', '', ''],
      ],
      { type: 'expenditure_summary' },
    );
    expect(read.table.lines.map((line) => line.code)).toEqual([null, '201', '20101', '2010101', '20126', null]);
    // No list at hand has 行政运行 below 档案事务.
    expect(read.table.lines.at(-1)).toMatchObject({ kind: 'classified', classification_system: 'functional' });
    expect(read.table.columns.map((column) => column.measure)).toEqual(['total', 'carryover', 'general_public']);
  });

  test('a project whose cell is merged over its purchases', () => {
    const read = readRows(
      [
        ['采购品目大类', '专项名称', '采购物品名称', '总计'],
        ['合计', '', '', '9.00'],
        ['一、货物A', '', '', '9.00'],
        ['', '机要业务费', '', '9.00'],
        ['', '^', '复印机', '5.00'],
        ['', '^', '打印设备', '4.00'],
      ],
      { type: 'procurement' },
    );
    expect(read.table.lines.map((line) => `${line.kind} ${line.name} ${line.parent?.slice(-4) ?? ''}`)).toEqual([
      'total 合计 ',
      'other 一、货物A l001',
      'project 机要业务费 l002',
      'other 复印机 l003',
      'other 打印设备 l003',
    ]);
  });

  test('a table marks one header row where two are printed', () => {
    const read = readRows(
      [
        ['科目编码', '科目名称', '2024年预算数', '', ''],
        ['', '', '合计', '基本支出', '项目支出'],
        ['205', '教育支出', '3.00', '1.00', '2.00'],
      ],
      { type: 'general_public_expenditure', grid: { method: 'html', headerRows: 1 } },
    );
    expect(measureTexts(read)).toEqual([
      '3 2024年预算数/合计 total',
      '4 2024年预算数/基本支出 basic',
      '5 2024年预算数/项目支出 project',
    ]);
    expect(lineTexts(read)).toEqual(['classified 205 教育支出 3:30000.00 4:10000.00 5:20000.00']);
  });
});

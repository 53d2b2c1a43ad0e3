import { describe, expect, it } from 'vitest';
import {
  cleanName,
  fenToYuan,
  foldForMatch,
  parseAmount,
  parseChineseDate,
  parseEnumeration,
  parseFiscalYear,
  parseFiscalYears,
  parseHeaderUnit,
  parseTarget,
  parseTargetParts,
  parseUnitLine,
  toYuan,
  yuanToFen,
} from './index.ts';

describe('parseAmount', () => {
  it.each([
    ['1,234.56', '1234.56', null],
    ['1,234.5\n6', '1234.56', null],
    ["6'378'826.62", '6378826.62', null],
    ['53,172,9\n40.00', '53172940.00', null],
    ['１，２３４．５６', '1234.56', null],
    ['120258,600', '120258600', null],
    ['(12.3)', '-12.3', null],
    ['（12.3）', '-12.3', null],
    ['-12', '-12', null],
    ['−12', '-12', null],
    ['－1,012.50', '-1012.50', null],
    ['△ 12.5', '-12.5', null],
    ['77000.00元', '77000.00', '元'],
    ['1,039.85万元', '1039.85', '万元'],
    ['86.23 万元', '86.23', '万元'],
    ['1.2 亿 元', '1.2', '亿元'],
    ['￥12.00', '12.00', '元'],
    ['$1,234.50$', '1234.50', null],
    ['1, 234. 56', '1234.56', null],
    ['1 234 567.89', '1234567.89', null],
    ['1 2 . 3 4', '12.34', null],
    ['+12.5', '12.5', null],
    ['.5', '0.5', null],
    ['0', '0', null],
    ['0.00', '0.00', null],
    ['-0.00', '0.00', null],
    ['112,859.652716', '112859.652716', null],
    [' 358.6315\u3000', '358.6315', null],
  ])('reads %j as %s', (text, digits, unit) => {
    expect(parseAmount(text)).toMatchObject({ digits, unit });
  });

  it.each([
    '',
    ' ',
    '\u3000',
    '-',
    '—',
    '--',
    '——',
    '－',
    '/',
    '**',
    '*',
    '98%',
    '5.5％',
    '3‰',
    '项目支出',
    '2024年',
    '2024年1月1日',
    '2024/1/1',
    '2024-01-01',
    '208-A',
    'A001',
    '01',
    '0301',
    '12 34',
    '12.34 56.78',
    '100\n200',
    '5\n12.34',
    '0\n0',
    '12.34\n56.78',
    '1.234.56',
    '12,34.56',
    '1,2345',
    '12.',
    '12-',
    '--12',
    '—12.3',
    '(-12)',
    '1e5',
    '1:2',
    '3/4',
    '12人',
    '12万',
    '1、2',
    'NaN',
    '１２．３．４',
    '¥1万元',
  ])('refuses %j', (text) => {
    expect(parseAmount(text)).toBeNull();
  });

  it('keeps a footnote mark apart from the number', () => {
    expect(parseAmount('123.45①')).toEqual({ digits: '123.45', unit: null, negative: false, footnote: '①' });
    expect(parseAmount('123.45¹')).toEqual({ digits: '123.45', unit: null, negative: false, footnote: '¹' });
    expect(parseAmount('123.45[2]')).toEqual({ digits: '123.45', unit: null, negative: false, footnote: '[2]' });
    expect(parseAmount('123.45（注1）')).toMatchObject({ digits: '123.45', footnote: '(注1)' });
    expect(parseAmount('123.45*')).toMatchObject({ digits: '123.45', footnote: '*' });
    expect(parseAmount('①')).toBeNull();
  });
});

describe('money', () => {
  it('turns digits into yuan, exactly', () => {
    expect(toYuan('112859.652716', '万元')).toBe('1128596527.16');
    expect(toYuan('4271.61', '万元')).toBe('42716100.00');
    expect(toYuan('77000.00', '元')).toBe('77000.00');
    expect(toYuan('0', '万元')).toBe('0.00');
    expect(toYuan('-0.5', '千元')).toBe('-500.00');
    expect(toYuan('1.005', '元')).toBe('1.01');
    expect(toYuan('-1.005', '元')).toBe('-1.01');
    expect(toYuan('1.00499', '元')).toBe('1.00');
    expect(toYuan('0.0000049', '万元')).toBe('0.05');
    expect(toYuan('12345678901234567890.12', '亿元')).toBe('1234567890123456789012000000.00');
    expect(toYuan('3', '百万元')).toBe('3000000.00');
    expect(() => toYuan('1,000', '元')).toThrow(RangeError);
  });

  it('counts in 分 without floats', () => {
    expect(yuanToFen('-12.3')).toBe(-1230n);
    expect(fenToYuan(-5n)).toBe('-0.05');
    expect(fenToYuan(123456n)).toBe('1234.56');
  });
});

describe('parseUnitLine', () => {
  it.each([
    ['单位：万元', '万元'],
    ['金额单位：元', '元'],
    ['（单位:人民币万元）', '万元'],
    ['万元', '万元'],
    ['（万元）', '万元'],
    ['单位:万元、%', '万元'],
    ['单位：人、万元', '万元'],
    ['单位：元（列至角分）', '元'],
    ['单 位 ： 万 元', '万元'],
    ['部门：市审计局    单位：万元', '万元'],
    ['预算01表 单位: 千元', '千元'],
    ['单位名称：元氏县财政局 单位：元', '元'],
    ['金额单位：人民币元', '元'],
    ['单位：亿元', '亿元'],
    ['单位（万元）', '万元'],
    ['金额：万元', '万元'],
    ['金额单位：人民币（元）', '元'],
    ['单位：元角分', '元'],
    ['单位 Unit：元 (CNY)', '元'],
    ['单位(Unit)：万元', '万元'],
    ['单位∶万元', '万元'],
    ['资金金额（万元）', null],
    ['單位：萬元', '万元'],
    ['金額單位：人民幣元', '元'],
    ['单位：市人力资源和社会保障局', null],
    ['单位：元氏县财政局', null],
    ['单位', null],
    ['单位：元/万元', null],
    ['共计12万元', null],
  ])('%s → %s', (text, unit) => {
    expect(parseUnitLine(text)).toBe(unit);
  });

  it.each([
    ['预算金额（万元）', '万元'],
    ['当年预算情况 (万元)', '万元'],
    ['拟投入的资金（单位：万元）', '万元'],
    ['金额：元', '元'],
    ['人均标准（元/人）', null],
    ['财政拨款', null],
  ])('finds the unit of the header %s', (text, unit) => {
    expect(parseHeaderUnit(text)).toBe(unit);
  });
});

describe('names', () => {
  it('drops the spaces of layout', () => {
    expect(cleanName('  公务用车\n购置  费')).toBe('公务用车购置费');
    expect(cleanName('南昌市社会保险事业 服务中心')).toBe('南昌市社会保险事业服务中心');
    expect(cleanName('“豫章 1 号”')).toBe('“豫章1号”');
    expect(cleanName('Big Data 2.0 平台')).toBe('Big Data 2.0平台');
    expect(cleanName('Open\nData')).toBe('Open Data');
    expect(cleanName('20\n24年')).toBe('2024年');
    expect(cleanName('\u3000行政　运行')).toBe('行政运行');
  });

  it('folds for comparison', () => {
    expect(foldForMatch('教育支出預算總表')).toBe('教育支出预算总表');
    expect(foldForMatch('“三公” 经费（万元）')).toBe('三公经费(万元)');
    expect(foldForMatch('＂三公＂\n经费')).toBe('三公经费');
    expect(foldForMatch('⼈员经费')).toBe('人员经费');
    expect(foldForMatch('著作权')).toBe('著作权');
    expect(foldForMatch('2019—2020')).toBe('2019-2020');
  });

  it.each([
    ['一、本年收入', { level: 1, ordinal: 1, ofWhich: false, rest: '本年收入' }],
    ['二十三、转移性支出', { level: 1, ordinal: 23, ofWhich: false, rest: '转移性支出' }],
    ['（一）一般公共预算', { level: 2, ordinal: 1, ofWhich: false, rest: '一般公共预算' }],
    ['1. 公务接待费', { level: 3, ordinal: 1, ofWhich: false, rest: '公务接待费' }],
    ['3、公务用车', { level: 3, ordinal: 3, ofWhich: false, rest: '公务用车' }],
    ['（1）公务用车购置', { level: 4, ordinal: 1, ofWhich: false, rest: '公务用车购置' }],
    ['其中：财政拨款', { level: null, ordinal: null, ofWhich: true, rest: '财政拨款' }],
    ['其中:（1）购置', { level: 4, ordinal: 1, ofWhich: true, rest: '购置' }],
    ['①购置', { level: 5, ordinal: 1, ofWhich: false, rest: '购置' }],
    ['第二部分 部门预算表', { level: 0, ordinal: 2, ofWhich: false, rest: '部门预算表' }],
  ])('reads the enumeration of %s', (text, expected) => {
    expect(parseEnumeration(text)).toEqual(expected);
  });

  it.each(['一般公共服务支出', '1.5倍', '2024年预算', '（公开到项级）', '三公经费', '其中学生'])(
    'finds none in %s',
    (text) => {
      expect(parseEnumeration(text)).toBeNull();
    },
  );
});

describe('dates', () => {
  it('reads years', () => {
    expect(parseFiscalYear('2024 年度部门预算')).toBe(2024);
    expect(parseFiscalYear('2 0 2 4 年')).toBe(2024);
    expect(parseFiscalYear('二〇二四年')).toBe(2024);
    expect(parseFiscalYear('２０１９年预算数')).toBe(2019);
    expect(parseFiscalYear('2024')).toBe(2024);
    expect(parseFiscalYear('编号202401')).toBeNull();
    expect(parseFiscalYear('2080102')).toBeNull();
    expect(parseFiscalYears('2023年执行数与2024年预算数')).toEqual([2023, 2024]);
  });

  it.each([
    ['2024年1月1日', '2024-01-01'],
    ['2024 年 12 月 31 日', '2024-12-31'],
    ['2024/1/1', '2024-01-01'],
    ['2024-01-01', '2024-01-01'],
    ['2024.12', '2024-12'],
    ['2024年12月', '2024-12'],
    ['2024', '2024'],
    ['20240131', '2024-01-31'],
    ['二〇二四年十二月三十一日', '2024-12-31'],
    ['2024年2月30日', null],
    ['2024年13月', null],
    ['每月底', null],
  ])('%s → %s', (text, iso) => {
    expect(parseChineseDate(text)).toBe(iso);
  });
});

describe('parseTarget', () => {
  it.each([
    ['≥98%', '>=', '98', '%', false],
    ['=1000 册', '=', '1000', '册', false],
    ['= 100%', '=', '100', '%', false],
    ['$\\geq 100\\%$', '>=', '100', '%', false],
    ['$\\leq 5.5\\%$', '<=', '5.5', '%', false],
    ['原则上不超过当地最低工资标准的 70%', '<=', '70', '%', false],
    ['原则上不超过社会保险费实际缴费额的 2/3', '<=', null, null, true],
    ['-100%', '', '-100', '%', false],
    ['2024年12月31日日期', '', null, '日期', false],
    ['2024年11月20日前', '', null, null, false],
    ['≤350元/人.天', '<=', '350', '元/人.天', false],
    ['=4.5万元/人/年', '=', '4.5', '万元/人/年', false],
    ['≥40套/台', '>=', '40', '套/台', false],
    ['≥1.6615万份', '>=', '1.6615', '万份', false],
    ['≤ 4100 元', '<=', '4100', '元', false],
    ['95%以上', '>=', '95', '%', false],
    ['2个工作日内', '<=', '2', '个工作日', false],
    ['≤2个工作日内', '<=', '2', '个工作日', false],
    ['大于等于两场', '>=', '2', '场', false],
    ['不高于1%', '<=', '1', '%', false],
    ['达到100%', '>=', '100', '%', false],
    ['小于2单', '<', '2', '单', false],
    ['大于98%', '>', '98', '%', false],
    ['>200人', '>', '200', '人', false],
    ['5.5%左右', '', '5.5', '%', false],
    ['0起', '', '0', '起', false],
    ['50', '', '50', null, false],
    ['750元', '', '750', '元', false],
    ['3-5次', '', null, '次', false],
    ['每月底', '', null, null, true],
    ['定性 优良中低差', '', null, null, true],
    ['有所提升', '', null, null, true],
    ['案件资料100%按规定归档', '', null, null, true],
    ['2024年规模大于2023年的', '', null, null, true],
    ['在规定时间内下达', '', null, null, true],
    ['控制在预算内', '<=', null, null, true],
    ['', '', null, null, true],
  ])('%s', (text, operator, value, unit, qualitative) => {
    expect(parseTarget(text)).toEqual({ operator, target_value: value, target_unit: unit, qualitative });
  });

  it('reads operator, value and unit from three cells', () => {
    expect(parseTargetParts('≥', '95', '%')).toEqual({
      operator: '>=',
      target_value: '95',
      target_unit: '%',
      qualitative: false,
    });
    expect(parseTargetParts('=', '100', '%')).toEqual({
      operator: '=',
      target_value: '100',
      target_unit: '%',
      qualitative: false,
    });
    expect(parseTargetParts('>', '3', '次')).toEqual({
      operator: '>',
      target_value: '3',
      target_unit: '次',
      qualitative: false,
    });
    expect(parseTargetParts('定性', '效果明显', '')).toEqual({
      operator: '',
      target_value: null,
      target_unit: null,
      qualitative: true,
    });
    expect(parseTargetParts('定性', '100', '%')).toEqual({
      operator: '',
      target_value: null,
      target_unit: null,
      qualitative: true,
    });
  });
});

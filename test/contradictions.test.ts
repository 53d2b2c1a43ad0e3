import { ingestBytes } from '@yusuan/run';
import { describe, expect, it } from 'vitest';

/** Tables of one body that close in themselves; each case adds the text that a disclosure says about them. */
const tables = `收支预算总表

单位：万元

| 收入 |  | 支出 |  |
| --- | --- | --- | --- |
| 项目 | 预算数 | 项目 | 预算数 |
| 一、财政拨款收入 | 1,400.00 | 一、社会保障和就业支出 | 300.00 |
| 二、其他收入 | 100.00 | 二、农林水支出 | 1,200.00 |
| 收入总计 | 1,500.00 | 支出总计 | 1,500.00 |

支出预算总表

单位：万元

| 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |
| --- | --- | --- | --- | --- |
|  | 合计 | 1,500.00 | 1,000.00 | 500.00 |
| 208 | 社会保障和就业支出 | 300.00 | 300.00 | 0.00 |
| 20805 | 行政事业单位养老支出 | 300.00 | 300.00 | 0.00 |
| 2080501 | 行政单位离退休 | 100.00 | 100.00 | 0.00 |
| 2080505 | 机关事业单位基本养老保险缴费支出 | 200.00 | 200.00 | 0.00 |
| 213 | 农林水支出 | 1,200.00 | 700.00 | 500.00 |
| 21303 | 水利 | 1,200.00 | 700.00 | 500.00 |
| 2130301 | 行政运行 | 700.00 | 700.00 | 0.00 |
| 2130306 | 水利工程运行与维护 | 500.00 | 0.00 | 500.00 |

一般公共预算“三公”经费支出表

单位：万元

| 单位名称 | 合计 | 因公出国（境）费 | 公务接待费 | 公务用车购置费 | 公务用车运行维护费 |
| --- | --- | --- | --- | --- | --- |
| 某某市水务局 | 31.00 | 5.00 | 8.00 | 0.00 | 18.00 |
`;

const read = (text: string, before = '某某市水务局2024年部门预算') =>
  ingestBytes(Buffer.from(`${before}\n\n${tables}\n${text}\n`), { sourceName: 'a.md' });

/** What a reviewer is told of the text: check, the figure found, the one expected and the difference; all are warnings or errors. */
async function told(text: string): Promise<(string | null)[][]> {
  const { findings } = await read(text);
  return findings
    .filter(({ severity, outcome }) => severity !== 'info' && outcome === 'fails')
    .map(({ check, actual, expected, difference }) => [check.replace('reconcile:', ''), actual, expected, difference]);
}

const cases: { name: string; right: string; wrong: string; findings: (string | null)[][] }[] = [
  {
    name: 'a total that no table prints',
    right: '一、收支预算总体情况说明\n\n2024年支出预算1,500.00万元，比上年增加100.00万元，增长7.14%。',
    wrong: '一、收支预算总体情况说明\n\n2024年支出预算1,600.00万元，比上年增加200.00万元，增长14.29%。',
    findings: [['statement-table', '16000000.00', '15000000.00', '1000000.00']],
  },
  {
    name: 'a total in another unit than it says',
    right: '本部门当年收入预算1,500.00万元。',
    wrong: '本部门当年收入预算1,500.00元。',
    findings: [['statement-table', '1500.00', '15000000.00', '-14998500.00']],
  },
  {
    name: 'a change that its two years do not have',
    right:
      '二、收入预算情况说明\n\n2024年度收入预算1500.00万元，比2023年年初预算数1400.00万元增加100.00万元，增长7.14%。',
    wrong:
      '二、收入预算情况说明\n\n2024年度收入预算1500.00万元，比2023年年初预算数1400.00万元增加160.00万元，增长7.14%。',
    findings: [
      ['statement-change', '15000000.00', '15600000.00', '-600000.00'],
      ['statement-change', '7.14', '11.94', '-4.80'],
    ],
  },
  {
    name: 'a percentage that its amounts do not have',
    right: '2024年度收入预算1500.00万元，比2023年年初预算数1400.00万元增加100.00万元，增长7.14%。',
    wrong: '2024年度收入预算1500.00万元，比2023年年初预算数1400.00万元增加100.00万元，增长17.14%。',
    findings: [['statement-change', '17.14', '7.14', '10.00']],
  },
  {
    name: 'a share that its amounts do not have',
    right:
      '三、支出预算情况说明\n\n2024年支出预算1500.00万元。其中：基本支出预算1000.00万元，占本年支出预算66.67%；项目支出预算500.00万元，占本年支出预算33.33%。',
    wrong:
      '三、支出预算情况说明\n\n2024年支出预算1500.00万元。其中：基本支出预算1000.00万元，占本年支出预算56.67%；项目支出预算500.00万元，占本年支出预算33.33%。',
    findings: [['statement-share', '56.67', '66.67', '-10.00']],
  },
  {
    name: 'a share in a paragraph of its own',
    right:
      '三、支出预算情况说明\n\n2024年支出预算1500.00万元，比上年增加100.00万元。\n\n（一）基本支出预算1000.00万元，占本年支出预算66.67%。\n\n（二）项目支出预算500.00万元，占本年支出预算33.33%。',
    wrong:
      '三、支出预算情况说明\n\n2024年支出预算1500.00万元，比上年增加100.00万元。\n\n（一）基本支出预算1000.00万元，占本年支出预算66.67%。\n\n（二）项目支出预算500.00万元，占本年支出预算43.33%。',
    findings: [['statement-share', '43.33', '33.33', '10.00']],
  },
  {
    name: 'a share in a list of lines',
    right:
      '三、支出预算情况说明\n\n某某市水务局本年支出预算合计1500.00万元，其中：\n\n基本支出1000.00万元，占66.67%；\n\n项目支出500.00万元，占33.33%。',
    wrong:
      '三、支出预算情况说明\n\n某某市水务局本年支出预算合计1500.00万元，其中：\n\n基本支出1000.00万元，占61.67%；\n\n项目支出500.00万元，占33.33%。',
    findings: [['statement-share', '61.67', '66.67', '-5.00']],
  },
  {
    name: 'parts of the expenditure that do not make up the whole',
    right: '（二）支出预算：2024年支出预算1,500.00万元，其中：基本支出1,000.00万元，项目支出500.00万元。',
    wrong: '（二）支出预算：2024年支出预算1,500.00万元，其中：基本支出1,000.00万元，项目支出550.00万元。',
    findings: [
      ['statement-table', '5500000.00', '5000000.00', '500000.00'],
      ['statement-partition', '15000000.00', '15500000.00', '-500000.00'],
      ['statement-within', '15500000.00', '15000000.00', '500000.00'],
    ],
  },
  {
    name: 'sources that exceed the revenue',
    right:
      '2024年，某某市水务局收入预算1,500万元，其中：财政拨款收入1,400万元，比2023年预算增加75万元；事业收入0万元；其他收入100万元。',
    wrong:
      '2024年，某某市水务局收入预算1,500万元，其中：财政拨款收入1,400万元，比2023年预算增加75万元；事业收入0万元；其他收入190万元。',
    findings: [
      ['statement-table', '1900000.00', '1000000.00', '900000.00'],
      ['statement-within', '15900000.00', '15000000.00', '900000.00'],
    ],
  },
  {
    name: 'a “三公” total that its items do not make up',
    right:
      '2024年“三公”经费预算数为31.00万元，与2023年预算持平。其中：\n\n（一）因公出国（境）费5.00万元。\n\n（二）公务用车购置及运行费18.00万元，其中：公务用车购置费0.00万元；公务用车运行费18.00万元。\n\n（三）公务接待费8.00万元。',
    wrong:
      '2024年“三公”经费预算数为33.00万元，与2023年预算持平。其中：\n\n（一）因公出国（境）费5.00万元。\n\n（二）公务用车购置及运行费18.00万元，其中：公务用车购置费0.00万元；公务用车运行费18.00万元。\n\n（三）公务接待费8.00万元。',
    findings: [
      ['three-public-prose', '330000.00', '310000.00', '20000.00'],
      ['statement-partition', '330000.00', '310000.00', '20000.00'],
    ],
  },
  {
    name: 'a “三公” item beside its table',
    right: '2.公务接待费。2024年预算数8.00万元，比上年减少1.00万元，下降11.11%。',
    wrong: '2.公务接待费。2024年预算数9.00万元，比上年减少1.00万元，下降10.00%。',
    findings: [['three-public-prose', '90000.00', '80000.00', '10000.00']],
  },
  {
    name: 'a “三公” item that the table has zero of',
    right: '公务用车购置费0万元，与上年持平；公务用车运行维护费18万元。',
    wrong: '公务用车购置费6万元，与上年持平；公务用车运行维护费18万元。',
    findings: [['three-public-prose', '60000.00', '0.00', '60000.00']],
  },
  {
    name: 'a “三公” total beside its table',
    right: '2024年本部门财政拨款安排“三公”经费31.00万元，比上年减少1万元，下降3.1%。',
    wrong: '2024年本部门财政拨款安排“三公”经费35.00万元，比上年减少1万元，下降2.8%。',
    findings: [['three-public-prose', '350000.00', '310000.00', '40000.00']],
  },
  {
    name: 'a comparison with the year before last',
    right: '2024年本部门支出预算1,500.00万元，比2023年预算增加100.00万元，增长7.14%。',
    wrong: '2024年本部门支出预算1,500.00万元，比2022年预算增加100.00万元，增长7.14%。',
    findings: [['prose-comparison-year', '2022', '2023', null]],
  },
  {
    name: 'a comparison with the budget of the year before last',
    right: '支出预算1,500.00万元，与2023年年初预算相比增加100.00万元。',
    wrong: '支出预算1,500.00万元，与2022年年初预算相比增加100.00万元。',
    findings: [['prose-comparison-year', '2022', '2023', null]],
  },
  {
    name: 'totals of both sides that differ',
    right: '本部门收入预算总计1,500.00万元，支出预算总计1,500.00万元。',
    wrong: '本部门收入预算总计1,500.00万元，支出预算总计1,550.00万元。',
    findings: [
      ['statement-table', '15500000.00', '15000000.00', '500000.00'],
      ['statement-balance', '15000000.00', '15500000.00', '-500000.00'],
    ],
  },
  {
    name: 'a total of both sides that no table prints',
    right: '按照综合预算的原则，所有收入和支出均纳入部门预算管理。2024年收支总预算1,500.00万元。',
    wrong: '按照综合预算的原则，所有收入和支出均纳入部门预算管理。2024年收支总预算1,580.00万元。',
    findings: [['statement-table', '15800000.00', '15000000.00', '800000.00']],
  },
  {
    name: 'more bodies than are listed',
    right:
      '纳入本部门2024年部门预算编制范围的预算单位共有3个，包括：某某市水务局本级、某某市水文站、某某市河道管理中心。',
    wrong:
      '纳入本部门2024年部门预算编制范围的预算单位共有4个，包括：某某市水务局本级、某某市水文站、某某市河道管理中心。',
    findings: [['unit-count', '3', '4', '-1']],
  },
  {
    name: 'more bodies than are listed in lines',
    right: '纳入本部门部门预算编制范围的二级预算单位共有2个，包括：\n\n1.某某市水文站\n\n2.某某市河道管理中心',
    wrong: '纳入本部门部门预算编制范围的二级预算单位共有3个，包括：\n\n1.某某市水文站\n\n2.某某市河道管理中心',
    findings: [['unit-count', '2', '3', '-1']],
  },
  {
    name: 'a class beside its table',
    right: '1.社会保障和就业支出（类）300.00万元，占20.00%；2.农林水支出（类）1,200.00万元，占80.00%。',
    wrong: '1.社会保障和就业支出（类）300.00万元，占20.00%；2.农林水支出（类）1,150.00万元，占80.00%。',
    findings: [['statement-table', '11500000.00', '12000000.00', '-500000.00']],
  },
  {
    name: 'an item by its path',
    right: '农林水支出（类）水利（款）水利工程运行与维护（项）2024年预算数为500.00万元，比2023年增加20.00万元。',
    wrong: '农林水支出（类）水利（款）水利工程运行与维护（项）2024年预算数为580.00万元，比2023年增加20.00万元。',
    findings: [['statement-table', '5800000.00', '5000000.00', '800000.00']],
  },
  {
    name: 'an item by its code',
    right: '（1）行政运行（2130301）700.00万元，较上年减少828.93万元。',
    wrong: '（1）行政运行（2130301）780.00万元，较上年减少828.93万元。',
    findings: [['statement-table', '7800000.00', '7000000.00', '800000.00']],
  },
  {
    name: 'a class in quotation marks',
    right: '1.“农林水支出”科目1,200万元，主要用于水利。',
    wrong: '1.“农林水支出”科目1,250万元，主要用于水利。',
    findings: [['statement-table', '12500000.00', '12000000.00', '500000.00']],
  },
  {
    name: 'a class by its name',
    right: '支出预算按功能分类：社会保障和就业支出300.00万元、农林水支出1,200.00万元。',
    wrong: '支出预算按功能分类：社会保障和就业支出300.00万元、农林水支出1,300.00万元。',
    findings: [['statement-table', '13000000.00', '12000000.00', '1000000.00']],
  },
  {
    name: 'one of two percentages in a sentence',
    right:
      '2024年本部门收入预算1,500.00万元，比上年增加100.00万元，增长7.1%，主要原因是人员增加；支出预算1,500.00万元，比上年增加100.00万元，增长7.1%。',
    wrong:
      '2024年本部门收入预算1,500.00万元，比上年增加100.00万元，增长7.1%，主要原因是人员增加；支出预算1,500.00万元，比上年增加100.00万元，增长9.1%。',
    findings: [['statement-change', '9.10', '7.14', '1.96']],
  },
  {
    name: 'sources of another sum, behind a percentage',
    right:
      '2024年某某市水务局部门预算收入1,500.00万元，较2023年年初预算增加100.00万元，增长7.1%，其中：财政拨款收入1,400.00万元、其他收入100.00万元。\n\n2024年某某市水务局部门预算支出1,500.00万元，较2023年年初预算增加100.00万元，增长7.1%。其中：人员支出600.00万元、公用支出400.00万元、项目支出500.00万元。',
    wrong:
      '2024年某某市水务局部门预算收入1,500.00万元，较2023年年初预算增加100.00万元，增长7.1%，其中：财政拨款收入1,400.00万元、其他收入200.00万元。\n\n2024年某某市水务局部门预算支出1,500.00万元，较2023年年初预算增加100.00万元，增长7.1%。其中：人员支出600.00万元、公用支出400.00万元、项目支出500.00万元。',
    findings: [
      ['statement-table', '2000000.00', '1000000.00', '1000000.00'],
      ['statement-within', '16000000.00', '15000000.00', '1000000.00'],
    ],
  },
  {
    name: 'a change in the wrong direction',
    right: '2024年支出预算1,500.00万元，较上年1,400.00万元增加100.00万元。',
    wrong: '2024年支出预算1,500.00万元，较上年1,400.00万元减少100.00万元。',
    findings: [['statement-change', '15000000.00', '13000000.00', '2000000.00']],
  },
  {
    name: 'personnel and public parts that exceed the basic part',
    right:
      '八、一般公共预算基本支出预算情况说明\n\n2024年基本支出1,000.00万元，其中：人员经费800.00万元，公用经费200.00万元。',
    wrong:
      '八、一般公共预算基本支出预算情况说明\n\n2024年基本支出1,000.00万元，其中：人员经费800.00万元，公用经费260.00万元。',
    findings: [
      ['statement-partition', '10000000.00', '10600000.00', '-600000.00'],
      ['statement-within', '10600000.00', '10000000.00', '600000.00'],
    ],
  },
  {
    name: 'parts of the procurement that exceed it',
    right:
      '2024年本部门政府采购安排100.00万元，其中：货物类采购预算20.00万元，工程类采购预算18.00万元，服务类采购预算62.00万元。',
    wrong:
      '2024年本部门政府采购安排100.00万元，其中：货物类采购预算20.00万元，工程类采购预算18.00万元，服务类采购预算82.00万元。',
    findings: [['statement-within', '1200000.00', '1000000.00', '200000.00']],
  },
  {
    name: 'a source of revenue beside its table',
    right: '其中：财政拨款收入1,400.00万元，占93.33%；其他收入100.00万元，占6.67%。',
    wrong: '其中：财政拨款收入1,300.00万元，占93.33%；其他收入100.00万元，占6.67%。',
    findings: [['statement-table', '13000000.00', '14000000.00', '-1000000.00']],
  },
  {
    name: 'one subject with two amounts',
    right: '2024年支出预算1,500.00万元。支出预算1,500.00万元主要用于水利。',
    wrong: '2024年支出预算1,500.00万元。支出预算1,550.00万元主要用于水利。',
    findings: [
      ['statement-table', '15500000.00', '15000000.00', '500000.00'],
      ['two-amounts', '15500000.00', '15000000.00', null],
    ],
  },
];

describe('a text against the tables and against itself', () => {
  it.each(cases)('$name', async ({ wrong, findings }) => {
    expect(await told(wrong)).toEqual(findings);
  });

  it.each(cases)('nothing is said of its twin without a contradiction: $name', async ({ right }) => {
    expect(await told(right)).toEqual([]);
  });
});

describe('what a contradiction says', () => {
  const messages = async (text: string) =>
    (await read(text)).findings.filter(({ severity }) => severity !== 'info').map(({ message }) => message);

  it.each([
    [
      '2024年支出预算1,600.00万元。',
      'a sentence and a table state the same amount: 支出预算 1,600.00 万元 = 收支预算总表 (page 1) 支出总计 · 预算数 1,500.00, but 16000000.00 ≠ 15000000.00 yuan (off by 1000000.00, tolerance 100.00)',
    ],
    [
      '2024年支出预算1,500.00元。',
      'a sentence and a table state the same amount: 支出预算 1,500.00 元 = 收支预算总表 (page 1) 支出总计 · 预算数 1,500.00, but 1500.00 ≠ 15000000.00 yuan (off by 14998500.00, tolerance 100.00) – fits if 1,500.00 元 is meant in 万元',
    ],
    [
      '2024年基本支出1,000.00万元，其中：人员经费800.00万元，公用经费160.00万元。',
      'the parts that a text tells make up their whole: 基本支出 1,000.00 万元 = 人员经费 800.00 万元 + 公用经费 160.00 万元, but 10000000.00 ≠ 9600000.00 yuan (off by 400000.00, tolerance 150.00)',
    ],
    [
      '政府采购预算100.00万元，其中：货物类采购预算80.00万元，服务类采购预算40.00万元。',
      'parts that a sentence tells are within their whole: 货物类采购预算 80.00 万元 + 服务类采购预算 40.00 万元 ≤ 政府采购预算 100.00 万元, but 1200000.00 > 1000000.00 yuan (off by 200000.00, tolerance 150.00)',
    ],
    [
      '所属预算单位共2家，包括：某某市水文站、某某市河道管理中心、某某市防汛中心。',
      'the text tells 2 bodies and lists 3: “单位共2家，包括:”',
    ],
  ])('names the figures, the difference and the tolerance: %s', async (text, message) => {
    expect(await messages(text)).toEqual([message]);
  });

  it('tells totals of both sides that differ', async () => {
    expect(await messages('本部门收入总计1,500.00万元，支出总计1,550.00万元。')).toEqual([
      'a sentence and a table state the same amount: 支出总计 1,550.00 万元 = 收支预算总表 (page 1) 支出总计 · 预算数 1,500.00, but 15500000.00 ≠ 15000000.00 yuan (off by 500000.00, tolerance 100.00)',
      'a text tells one total of revenue and of expenditure: 收入总计 1,500.00 万元 = 支出总计 1,550.00 万元, but 15000000.00 ≠ 15500000.00 yuan (off by 500000.00, tolerance 100.00)',
    ]);
  });

  it('puts the amounts of the tables that a sentence contradicts in conflict', async () => {
    const { tables, statements } = await read('2024年支出预算1,600.00万元。');
    const conflicts = tables.flatMap(({ lines }) =>
      lines.flatMap((line) => line.amounts.filter((a) => a.status === 'conflict')),
    );
    expect(conflicts.map(({ raw_text }) => raw_text)).toEqual(['1,500.00']);
    expect(statements.map(({ status }) => status)).toEqual(['conflict']);
  });

  it('sees the total of one fund above that of all', async () => {
    const fund =
      '一般公共预算支出表\n\n单位：万元\n\n| 科目编码 | 科目名称 | 合计 |\n| --- | --- | --- |\n|  | 合计 | 3,000.00 |\n| 208 | 社会保障和就业支出 | 600.00 |\n| 213 | 农林水支出 | 2,400.00 |';
    expect(await messages(fund)).toEqual([
      'the total of one fund is within the total of all: 一般公共预算支出表 合计 · 合计 3,000.00 ≤ 收支预算总表 收入总计 · 预算数 1,500.00, but 30000000.00 > 15000000.00 yuan (off by 15000000.00, tolerance 100.00) – no total of all funds is as large: the tables are of different bodies or years, or one of the two is wrong',
    ]);
    expect(await messages(fund.replace('3,000.00', '1,400.00').replace('2,400.00', '800.00'))).toEqual([]);
  });
});

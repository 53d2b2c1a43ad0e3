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

const finalTables = tables
  .replaceAll('收支预算总表', '收入支出决算总表')
  .replaceAll('支出预算总表', '支出决算表')
  .replaceAll('预算数', '决算数')
  .replace('一般公共预算“三公”经费支出表', '一般公共预算财政拨款“三公”经费支出决算表');

const documents = {
  budget: `某某市水务局2024年部门预算\n\n${tables}`,
  final: `某某市水务局2024年度部门决算\n\n${finalTables}`,
};

const read = (text: string, kind: keyof typeof documents = 'budget') =>
  ingestBytes(Buffer.from(`${documents[kind]}\n${text}\n`), { sourceName: 'a.md' });

/** What a reviewer is told of the text: check, the figure found, the one expected and the difference; all are warnings or errors. */
async function told(text: string, kind?: keyof typeof documents): Promise<(string | null)[][]> {
  const { findings } = await read(text, kind);
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
  {
    name: 'a change of what is said to be unchanged',
    right: '2024年公务接待费8.00万元，与上年持平，增长0%。',
    wrong: '2024年公务接待费8.00万元，与上年持平，增长5.00%。',
    findings: [['prose-flat-change', null, null, null]],
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

describe('what is no contradiction', () => {
  it.each([
    '2024年市水务局本级支出预算800.00万元，某某市水文站支出预算700.00万元。',
    '某某市水务局本级2024年支出预算800.00万元，其中：基本支出600.00万元，项目支出200.00万元。',
    '（二）某某市水文站\n\n2024年支出预算700.00万元，其中：基本支出400.00万元，项目支出300.00万元。',
    '二、某某市水文站预算情况\n\n（一）收支预算情况\n\n2024年收入预算700.00万元，支出预算700.00万元。',
    '某某市水文站：2024年支出预算700.00万元。',
    '2024年“三公”经费预算数31.00万元，上年“三公”经费预算数33.00万元，减少2.00万元。',
    '2024年“三公”经费预算31.00万元，比上年减少2.00万元，主要是公务用车购置费上年安排6万元，本年不再安排。',
    '2024年支出预算1,500.00万元，上年支出预算1,400.00万元，增加100.00万元。',
    '2024年农林水支出1,200.00万元，上年农林水支出1,100.00万元。',
    '本年度安排水利工程运行与维护项目支出120.00万元，用于河道清淤。',
    '河道清淤项目支出120.00万元，防汛项目支出380.00万元。',
    '（一）河道清淤项目\n\n项目支出预算120.00万元。',
    '其中：本年项目支出450.00万元，上年结转项目支出50.00万元。',
    '当年财政拨款支出预算1,400.00万元，其中：基本支出1,000.00万元，项目支出400.00万元。',
    '政府性基金预算支出0万元。国有资本经营预算支出0万元。',
    '2024年，市对区转移支付支出预算3,000.00万元，不列入本部门预算。',
    '2024年收入预算1,500.00万元，其中：本年收入1,400.00万元，上年结转100.00万元。本年收入中：财政拨款收入1,300.00万元，其他收入100.00万元。',
    '公务接待费8万元，其中：国内接待费6万元，外事接待费2万元。',
    '公务用车购置及运行维护费18万元，其中购置费0万元，运行维护费18万元。',
    '机关运行经费120.00万元，其中：办公费30.00万元，印刷费10.00万元，公务接待费6.00万元。',
    '培训费公务接待费合计12万元。',
    '支出预算按经济分类：工资福利支出800.00万元，占53.33%；商品和服务支出700.00万元，占46.67%。',
    '2024年基本支出1,000.00万元，占总支出的66.67%，其中：人员经费800.00万元，占基本支出的80%；公用经费200.00万元，占基本支出的20%。项目支出500.00万元，占总支出的33.33%。',
    '2024年支出预算1,500.00万元，比上年增加100.00万元，其中：基本支出增加60.00万元，项目支出增加40.00万元。',
    '政府采购预算100.00万元，其中：政府采购货物预算60.00万元、政府采购服务预算40.00万元。其中：面向中小企业采购80.00万元。',
    '截至2023年12月31日，本部门共有车辆8辆，固定资产原值2,300.00万元，其中：房屋1,800.00万元，车辆120.00万元。',
    '预算绩效：2个项目纳入绩效管理，涉及一般公共预算支出480.00万元。',
    '下属单位3家，分别为水文站、河道管理中心（含防汛办、水利站）、水利学校。',
  ])('%s', async (text) => {
    expect(await told(text)).toEqual([]);
  });

  it.each([
    '2024年度收入总计1,500.00万元，支出总计1,500.00万元，与2023年度相比，收、支总计各增加100.00万元，增长7.14%。',
    '（二）农林水支出（类）水利（款）行政运行（项）。年初预算为650.00万元，支出决算为700.00万元，完成年初预算的107.69%，决算数大于年初预算数的主要原因是人员增加。',
    '1.社会保障和就业支出（类）行政事业单位养老支出（款）行政单位离退休（项）年初预算90.00万元，支出决算100.00万元。',
    '“三公”经费财政拨款支出预算为36.00万元，支出决算为31.00万元，完成预算的86.11%。其中：因公出国（境）费支出决算为5.00万元，完成预算的100%；公务接待费预算为10.00万元，支出决算为8.00万元，完成预算的80%；公务用车购置及运行维护费支出决算为18.00万元，完成预算的85.71%。',
    '2024年度公务接待费支出预算10.00万元，决算8.00万元，比上年减少2.00万元。',
    '本年支出合计1,500.00万元，其中：基本支出1,000.00万元，占66.67%；项目支出500.00万元，占33.33%；经营支出0万元，占0%。',
    '2024年度一般公共预算财政拨款支出年初预算为1,300.00万元，支出决算为1,500.00万元，完成年初预算的115.38%。',
    '财政拨款支出主要用于以下方面：社会保障和就业（类）支出300.00万元，占20.00%；农林水（类）支出1,200.00万元，占80.00%。',
    '年初支出预算1,400.00万元，全年支出决算1,500.00万元。',
  ])('in final accounts: %s', async (text) => {
    expect(await told(text, 'final')).toEqual([]);
  });
});

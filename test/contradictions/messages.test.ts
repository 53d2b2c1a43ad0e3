import { describe, expect, it } from 'vitest';
import { read } from './disclosure.ts';

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
      '资产购置预算100.00万元，其中：设备购置80.00万元，家具购置40.00万元。',
      'parts that a sentence tells are within their whole: 设备购置 80.00 万元 + 家具购置 40.00 万元 ≤ 资产购置预算 100.00 万元, but 1200000.00 > 1000000.00 yuan (off by 200000.00, tolerance 150.00)',
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

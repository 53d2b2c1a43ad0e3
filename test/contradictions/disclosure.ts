import { ingestBytes } from '@yusuan/run';
import { expect, it } from 'vitest';

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

/** Reads the tables with a text behind them. */
export const read = (text: string, kind: keyof typeof documents = 'budget') =>
  ingestBytes(Buffer.from(`${documents[kind]}\n${text}\n`), { sourceName: 'a.md' });

/** What a reviewer is told of the text: check, the figure found, the one expected and the difference; all are warnings or errors. */
export async function told(text: string, kind?: keyof typeof documents): Promise<(string | null)[][]> {
  const { findings } = await read(text, kind);
  return findings
    .filter(({ severity, outcome }) => severity !== 'info' && outcome === 'fails')
    .map(({ check, actual, expected, difference }) => [check.replace('reconcile:', ''), actual, expected, difference]);
}

/** A text with a contradiction and its twin without one. */
export interface ContradictionCase {
  name: string;
  right: string;
  wrong: string;
  findings: (string | null)[][];
}

/** Each contradiction is told, and nothing is said of its twin. */
export function itTells(cases: readonly ContradictionCase[]): void {
  it.each(cases)('$name', async ({ wrong, findings }) => {
    expect(await told(wrong)).toEqual(findings);
  });

  it.each(cases)('nothing is said of its twin without a contradiction: $name', async ({ right }) => {
    expect(await told(right)).toEqual([]);
  });
}

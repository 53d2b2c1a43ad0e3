import { ingestBytes } from '@yusuan/run';
import { describe, expect, it } from 'vitest';

const read = (text: string) => ingestBytes(Buffer.from(text), { sourceName: 'a.md' });
const head = '| 科目编码 | 科目名称 | 合计 |\n|---|---|---|\n';
const title = '某市水务局2024年部门预算\n\n支出预算总表\n\n单位：万元\n\n';

describe('what must not pass in silence', () => {
  it('a part of a table that prints another unit is read in that unit', async () => {
    const first = `${title}${head}| 208 | 社会保障和就业支出 | 300.00 |\n\n`;
    const { tables } = await read(`${first}单位：元\n\n${head}| 213 | 农林水支出 | 12,000,000.00 |\n`);
    const amounts = tables.flatMap(({ lines }) => lines.flatMap((line) => line.amounts.map((a) => a.amount_yuan)));
    expect(amounts).toEqual(['3000000.00', '12000000.00']);
  });

  it('a raised mark of a note is no digit of the figure', async () => {
    const { tables } = await read(`${title}${head}| 208 | 社会保障和就业支出 | 300<sup>1</sup> |\n`);
    expect(tables[0]!.lines[0]!.amounts[0]).toMatchObject({ amount_yuan: '3000000.00', raw_text: '300¹' });
  });

  it('a document with tables of which nothing is read says so', async () => {
    const { findings } = await read('某局\n\n| 项目 | 说明 |\n|---|---|\n| 甲 | 乙 |\n| 丙 | 丁 |\n');
    expect(findings.map(({ check, severity }) => [check, severity])).toContainEqual(['run:no-tables', 'warning']);
  });
});

import { expect, it } from 'vitest';
import { ingestBytes } from './ingestFile.ts';

const markdown = (amount: string): Uint8Array =>
  Buffer.from(`# 支出预算总表

单位：万元

| 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |
| --- | --- | --- | --- | --- |
|  | 合计 | 30.00 | 20.00 | 10.00 |
| 205 | 教育支出 | 30.00 | 20.00 | ${amount} |
`);

it('calls a document partial where a figure of it was not read', async () => {
  const whole = await ingestBytes(markdown('10.00'), { sourceName: 'a.md' });
  expect([whole.outcome, whole.outcome_reason]).toEqual(['complete', null]);
  const lacking = await ingestBytes(markdown('约10.00'), { sourceName: 'b.md' });
  expect(lacking.outcome).toBe('partial');
  expect(lacking.outcome_reason).toContain('约10.00');
});

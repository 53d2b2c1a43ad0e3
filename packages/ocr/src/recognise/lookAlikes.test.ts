import { expect, it } from 'vitest';
import { repairLookAlikes } from './lookAlikes.ts';

it.each([
  ['四、财政专户管理资金收人', '四、财政专户管理资金收入'],
  ['收人总计', '收入总计'],
  ['转人事业基金', undefined],
  ['接收人员经费', undefined],
  ['行政运行', undefined],
])('%s', (read, repaired) => expect(repairLookAlikes(read)).toBe(repaired));

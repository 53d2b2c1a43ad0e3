import { expect, it } from 'vitest';
import { judgeSample } from './readSample.ts';

it('takes letters read with doubt for more than points read with certainty', () => {
  const upright = judgeSample([
    { text: '转岗培训等支出', confidence: 0.6 },
    { text: '·', confidence: 0.2 },
  ]);
  const turned = judgeSample([
    { text: '.', confidence: 0.95 },
    { text: '· 一', confidence: 0.9 },
  ]);
  expect(upright).toEqual({ evidence: (7 * 0.6) / 2, confidence: 0.6 });
  expect(turned).toEqual({ evidence: 0.45, confidence: 0.9 });
});

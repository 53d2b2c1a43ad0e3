import { expect, it } from 'vitest';
import { greyToInk } from '../prepare/flattenBackground.ts';
import { drawPrint, paper } from '../testing/drawPage.ts';
import { isGlued, splitAtWidestGap } from './gluedLine.ts';

it.each([
  ['3,397,300.003,397,300.00', true],
  ['134,133.328271118,370.071798', true],
  ['49,687,900.00 本年支出合计', true],
  ['49.687.900.00（二）项目支出', true],
  ['1,234.56万元，比上年增加', false],
  ['3,397,300.00', false],
  ['1.536.00', false],
  ['152.585.76', false],
  ['86.3586.35', true],
  ['12.5%的项目', false],
  ['2026.05.31前完成', false],
  ['219.980000', false],
])('%s is glued: %s', (text, glued) => expect(isGlued(text)).toBe(glued));

it('splits a line at its widest gap', () => {
  const page = paper(800, 100);
  drawPrint(page, 20, 40, 8);
  drawPrint(page, 240, 40, 6);
  const line = { x0: 20, x1: 390, y0: 40, y1: 60, region: 0, cell: false };
  const [left, right] = splitAtWidestGap(greyToInk(page, 160), line)!;
  expect([left.x0, left.x1, right.x0, right.x1]).toEqual([20, 222, 240, 390]);
});

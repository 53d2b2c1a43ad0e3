import { expect, it } from 'vitest';
import { drawGrid, drawPrint, paper } from '../testing/drawPage.ts';
import { deskew, skewOfInk } from './deskew.ts';
import { greyToInk } from './flattenBackground.ts';

const page = paper();
drawGrid(page, [100, 400, 700, 1000], [100, 150, 200, 250]);
for (let y = 300; y < 700; y += 40) drawPrint(page, 120, y, 30);

it.each([0.7, -1.5, 3])('finds a skew of %d° to a twentieth of a degree', (degrees) => {
  const turned = deskew(page, -degrees);
  expect(Math.abs(skewOfInk(greyToInk(turned, 160)) - degrees)).toBeLessThanOrEqual(0.05);
});

it('leaves a level page and an empty one alone', () => {
  expect(skewOfInk(greyToInk(page, 160))).toBe(0);
  expect(skewOfInk(greyToInk(paper(), 160))).toBe(0);
});

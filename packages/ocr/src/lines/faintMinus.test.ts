import { expect, it } from 'vitest';
import { drawPrint, fill, paper } from '../testing/drawPage.ts';
import { findFaintMinus } from './faintMinus.ts';

const line = { x0: 100, x1: 202, y0: 40, y1: 60 };

it('tells a faint minus from paper, and from dirt around it', () => {
  const page = paper(300, 100);
  drawPrint(page, line.x0, line.y0, 4);
  expect(findFaintMinus(page, line, '5')).toBeUndefined();
  fill(page, 88, 49, 96, 51, 190);
  expect(findFaintMinus(page, line, '5')).toBe('minus');
  fill(page, 87, 57, 95, 59, 190);
  expect(findFaintMinus(page, line, '5')).toBe('dirt');
});

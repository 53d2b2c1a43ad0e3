import { expect, it } from 'vitest';
import { drawGrid, drawPrint, fill, paper } from '../testing/drawPage.ts';
import { whitenSurroundings } from './whitenSurroundings.ts';

it('takes the dark around the paper away and leaves print and rulings', () => {
  const page = paper();
  drawGrid(page, [100, 400, 700, 1000], [100, 150, 200, 250]);
  drawPrint(page, 120, 115, 8);
  const clean = page.data.slice();
  fill(page, 0, 0, 1100, 30, 60);
  for (let y = 0; y < 800; y++) fill(page, 0, y, Math.round(70 - y / 20), y + 1, 40);
  fill(page, 1080, 0, 1100, 800, 20);
  expect(Buffer.compare(whitenSurroundings(page).data, clean)).toBe(0);
});

it('leaves a shadow on the paper, a dark heading and a ruling that runs off the picture alone', () => {
  const page = paper();
  for (let x = 0; x < 120; x++) fill(page, x, 0, x + 1, 800, 130 + x);
  fill(page, 300, 100, 900, 140, 30);
  fill(page, 0, 300, 1100, 304);
  expect(whitenSurroundings(page)).toBe(page);
});

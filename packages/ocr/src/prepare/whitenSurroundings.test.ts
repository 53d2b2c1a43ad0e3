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
  fill(page, 500, 770, 1080, 800, 170);
  for (let y = -18; y <= 18; y++) {
    const half = Math.round(Math.sqrt(18 ** 2 - y ** 2));
    fill(page, 100 - half, 500 + y, 100 + half, 501 + y, 30);
  }
  whitenSurroundings(page, page);
  expect(Buffer.compare(page.data, clean)).toBe(0);
});

it('leaves print in a shadow, a dark heading and a ruling that runs off the picture alone', () => {
  const page = paper();
  for (let x = 0; x < 120; x++) fill(page, x, 0, x + 1, 800, 130 + x);
  drawPrint(page, 10, 200, 8);
  fill(page, 300, 100, 900, 140, 30);
  fill(page, 0, 300, 1100, 304);
  const flat = { ...page, data: page.data.slice() };
  whitenSurroundings(page, flat);
  const dark = (data: Uint8Array) => data.map((value) => (value < 100 ? 1 : 0));
  expect(Buffer.compare(dark(flat.data), dark(page.data))).toBe(0);
});

import { expect, it } from 'vitest';
import { drawPrint, fill, paper } from '../testing/drawPage.ts';
import { despeckle } from './despeckle.ts';

it('takes specks out of a page in black and white, and leaves points and a page in grey', () => {
  const page = paper(600, 200, 200);
  drawPrint(page, 100, 60, 8);
  fill(page, 320, 77, 323, 80);
  const clean = page.data.slice();
  for (let i = 0; i < 400; i++) page.data[((i * 7919) % 40) * 600 + ((i * 104729) % 590)] = 0;
  const grey = { ...page, data: page.data.map((value, i) => (i % 3 === 0 ? Math.min(value, 180) : value)) };
  const before = grey.data.slice();
  despeckle(page);
  expect(page.data.reduce((dark, value, i) => dark + (value < clean[i]! ? 1 : 0), 0)).toBeLessThan(60);
  expect(page.data.every((value, i) => value <= clean[i]!)).toBe(true);
  despeckle(grey);
  expect(Buffer.compare(grey.data, before)).toBe(0);
});

it('leaves a page of few words in grey alone', () => {
  const page = paper(600, 200, 200);
  drawPrint(page, 100, 60, 2);
  for (let i = 0; i < 400; i++) page.data[((i * 7919) % 40) * 600 + ((i * 104729) % 590)] = 0;
  page.data.forEach((value, i) => {
    page.data[i] = Math.max(value, 100);
  });
  const before = page.data.slice();
  despeckle(page);
  expect(Buffer.compare(page.data, before)).toBe(0);
});

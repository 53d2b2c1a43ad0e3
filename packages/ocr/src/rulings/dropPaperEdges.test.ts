import { expect, it } from 'vitest';
import { drawGrid, fill, paper } from '../testing/drawPage.ts';
import { greyToRulings } from './greyToRulings.ts';
import { placeOf } from './pixelRuling.ts';

it('takes the edge of the paper for no ruling, but the border of a table cut out tightly for one', () => {
  const page = paper();
  drawGrid(page, [100, 400, 700, 1000], [100, 150, 200, 250]);
  fill(page, 8, 20, 10, 800, 120);
  fill(page, 8, 20, 1100, 22, 120);
  const { horizontal, vertical } = greyToRulings(page);
  expect(horizontal.map((r) => Math.round(placeOf(r)))).toEqual([101, 151, 201, 251]);
  expect(vertical.map((r) => Math.round(placeOf(r)))).toEqual([101, 401, 701, 1001]);
  const tight = paper(600, 300);
  drawGrid(tight, [10, 200, 400, 580], [10, 100, 190, 280]);
  const found = greyToRulings(tight);
  expect(found.horizontal.filter((r) => !r.inferred).map((r) => Math.round(placeOf(r)))).toEqual([11, 101, 191, 281]);
  expect(found.vertical.filter((r) => !r.inferred).map((r) => Math.round(placeOf(r)))).toEqual([11, 201, 401, 581]);
});

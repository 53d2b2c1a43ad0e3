import { describe, expect, it } from 'vitest';
import { drawGrid, drawPrint, fill, paper } from '../testing/drawPage.ts';
import { greyToRulings } from './greyToRulings.ts';
import { type PixelRuling, placeOf } from './pixelRuling.ts';

const places = (rulings: readonly PixelRuling[]) => rulings.map((r) => Math.round(placeOf(r)));
const spans = (rulings: readonly PixelRuling[]) =>
  rulings.map((r) => [Math.round(r.from / 4) * 4, Math.round(r.to / 4) * 4]);

describe('greyToRulings', () => {
  it('finds the rulings of a grid and none in its print', () => {
    const page = paper();
    drawGrid(page, [100, 400, 700, 1000], [100, 150, 200, 250]);
    for (const y of [115, 165, 215]) for (const x of [110, 410, 710]) drawPrint(page, x, y, 8);
    const { horizontal, vertical } = greyToRulings(page);
    expect(places(horizontal)).toEqual([101, 151, 201, 251]);
    expect(places(vertical)).toEqual([101, 401, 701, 1001]);
  });

  it('bridges a ruling with small holes', () => {
    const page = paper();
    drawGrid(page, [100, 500, 1000], [100, 200, 300, 400]);
    for (let x = 150; x < 1000; x += 180) fill(page, x, 200, x + 7, 202, 255);
    const { horizontal } = greyToRulings(page);
    expect(places(horizontal)).toEqual([101, 201, 301, 401]);
    expect(spans(horizontal)[1]).toEqual([100, 1000]);
  });

  it('keeps a ruling that ends at a merged cell apart from what goes on below', () => {
    const page = paper();
    drawGrid(page, [100, 1000], [100, 200, 300, 400]);
    fill(page, 500, 100, 502, 200);
    fill(page, 500, 300, 502, 402);
    const { vertical } = greyToRulings(page);
    expect(
      vertical
        .filter((r) => Math.abs(placeOf(r) - 500.5) < 2)
        .map((r) => [Math.round(r.from / 10) * 10, Math.round(r.to / 10) * 10]),
    ).toEqual([
      [100, 200],
      [300, 400],
    ]);
  });

  it('adds the outer border that is missing', () => {
    const page = paper();
    for (const y of [100, 200, 300, 400]) fill(page, 100, y, 1000, y + 2);
    for (const x of [400, 700]) fill(page, x, 100, x + 2, 402);
    const { vertical } = greyToRulings(page);
    expect(vertical.filter((r) => r.inferred).map((r) => Math.round(placeOf(r) / 4) * 4)).toEqual([100, 1000]);
  });

  it('adds the border that two tables lack to each of them, and none between them', () => {
    const page = paper();
    for (const y of [100, 150, 200, 250, 350, 400, 450, 500]) fill(page, 100, y, 1000, y + 2);
    for (const x of [100, 400, 700]) fill(page, x, 100, x + 2, 252);
    for (const x of [100, 300, 600]) fill(page, x, 350, x + 2, 502);
    const { vertical } = greyToRulings(page);
    const right = vertical.filter((r) => Math.abs(placeOf(r) - 1000) < 4);
    expect(spans(right)).toEqual([
      [100, 252],
      [352, 500],
    ]);
  });

  it('adds no border to a table of level rulings alone', () => {
    const page = paper();
    for (const y of [100, 150, 200, 250, 300]) fill(page, 100, y, 1000, y + 2);
    for (const y of [115, 165, 215, 265]) for (const x of [110, 410, 710]) drawPrint(page, x, y, 8);
    expect(greyToRulings(page).vertical).toEqual([]);
  });

  it('finds light grey hairlines under print that touches them', () => {
    const page = paper();
    const value = 215;
    for (const y of [100, 160, 220, 280, 340, 400]) fill(page, 100, y, 1000, y + 2, value);
    for (const x of [100, 400, 700, 999]) fill(page, x, 100, x + 2, 402, value);
    for (const y of [118, 178, 238, 298, 358]) drawPrint(page, 400 - 5 * 26, y, 5);
    const { horizontal, vertical } = greyToRulings(page);
    expect(places(horizontal)).toEqual([101, 161, 221, 281, 341, 401]);
    expect(places(vertical)).toEqual([101, 401, 701, 1000]);
  });

  it('finds hairlines of a few grey levels from ruling to ruling, and none in a heading that spans columns', () => {
    const page = paper();
    for (const y of [100, 150, 200, 250]) fill(page, 100, y, 1000, y + 2, 200);
    for (const x of [100, 999]) fill(page, x, 100, x + 2, 252, 200);
    for (const x of [400, 700]) fill(page, x, 152, x + 2, 250, 240);
    drawPrint(page, 480, 115, 8);
    for (const x of [250, 550, 850]) drawPrint(page, x, 165, 4);
    for (const x of [290, 590]) drawPrint(page, x, 215, 4);
    const { vertical } = greyToRulings(page);
    expect(places(vertical).sort((a, b) => a - b)).toEqual([101, 400, 700, 1000]);
    const hairlines = vertical.filter((r) => placeOf(r) > 300 && placeOf(r) < 800);
    expect(spans(hairlines)).toEqual([
      [152, 252],
      [152, 252],
    ]);
  });
});

import { expect, it } from 'vitest';
import { type GreyImage, newGrey } from '../image.ts';
import { drawGrid, drawPrint, paper } from '../testing/drawPage.ts';
import { greyToInk } from './flattenBackground.ts';
import { unwarp, withoutBend } from './unwarp.ts';
import { type Warp, warpOfInk } from './warpOfInk.ts';

const page = paper();
const ys = Array.from({ length: 24 }, (_, i) => 60 + i * 30);
drawGrid(page, [80, 300, 500, 640, 780, 900, 1020], ys);
for (const y of ys.slice(1)) for (const x of [90, 310, 510, 650, 790]) drawPrint(page, x, y - 25, 4);

it.each<Partial<Warp>>([{ fan: 12 }, { bow: -10, swerve: 4 }, { lean: 9, spread: -8 }, { fan: -9, lean: -7 }])(
  'finds how a table bends, and takes it out: %o',
  (bend) => {
    const warp = warpOfInk(greyToInk(bent(page, bend), 160), 0, page.dpi)!;
    for (const [name, pixels] of Object.entries(bend)) expect(warp[name as keyof Warp]).toBeCloseTo(pixels, -0.7);
    const straight = unwarp(bent(page, bend), 0, warp);
    expect(warpOfInk(greyToInk(straight, 160), 0, page.dpi)).toBeUndefined();
    const { width, height } = page;
    const [x, y] = withoutBend(warp, [200, 700], width, height);
    expect(Math.hypot(x - 200, y - 700)).toBeGreaterThan(1);
  },
);

it('finds no bend in a level table, in one that falls evenly, and in a few lines', () => {
  expect(warpOfInk(greyToInk(page, 160), 0, page.dpi)).toBeUndefined();
  const few = paper();
  for (const y of [200, 260, 330]) drawPrint(few, 300, y, 12);
  expect(warpOfInk(greyToInk(few, 160), 0, few.dpi)).toBeUndefined();
});

function bent(image: GreyImage, { fan = 0, bow = 0, swerve = 0, lean = 0, spread = 0 }: Partial<Warp>): GreyImage {
  const { width, height, data, dpi } = image;
  const out = newGrey(width, height, dpi);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [across, down] = [(2 * x) / width - 1, (2 * y) / height - 1];
      const sx = Math.round(x - down * (lean + spread * across));
      const sy = Math.round(y - across * (fan * down + across * (bow + swerve * across)));
      if (sx >= 0 && sy >= 0 && sx < width && sy < height) out.data[y * width + x] = data[sy * width + sx]!;
    }
  }
  return out;
}

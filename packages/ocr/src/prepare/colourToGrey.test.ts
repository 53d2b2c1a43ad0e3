import { expect, it } from 'vitest';
import { colourToGrey, imageToParts } from './colourToGrey.ts';

function colourPage(width: number, height: number) {
  const data = new Uint8Array(width * height * 4).fill(255);
  const dot = (x: number, y: number, rgb: number[]) => data.set(rgb, (y * width + x) * 4);
  return { image: { width, height, data, dpi: 100 }, dot };
}

it('takes out a red seal but not the black print under it, nor red print elsewhere', () => {
  const { image, dot } = colourPage(400, 300);
  for (let y = 100; y < 260; y++) {
    for (let x = 100; x < 260; x++) {
      const radius = Math.hypot(x - 180, y - 180);
      if (radius < 75 && radius > 60) dot(x, y, [220, 30, 30]);
      if (radius < 30) dot(x, y, [220, 30, 30]);
      if (radius < 64 && y >= 178 && y < 182) dot(x, y, radius < 30 ? [40, 10, 10] : [0, 0, 0]);
    }
  }
  for (let x = 10; x < 60; x++) for (let y = 20; y < 32; y++) dot(x, y, [200, 0, 0]);
  // The seal's ring and star are joined by blocks of red within two blocks of each other.
  for (let x = 180; x < 182; x++) for (let y = 105; y < 255; y++) if (y < 178 || y > 181) dot(x, y, [220, 30, 30]);
  const { grey, seals } = colourToGrey(imageToParts(image), image.dpi);
  expect(seals).toHaveLength(1);
  expect(grey.data[160 * 400 + 181]).toBe(255);
  expect(grey.data[180 * 400 + 181]).toBeLessThan(60);
  expect(grey.data[25 * 400 + 30]).toBeLessThan(90);
});

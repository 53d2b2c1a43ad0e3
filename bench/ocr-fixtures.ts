/**
 * Remakes the scans that the tests read, from the second page of the printed fixture whose truth is known:
 *   ruled-page-2.jpg   what a poor scanner makes of it
 *   sealed-page-2.jpg  the same with a red seal pressed over its figures, in colour
 * node bench/ocr-fixtures.ts     (needs poppler's pdftoppm)
 */
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { RgbaImage } from '../packages/ocr/src/index.ts';
import { degrade, POOR_SCAN } from './ocr-degrade.ts';
import { renderGrey } from './ocr-render.ts';

const jpeg = createRequire(new URL('../packages/ocr/package.json', import.meta.url))(
  'jpeg-js',
) as typeof import('jpeg-js');

const dpi = 200;
const fixtures = join(import.meta.dirname, '../test/fixtures');
const page = await renderGrey(join(fixtures, 'pdf/ruled.pdf'), 2, dpi);
write('ruled-page-2.jpg', inColour(degrade(page)), POOR_SCAN.quality);
const sealed = inColour(degrade(page, { ...POOR_SCAN, noise: 0 }));
pressSeal(sealed, { x: 1000, y: 800, radius: dpi * 0.8 });
write('sealed-page-2.jpg', sealed, POOR_SCAN.quality);

function inColour(grey: { width: number; height: number; data: Uint8Array }): RgbaImage {
  const data = new Uint8Array(grey.data.length * 4).fill(255);
  for (const [i, value] of grey.data.entries()) data.fill(value, i * 4, i * 4 + 3);
  return { width: grey.width, height: grey.height, data, dpi };
}

/** A ring, a star and strokes like those of characters between them; the ink lets through what is printed below. */
function pressSeal(image: RgbaImage, seal: { x: number; y: number; radius: number }): void {
  const { radius } = seal;
  for (let dy = -radius; dy <= radius; dy++) {
    for (let dx = -radius; dx <= radius; dx++) {
      const r = Math.hypot(dx, dy) / radius;
      const angle = Math.atan2(dx, -dy) + Math.PI;
      const isRing = r > 0.93 && r <= 1;
      const point = Math.abs((((angle * 5) / (2 * Math.PI)) % 1) - 0.5) * 2;
      const isStar = r < 0.13 + 0.22 * (1 - point);
      const isStroke =
        r > 0.66 && r < 0.88 && (angle * 20) % 2 < 1.3 && (Math.floor(r * 30) % 2 === 0 || (angle * 60) % 3 < 1);
      if (!isRing && !isStar && !isStroke) continue;
      const at = ((seal.y + dy) * image.width + seal.x + dx) * 4;
      for (const [channel, ink] of [0.86, 0.25, 0.27].entries()) image.data[at + channel]! *= ink;
    }
  }
}

function write(name: string, { width, height, data }: RgbaImage, quality: number): void {
  const bytes = jpeg.encode({ width, height, data }, quality).data;
  // The resolution stands in the JFIF header, which the encoder writes without one: pixels an inch, across and down.
  bytes[13] = 1;
  bytes.writeUInt16BE(dpi, 14);
  bytes.writeUInt16BE(dpi, 16);
  writeFileSync(join(fixtures, 'scan', name), bytes);
  console.log(`${name}: ${bytes.length} bytes`);
}

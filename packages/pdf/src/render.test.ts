import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openRenderer } from './render.ts';

const file = join(import.meta.dirname, '../../../test/fixtures/pdf/ruled.pdf');

/** A page that is one red square in its lower left quarter. */
function redSquare(): Uint8Array {
  const content = '1 0 0 rg 0 0 36 36 re f';
  const bodies = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 72 72] /Contents 4 0 R >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
  ];
  const objects = bodies.map((body, i) => `${i + 1} 0 obj\n${body}\nendobj\n`).join('');
  return Buffer.from(`%PDF-1.4\n${objects}trailer\n<< /Size 5 /Root 1 0 R >>\n%%EOF\n`);
}

it('draws in grey and, where asked, in red, green, blue and opacity', async () => {
  const renderer = await openRenderer(redSquare(), { sourceName: 'red.pdf' });
  const pixel = (data: Uint8Array, x: number, y: number, bytes: number) => [
    ...data.subarray((y * 100 + x) * bytes, (y * 100 + x + 1) * bytes),
  ];
  const colour = renderer.renderPage(1, 100, true);
  expect([colour.width, colour.height, colour.data.length]).toEqual([100, 100, 40_000]);
  expect(pixel(colour.data, 20, 80, 4)).toEqual([255, 0, 0, 255]);
  expect(pixel(colour.data, 80, 20, 4)).toEqual([255, 255, 255, 255]);
  const grey = renderer.renderPage(1, 100);
  expect(grey.data.length).toBe(10_000);
  expect(pixel(grey.data, 80, 20, 1)).toEqual([255]);
  expect(pixel(grey.data, 20, 80, 1)[0]).toBeLessThan(140);
  renderer.close();
});

it('refuses a picture that is too large', async () => {
  const renderer = await openRenderer(new Uint8Array(readFileSync(file)), { sourceName: 'ruled.pdf' });
  expect(() => renderer.renderPage(1, 2000)).toThrow(/ruled\.pdf: page 1 is \d+ × \d+ pixels at 2000 dpi/);
  renderer.close();
});

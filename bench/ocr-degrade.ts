/**
 * What a poor scan does to a page: turned by 0.7°, blurred, noise, JPEG of quality 40. The same bytes for the same seed.
 *   node bench/ocr-degrade.ts FILE.pdf PAGE DPI OUT.jpg
 */
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import type { GreyImage } from '../packages/ocr/src/index.ts';
import { renderGrey } from './ocr-render.ts';

const jpeg = createRequire(new URL('../packages/ocr/package.json', import.meta.url))(
  'jpeg-js',
) as typeof import('jpeg-js');

export interface Degradation {
  degrees: number;
  /** Standard deviation of the blur in pixels at 200 dpi: a scanner's optics blur by a length, whatever the resolution. */
  blur: number;
  /** Standard deviation of the noise in grey levels. */
  noise: number;
  quality: number;
  seed: number;
}

export const POOR_SCAN: Degradation = { degrees: 0.7, blur: 0.9, noise: 10, quality: 40, seed: 1 };

export function degradedJpeg(image: GreyImage, how: Degradation = POOR_SCAN): Buffer {
  const turned = turn(image, how.degrees);
  const blurred = blur(turned, (how.blur * image.dpi) / 200);
  const random = gaussian(how.seed);
  const { width, height } = blurred;
  const rgba = new Uint8Array(width * height * 4);
  for (let i = 0; i < width * height; i++) {
    const value = Math.max(0, Math.min(255, Math.round(blurred.data[i]! + random() * how.noise)));
    rgba.fill(value, i * 4, i * 4 + 3);
    rgba[i * 4 + 3] = 255;
  }
  return jpeg.encode({ data: rgba, width, height }, how.quality).data;
}

export function degrade(image: GreyImage, how: Degradation = POOR_SCAN): GreyImage {
  const { data } = jpeg.decode(degradedJpeg(image, how), { useTArray: true, maxMemoryUsageInMB: 1024 });
  const grey = new Uint8Array(image.width * image.height);
  for (let i = 0; i < grey.length; i++) grey[i] = data[i * 4]!;
  return { ...image, data: grey };
}

function turn(image: GreyImage, degrees: number): GreyImage {
  const { width, height, data } = image;
  const out = new Uint8Array(width * height).fill(255);
  const cos = Math.cos((degrees * Math.PI) / 180);
  const sin = Math.sin((degrees * Math.PI) / 180);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const sx = cos * (x - width / 2) + sin * (y - height / 2) + width / 2;
      const sy = -sin * (x - width / 2) + cos * (y - height / 2) + height / 2;
      const x0 = Math.floor(sx);
      const y0 = Math.floor(sy);
      if (x0 < 0 || y0 < 0 || x0 + 1 >= width || y0 + 1 >= height) continue;
      const i = y0 * width + x0;
      const top = data[i]! + (data[i + 1]! - data[i]!) * (sx - x0);
      const bottom = data[i + width]! + (data[i + width + 1]! - data[i + width]!) * (sx - x0);
      out[y * width + x] = top + (bottom - top) * (sy - y0) + 0.5;
    }
  }
  return { ...image, data: out };
}

function blur(image: GreyImage, sigma: number): GreyImage {
  const radius = Math.ceil(sigma * 3);
  const kernel = Float64Array.from({ length: 2 * radius + 1 }, (_, i) =>
    Math.exp(-((i - radius) ** 2) / (2 * sigma * sigma)),
  );
  const sum = kernel.reduce((a, b) => a + b, 0);
  const { width, height } = image;
  const pass = (data: Uint8Array, step: number, limit: (i: number) => [number, number]) => {
    const out = new Uint8Array(data.length);
    for (let i = 0; i < data.length; i++) {
      const [at, length] = limit(i);
      let value = 0;
      for (let k = -radius; k <= radius; k++) {
        const shift = Math.max(-at, Math.min(length - 1 - at, k));
        value += data[i + shift * step]! * kernel[k + radius]!;
      }
      out[i] = value / sum + 0.5;
    }
    return out;
  };
  const across = pass(image.data, 1, (i) => [i % width, width]);
  return { ...image, data: pass(across, width, (i) => [Math.floor(i / width), height]) };
}

/** Normally distributed numbers from a seeded generator (mulberry32, Box and Muller). */
function gaussian(seed: number): () => number {
  let state = seed >>> 0;
  const uniform = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  return () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [file, page, dpi, out] = process.argv.slice(2);
  if (!file || !page || !dpi || !out) {
    console.error('usage: ocr-degrade.ts FILE.pdf PAGE DPI OUT.jpg');
    process.exit(2);
  }
  writeFileSync(out, degradedJpeg(await renderGrey(file, Number(page), Number(dpi))));
}

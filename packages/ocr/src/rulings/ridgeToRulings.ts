import type { GreyImage } from '../image.ts';
import type { Ridge } from './greyToRulings.ts';
import { type PixelRuling, placeAt } from './pixelRuling.ts';

/** The stretches of a ridge in which nearly every pixel is dark. */
export function ridgeToRulings(image: GreyImage, c: Ridge, window: number): PixelRuling[] {
  const { width, height, data, dpi } = image;
  const det = c.w * c.wxx - c.wx * c.wx;
  const slope = c.to - c.from > window * 2 && det > 0 ? (c.w * c.wxy - c.wx * c.wy) / det : 0;
  if (Math.abs(slope) > 0.012) return [];
  const base = (c.wy - slope * c.wx) / c.w;
  const from = Math.max(0, c.from - window);
  const to = Math.min(width, c.to + window);
  const dark = new Uint8Array(to - from);
  for (let x = from; x < to; x++) {
    const y = Math.round(base + slope * x);
    let most = 0;
    for (let dy = -1; dy <= 1; dy++) {
      if (y + dy >= 0 && y + dy < height) most = Math.max(most, 255 - data[(y + dy) * width + x]!);
    }
    dark[x - from] = most;
  }
  const level = Math.max(30, medianOf(dark.slice(Math.max(0, c.from - from), c.to - from)) * 0.5);
  const gap = Math.max(2, Math.round(dpi * 0.02));
  const least = dpi * 0.12;
  const found: PixelRuling[] = [];
  let start = -1;
  let last = -1;
  let on = 0;
  const close = () => {
    if (start >= 0 && last + 1 - start >= least && on >= 0.85 * (last + 1 - start)) {
      const [a, b] = [start + from, last + 1 + from];
      const thickness = thicknessOf(image, a, b, base, slope);
      const ruling = { from: a, to: b, start: base + slope * a, end: base + slope * b, thickness };
      found.push({ ...ruling, clean: cleanShare(image, ruling), even: evenShare(dark, start, last) });
    }
    start = -1;
    on = 0;
  };
  for (let i = 0; i < dark.length; i++) {
    if (dark[i]! >= level) {
      if (start < 0) start = i;
      last = i;
      on++;
    } else if (start >= 0 && i - last > gap) close();
  }
  close();
  return found;
}

/** The share of a segment along which the paper is white on both sides: strokes of print have other strokes beside them. */
function cleanShare(image: GreyImage, ruling: Omit<PixelRuling, 'clean' | 'even'>): number {
  const { width, height, data, dpi } = image;
  const away = ruling.thickness / 2 + Math.max(2, dpi * 0.014);
  let clean = 0;
  for (let x = ruling.from; x < ruling.to; x++) {
    const y = placeAt(ruling, x);
    const up = Math.round(y - away);
    const down = Math.round(y + away);
    const white = (row: number) => row < 0 || row >= height || data[row * width + x]! > 190;
    if (white(up) && white(down)) clean++;
  }
  return clean / (ruling.to - ruling.from);
}

/** The share of a segment that is nearly as dark as the whole of it. */
function evenShare(dark: Uint8Array, start: number, last: number): number {
  const part = dark.subarray(start, last + 1);
  const level = medianOf(part) * 0.7;
  let even = 0;
  for (const value of part) if (value >= level) even++;
  return even / part.length;
}

function thicknessOf(image: GreyImage, from: number, to: number, base: number, slope: number): number {
  const { width, height, data, dpi } = image;
  const reach = Math.max(3, Math.round(dpi * 0.03));
  const seen: number[] = [];
  const step = Math.max(1, Math.floor((to - from) / 40));
  for (let x = from; x < to; x += step) {
    const y = Math.round(base + slope * x);
    const dark = (dy: number) => (y + dy >= 0 && y + dy < height ? 255 - data[(y + dy) * width + x]! : 0);
    const level = Math.max(dark(-1), dark(0), dark(1)) / 2;
    let n = 0;
    for (let dy = 0; dy <= reach && dark(dy) >= level; dy++) n++;
    for (let dy = -1; dy >= -reach && dark(dy) >= level; dy--) n++;
    seen.push(n);
  }
  return Math.max(1, medianOf(Uint8Array.from(seen)));
}

function medianOf(values: Uint8Array): number {
  const sorted = values.slice().sort();
  return sorted[sorted.length >> 1] ?? 0;
}

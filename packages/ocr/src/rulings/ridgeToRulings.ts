import type { GreyImage } from '../image.ts';
import type { Ridge } from './greyToRulings.ts';
import { type PixelRuling, placeAt } from './pixelRuling.ts';

/** What paper is after its background is taken out. */
const PAPER = 247;

/** A ruling less dark than this, of 255, is faint. */
const FAINT = 45;

/** The stretches of a ridge in which nearly every pixel is dark. */
export function ridgeToRulings(image: GreyImage, c: Ridge, window: number, faint: boolean): PixelRuling[] {
  const { width, height, data, dpi } = image;
  const det = c.w * c.wxx - c.wx * c.wx;
  // The page is level: only a long ruling says how much slope is left.
  const slope = c.to - c.from > window * (faint ? 12 : 2) && det > 0 ? (c.w * c.wxy - c.wx * c.wy) / det : 0;
  if (Math.abs(slope) > 0.012) return [];
  const base = (c.wy - slope * c.wx) / c.w;
  // Print beside a faint ruling hides its ridge but not its own darkness: what goes on in line with the ridge belongs to it.
  const reach = faint && c.to - c.from > window * 1.3 ? width : window;
  const from = Math.max(0, c.from - reach);
  const to = Math.min(width, c.to + reach);
  const dark = new Uint8Array(to - from);
  for (let x = from; x < to; x++) {
    const y = Math.round(base + slope * x);
    let most = 0;
    for (let dy = -1; dy <= 1; dy++) {
      if (y + dy >= 0 && y + dy < height) most = Math.max(most, 255 - data[(y + dy) * width + x]!);
    }
    dark[x - from] = most;
  }
  const middle = medianOf(dark.slice(Math.max(0, c.from - from), c.to - from));
  if (faint && middle >= FAINT) return [];
  // Noise of single pixels is as strong as a faint ruling: it is smoothed along, and the ruling must be long.
  const smooth = faint ? smoothed(meanAbovePaper(image, base, slope, from, to), Math.round(dpi * 0.02)) : dark;
  const usual = faint ? medianOf(smooth.slice(Math.max(0, c.from - from), c.to - from)) : middle;
  const level = faint ? Math.max(6, usual * 0.5) : Math.max(15, usual * 0.5);
  const gap = Math.max(2, Math.round(dpi * 0.02));
  const least = dpi * (faint ? 1 : 0.12);
  const found: PixelRuling[] = [];
  let start = -1;
  let last = -1;
  let on = 0;
  const close = () => {
    if (start >= 0 && last + 1 - start >= least && on >= 0.85 * (last + 1 - start)) {
      const [a, b] = [start + from, last + 1 + from];
      const thickness = thicknessOf(image, a, b, base, slope);
      const ruling = { from: a, to: b, start: base + slope * a, end: base + slope * b, thickness };
      found.push({
        ...ruling,
        clean: cleanShare(image, ruling),
        even: evenShare(smooth.subarray(start, last + 1), faint ? usual : undefined),
      });
    }
    start = -1;
    on = 0;
  };
  for (let i = 0; i < dark.length; i++) {
    if (smooth[i]! >= level) {
      if (start < 0) start = i;
      last = i;
      on++;
    } else if (start >= 0 && i - last > gap) close();
  }
  close();
  return found;
}

/** How much darker than paper three pixels across the line are, on average. */
export function meanAbovePaper(image: GreyImage, base: number, slope: number, from: number, to: number): Uint8Array {
  const { width, height, data } = image;
  const out = new Uint8Array(to - from);
  for (let x = from; x < to; x++) {
    const y = Math.max(1, Math.min(height - 2, Math.round(base + slope * x)));
    const sum = data[(y - 1) * width + x]! + data[y * width + x]! + data[(y + 1) * width + x]!;
    out[x - from] = Math.max(0, PAPER - sum / 3);
  }
  return out;
}

/** The mean over `reach` pixels to both sides. */
export function smoothed(values: Uint8Array, reach: number): Uint8Array {
  const sums = new Float64Array(values.length + 1);
  for (let i = 0; i < values.length; i++) sums[i + 1] = sums[i]! + values[i]!;
  return values.map((_, i) => {
    const from = Math.max(0, i - reach);
    const to = Math.min(values.length, i + reach + 1);
    return (sums[to]! - sums[from]!) / (to - from);
  });
}

/** The share of a segment along which the paper is white on both sides: strokes of print have other strokes beside them. */
export function cleanShare(image: GreyImage, ruling: Omit<PixelRuling, 'clean' | 'even'>): number {
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

/** The share of a segment that is nearly as dark as is usual on it. */
export function evenShare(part: Uint8Array, usual = medianOf(part)): number {
  let even = 0;
  for (const value of part) if (value >= usual * 0.7) even++;
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

import type { GreyImage } from '../image.ts';
import { type PixelRuling, placeAt, placeOf } from './pixelRuling.ts';
import { cleanShare, evenShare, meanAbovePaper, smoothed } from './ridgeToRulings.ts';

/** What goes on must be this much darker than paper, of 255. */
const LEAST = 7;

/**
 * Horizontal rulings that go on fainter than they began, beside print that hides their ridge: what lies in line with a ruling and stays darker than
 * paper, evenly and with white beside it, for at least 0.3 inch.
 */
export function faintTails(image: GreyImage, rulings: readonly PixelRuling[]): PixelRuling[] {
  const { dpi, width } = image;
  const gap = Math.max(2, Math.round(dpi * 0.02));
  const tails: PixelRuling[] = [];
  for (const ruling of rulings) {
    // Strokes of print in line with each other would go on as well.
    if (ruling.to - ruling.from < dpi * 0.35) continue;
    // A short ruling's slope is not known well enough to follow it far.
    const slope = ruling.to - ruling.from > dpi * 2.5 ? (ruling.end - ruling.start) / (ruling.to - ruling.from) : 0;
    const base = slope === 0 ? placeOf(ruling) : placeAt(ruling, 0);
    const line = smoothed(meanAbovePaper(image, base, slope, 0, width), Math.round(dpi * 0.02));
    for (const step of [-1, 1]) {
      const first = Math.round(step < 0 ? ruling.from : ruling.to);
      let last = first;
      for (let x = first; x >= 0 && x < width && Math.abs(x - last) <= gap; x += step) if (line[x]! >= LEAST) last = x;
      const [from, to] = step < 0 ? [last, first] : [first, last + 1];
      if (to - from < dpi * 0.3) continue;
      const tail = { from, to, start: base + slope * from, end: base + slope * to, thickness: ruling.thickness };
      const clean = cleanShare(image, tail);
      const even = evenShare(line.subarray(from, to), 12);
      if (clean >= 0.75 && even >= 0.85) tails.push({ ...tail, clean, even: Math.max(even, 0.95) });
    }
  }
  return tails;
}

import type { GreyImage } from '../image.ts';
import { type PixelRuling, placeAt, placeOf } from './pixelRuling.ts';

/** A pixel lighter than this is paper or a hairline; print nearby is darker somewhere. */
const INK = 200;

/** Darker than this is no hairline but print, or a ruling that is seen by itself. */
const DARK = 165;

/** Least darkening of a hairline against both its flanks, of 255: on average, where it is short, and in one band. */
const LEAST = 4;
const LEAST_SHORT = 7;
const LEAST_BAND = 2.5;

/** Most of it: what is darker is seen by itself, or print. */
const MOST = 30;

/** What is seen at one place across, between two neighbouring crossing rulings. */
interface Band {
  /** Rows with white paper around the place, and the sum of what they are darker there than on both flanks. */
  rows: number;
  contrast: number;
  /** The same of the stretch of rows that is being counted; stretches counted, and those of them in which hardly anything shows. */
  stretchRows: number;
  stretchContrast: number;
  stretches: number;
  weak: number;
  /** Rows with print on both sides close by, and those of them in which it runs over the place. */
  between: number;
  over: number;
}

/**
 * Rulings too faint and too short to be seen by themselves, found between the rulings that they cross: a hairline of a few grey levels is sure
 * when it shows in all the white between the lines of print, from one crossing ruling to another.
 *
 *     ──────────────────   crossing rulings (horizontal in `image`)
 *      12.00 ┊  3.00 ┊     the white above, below and beside print is
 *     ──────────────────   looked at, never the print
 *
 * @param image laid so that `crossing` runs from left to right
 * @param known rulings in the direction that is looked for; what they cover is not found again
 */
export function hairlinesBetween(
  image: GreyImage,
  crossing: readonly PixelRuling[],
  known: readonly PixelRuling[],
): PixelRuling[] {
  const { width, dpi } = image;
  const places = Array.from({ length: width }, (_, x) => placesAt(crossing, x, dpi));
  const most = Math.max(0, ...places.map((list) => list.length - 1));
  if (most === 0) return [];
  const bands = measureBands(image, places, most);
  const found: { ruling: PixelRuling; weight: number }[] = [];
  for (let x = 0; x < width; x++) {
    const own = bands.slice(x * most, x * most + places[x]!.length - 1);
    for (const table of tablesOf(places[x]!, known)) {
      const run = longestRun(own, places[x]!, table, dpi);
      if (run === undefined) continue;
      const [from, to] = [places[x]![run.first]!, places[x]![run.last + 1]!];
      if (isStreak(image, x, from, to, run.contrast)) continue;
      const ruling = { from, to, start: x, end: x, thickness: Math.max(1, Math.round(dpi / 100)), clean: 1, even: 1 };
      found.push({ ruling, weight: run.contrast * (to - from) });
    }
  }
  const taken: PixelRuling[] = [];
  for (const { ruling } of found.sort((a, b) => b.weight - a.weight)) {
    taken.push(...uncovered(ruling, [...known, ...taken], dpi));
  }
  return taken;
}

/** Where the crossing rulings stand at `x`, from the top. */
function placesAt(crossing: readonly PixelRuling[], x: number, dpi: number): number[] {
  const reach = dpi * 0.03;
  const all = crossing.filter((r) => x >= r.from - reach && x <= r.to + reach).map((r) => placeAt(r, x));
  const sorted = all.sort((a, b) => a - b);
  return sorted.filter((y, i) => i === 0 || y - sorted[i - 1]! > dpi * 0.03);
}

function measureBands(image: GreyImage, places: readonly number[][], most: number): Band[] {
  const { width, height, data, dpi } = image;
  const half = Math.max(1, Math.round(dpi * 0.008));
  const near = half + 2;
  const far = near + Math.round(dpi * 0.03);
  const wide = Math.max(far, Math.round(dpi * 0.07));
  const guard = Math.round(dpi * 0.025);
  // Rows right above and below print have its blur in them.
  const margin = Math.max(2, Math.round(dpi * 0.014));
  const clear = new Int32Array(width);
  const recent = Array.from({ length: margin + 1 }, () => new Float32Array(width));
  const stretch = Math.round(dpi * 0.2);
  const bands = Array.from({ length: width * most }, newBand);
  const at = new Int32Array(width);
  const sum = new Int32Array(width + 1);
  const ink = new Int32Array(width + 1);
  const dark = new Int32Array(width + 1);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const value = data[y * width + x]!;
      sum[x + 1] = sum[x]! + value;
      ink[x + 1] = ink[x]! + (value < INK ? 1 : 0);
      dark[x + 1] = dark[x]! + (value < DARK ? 1 : 0);
    }
    for (let x = wide; x < width - wide; x++) {
      const list = places[x]!;
      while (at[x]! < list.length && y > list[at[x]!]! + guard) at[x]!++;
      const k = at[x]! - 1;
      if (k < 0 || k + 1 >= list.length || y >= list[k + 1]! - guard) {
        clear[x] = margin; // beyond is no print
        continue;
      }
      const band = bands[x * most + k]!;
      const left = ink[x - near + 1]! - ink[x - wide]!;
      const right = ink[x + wide + 1]! - ink[x + near]!;
      if (left === 0 && right === 0 && dark[x + near]! === dark[x - near + 1]!) {
        const middle = (sum[x + half + 1]! - sum[x - half]!) / (2 * half + 1);
        const before = (sum[x - near + 1]! - sum[x - far]!) / (far - near + 1);
        const after = (sum[x + far + 1]! - sum[x + near]!) / (far - near + 1);
        recent[y % (margin + 1)]![x] = Math.min(before, after) - middle;
        if (++clear[x]! <= 2 * margin) continue;
        addRow(band, recent[(y - margin) % (margin + 1)]![x]!, stretch);
        continue;
      }
      clear[x] = 0;
      if (dark[x - near + 1]! === dark[x - far]! || dark[x + far + 1]! === dark[x + near]!) continue;
      band.between++;
      if (dark[x + 2]! > dark[x - 1]!) band.over++;
    }
  }
  return bands;
}

const newBand = (): Band => ({
  rows: 0,
  contrast: 0,
  stretchRows: 0,
  stretchContrast: 0,
  stretches: 0,
  weak: 0,
  between: 0,
  over: 0,
});

function addRow(band: Band, contrast: number, stretch: number): void {
  band.rows++;
  band.contrast += contrast;
  band.stretchRows++;
  band.stretchContrast += contrast;
  if (band.stretchRows < stretch) return;
  band.stretches++;
  if (band.stretchContrast < stretch * (LEAST_BAND / 2)) band.weak++;
  band.stretchRows = 0;
  band.stretchContrast = 0;
}

/** Stretches of bands that a known ruling runs through, as first and last: the tables one above the other. All bands where none is known. */
function tablesOf(places: readonly number[], known: readonly PixelRuling[]): [number, number][] {
  const tables: [number, number][] = [];
  for (let k = 0; k + 1 < places.length; k++) {
    const middle = (places[k]! + places[k + 1]!) / 2;
    if (known.length > 0 && !known.some((r) => r.from <= middle && r.to >= middle)) continue;
    if (tables.at(-1)?.[1] === k - 1) tables.at(-1)![1] = k;
    else tables.push([k, k]);
  }
  return tables;
}

/**
 * The longest stretch of a table's bands in which nothing speaks against a hairline, if it is most of the table and a hairline shows in most of it:
 * strokes of print that stand one above the other do so in a few rows.
 */
function longestRun(bands: readonly Band[], places: readonly number[], table: [number, number], dpi: number) {
  const heightOf = (first: number, last: number) => places[last + 1]! - places[first]!;
  const told = bands.map((band) => bandTells(band, dpi));
  let best: { first: number; last: number; contrast: number } | undefined;
  for (let k = table[0]; k <= table[1]; k++) {
    if (told[k] === 'against') continue;
    let end = k;
    while (end + 1 <= table[1] && told[end + 1] !== 'against') end++;
    let [first, last] = [k, end];
    k = end;
    while (first <= last && told[first] === 'hidden') first++;
    while (last >= first && told[last] === 'hidden') last--;
    if (first > last || heightOf(first, last) < heightOf(...table) * 0.5) continue;
    let [rows, contrast, shown] = [0, 0, 0];
    for (let i = first; i <= last; i++) {
      rows += bands[i]!.rows;
      contrast += bands[i]!.contrast;
      if (told[i] === 'for') shown += heightOf(i, i);
    }
    if (shown < heightOf(first, last) * 0.5 || rows < dpi * 0.08) continue;
    const mean = contrast / rows;
    if (mean >= (rows < dpi * 0.3 ? LEAST_SHORT : LEAST) && mean <= MOST) best = { first, last, contrast: mean };
  }
  return best;
}

/** What a band says: a hairline shows, none does, print hides the place (of two cells that fill the band, or of two characters of one), or nothing. */
function bandTells(
  { rows, contrast, between, over, stretches, weak }: Band,
  dpi: number,
): 'for' | 'against' | 'hidden' | 'open' {
  const few = Math.max(3, dpi * 0.02);
  if (over >= few || weak > stretches * 0.3) return 'against';
  if (rows >= Math.max(4, dpi * 0.025)) return contrast >= LEAST_BAND * rows ? 'for' : 'against';
  return between >= few ? 'hidden' : 'open';
}

/** Dirt on a scanner's glass draws lines as well: they do not end where the table does. */
function isStreak(image: GreyImage, x: number, from: number, to: number, contrast: number): boolean {
  const length = Math.round(image.dpi * 0.3);
  const skip = Math.round(image.dpi * 0.06);
  const sides = [
    [from - skip - length, from - skip],
    [to + skip, to + skip + length],
  ];
  return sides.every(([a, b]) => contrastOf(image, x, Math.round(a!), Math.round(b!)) >= contrast * 0.6);
}

function contrastOf(image: GreyImage, x: number, from: number, to: number): number {
  const { width, height, data, dpi } = image;
  if (from < 0 || to > height) return 0;
  const flank = Math.max(3, Math.round(dpi * 0.03));
  let total = 0;
  for (let y = from; y < to; y++) {
    const row = y * width;
    total += Math.min(data[row + x - flank]!, data[row + x + flank]!) - data[row + x]!;
  }
  return total / (to - from);
}

/** The parts of a ruling along which no other stands. */
function uncovered(ruling: PixelRuling, others: readonly PixelRuling[], dpi: number): PixelRuling[] {
  const near = others
    .filter((r) => Math.abs(placeOf(r) - placeOf(ruling)) <= dpi * 0.05 && r.to > ruling.from && r.from < ruling.to)
    .sort((a, b) => a.from - b.from);
  const parts: PixelRuling[] = [];
  let from = ruling.from;
  for (const to of [...near.map((r) => r.from), ruling.to]) {
    if (to - from >= dpi * 0.1) parts.push({ ...ruling, from, to });
    for (const r of near) if (r.from <= to) from = Math.max(from, r.to);
  }
  return parts;
}

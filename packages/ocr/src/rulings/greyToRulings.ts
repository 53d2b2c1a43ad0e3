import type { GreyImage } from '../image.ts';
import { borderRulings } from './borderRulings.ts';
import { faintTails } from './faintTails.ts';
import { hairlinesBetween } from './hairlines.ts';
import { joinRulings } from './joinRulings.ts';
import { type PixelRuling, type PixelRulings, placeAt, placeOf } from './pixelRuling.ts';
import { dropPrint, evenRulings, pruneRulings } from './pruneRulings.ts';
import { ridgeToRulings } from './ridgeToRulings.ts';
import { snapRulings } from './snapRulings.ts';

/**
 * The rulings of a level page. Ridges of darkness that are long in one direction and white on both flanks become segments, broken ones are joined,
 * those that touch nothing and are no longer than print are dropped, hairlines are looked for between those found, ends are snapped to what they meet
 * and a missing outer border is added.
 */
export function greyToRulings(flat: GreyImage): PixelRulings {
  const turned = transposeGrey(flat);
  let rulings: PixelRulings = {
    horizontal: joinRulings(ridges(flat), flat.dpi),
    vertical: joinRulings(ridges(turned), flat.dpi),
  };
  rulings = pruneRulings(dropPrint(rulings), flat.dpi);
  if (areLight(flat, rulings)) addHairlines(flat, turned, rulings);
  rulings = borderRulings(rulings, flat.dpi);
  return snapRulings(rulings, flat.dpi);
}

/** A table is drawn in one manner: where most rulings are dark, none is missing, and the search would cost a tenth of the page's time. */
const LIGHT = 70;
const LIGHT_SHARE = 0.1;

function areLight(flat: GreyImage, { horizontal, vertical }: PixelRulings): boolean {
  const light = [
    ...horizontal.map((r) => darknessOf(flat, r, 1, flat.width)),
    ...vertical.map((r) => darknessOf(flat, r, flat.width, 1)),
  ].filter((darkness) => darkness < LIGHT);
  return light.length > 0 && light.length >= (horizontal.length + vertical.length) * LIGHT_SHARE;
}

/** How dark a ruling is, of 255, in the middle of a sample along it. */
function darknessOf(flat: GreyImage, ruling: PixelRuling, along: number, across: number): number {
  const samples: number[] = [];
  for (let i = 1; i < 40; i++) {
    const place = Math.round(ruling.from + ((ruling.to - ruling.from) * i) / 40);
    const at = place * along + Math.round(placeAt(ruling, place)) * across;
    samples.push(255 - Math.min(...[-across, 0, across].map((step) => flat.data[at + step] ?? 255)));
  }
  return samples.sort((a, b) => a - b)[samples.length >> 1]!;
}

/** Adds what is too faint to be seen by itself. The rulings of one direction bound what is looked for in the other. */
function addHairlines(flat: GreyImage, turned: GreyImage, { horizontal, vertical }: PixelRulings): void {
  vertical.push(...hairlinesBetween(flat, horizontal, vertical));
  const fainter = hairlinesBetween(turned, vertical, horizontal);
  horizontal.push(...fainter);
  if (fainter.length > 0) vertical.push(...hairlinesBetween(flat, horizontal, vertical));
}

function transposeGrey(image: GreyImage): GreyImage {
  const { width: w, height: h, data, dpi } = image;
  const out = new Uint8Array(w * h);
  for (let y = 0; y < h; y++) for (let x = 0; x < w; x++) out[x * h + y] = data[y * w + x]!;
  return { width: h, height: w, data: out, dpi };
}

/** Least darkening, of 255, of a ruling against its flanks; and of a faint one: a hairline in light grey, blurred by a scanner. */
const RIDGE = 24;
const FAINT_RIDGE = 10;

/**
 * Horizontal ridges of darkness as segments. Faint ones are looked for apart, and count where there is no other: at their threshold print
 * hangs on to a dark ruling and draws it off its line.
 */
export function ridges(image: GreyImage): PixelRuling[] {
  const window = Math.max(9, Math.round(image.dpi * 0.2)) | 1;
  const means: Uint8Array[] = [];
  for (let y = 0; y < image.height; y++) means.push(meanDarkness(image, y, window));
  const found = ridgesAbove(image, means, window, RIDGE, false);
  for (const faint of ridgesAbove(image, means, window, FAINT_RIDGE, true)) {
    const isNew = !found.some(
      (r) =>
        Math.abs(placeOf(r) - placeOf(faint)) <= image.dpi * 0.03 &&
        Math.min(r.to, faint.to) - Math.max(r.from, faint.from) > 0.5 * Math.min(r.to - r.from, faint.to - faint.from),
    );
    if (isNew) found.push(faint);
  }
  const even = evenRulings(found, image.dpi);
  return [...even, ...faintTails(image, even)];
}

function ridgesAbove(
  image: GreyImage,
  means: readonly Uint8Array[],
  window: number,
  threshold: number,
  faint: boolean,
): PixelRuling[] {
  const { width, height, dpi } = image;
  const flank = Math.max(3, Math.round(dpi * 0.024));
  const ridges: Ridge[] = [];
  let above: Run[] = [];
  for (let y = 0; y < height; y++) {
    const here = means[y]!;
    const up = means[Math.max(0, y - flank)]!;
    const down = means[Math.min(height - 1, y + flank)]!;
    const runs: Run[] = [];
    let from = -1;
    for (let x = 0; x <= width; x++) {
      const on = x < width && here[x]! - Math.max(up[x]!, down[x]!) > threshold;
      if (on && from < 0) from = x;
      else if (!on && from >= 0) {
        runs.push({ from, to: x, ridge: newRidge() });
        from = -1;
      }
    }
    linkRuns(above, runs, ridges, y, here);
    above = runs;
  }
  const found: PixelRuling[] = [];
  for (const ridge of ridges) {
    if (ridge.into === undefined && ridge.to - ridge.from >= window / 2) {
      found.push(...ridgeToRulings(image, ridge, window, faint));
    }
  }
  return found;
}

function meanDarkness(image: GreyImage, y: number, window: number): Uint8Array {
  const { width, data } = image;
  const out = new Uint8Array(width);
  const half = window >> 1;
  const row = y * width;
  let sum = 0;
  for (let x = 0; x < Math.min(half, width); x++) sum += 255 - data[row + x]!;
  for (let x = 0; x < width; x++) {
    if (x + half < width) sum += 255 - data[row + x + half]!;
    if (x - half - 1 >= 0) sum -= 255 - data[row + x - half - 1]!;
    out[x] = sum / window;
  }
  return out;
}

interface Run {
  from: number;
  to: number;
  ridge: Ridge;
}

/** A connected ridge; the weighted sums fit a straight line through it. */
export interface Ridge {
  from: number;
  to: number;
  w: number;
  wx: number;
  wy: number;
  wxx: number;
  wxy: number;
  into?: Ridge;
}

const newRidge = (): Ridge => ({ from: Number.POSITIVE_INFINITY, to: 0, w: 0, wx: 0, wy: 0, wxx: 0, wxy: 0 });

function rootOf(ridge: Ridge): Ridge {
  let root = ridge;
  while (root.into) root = root.into;
  return root;
}

function linkRuns(above: Run[], runs: Run[], ridges: Ridge[], y: number, darkness: Uint8Array): void {
  let first = 0;
  for (const run of runs) {
    while (first < above.length && above[first]!.to < run.from) first++;
    let root: Ridge | undefined;
    for (let i = first; i < above.length && above[i]!.from <= run.to; i++) {
      const other = rootOf(above[i]!.ridge);
      if (!root) root = other;
      else if (other !== root) {
        addInto(root, other);
        other.into = root;
      }
    }
    if (root) run.ridge = root;
    else ridges.push(run.ridge);
    const own = newRidge();
    own.from = run.from;
    own.to = run.to;
    for (let x = run.from; x < run.to; x += 2) {
      const w = darkness[x]!;
      own.w += w;
      own.wx += w * x;
      own.wy += w * y;
      own.wxx += w * x * x;
      own.wxy += w * x * y;
    }
    addInto(run.ridge, own);
  }
}

function addInto(target: Ridge, other: Ridge): void {
  target.from = Math.min(target.from, other.from);
  target.to = Math.max(target.to, other.to);
  target.w += other.w;
  target.wx += other.wx;
  target.wy += other.wy;
  target.wxx += other.wxx;
  target.wxy += other.wxy;
}

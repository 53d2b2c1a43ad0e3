import { type GreyImage, release, transposeGrey } from '../image.ts';
import { borderRulings } from './borderRulings.ts';
import { dropPaperEdges } from './dropPaperEdges.ts';
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
  rulings = dropPaperEdges(dropPrint(rulings), flat.width, flat.height, flat.dpi);
  rulings = pruneRulings(rulings, flat.dpi);
  if (areLight(flat, rulings)) addHairlines(flat, turned, rulings);
  release(turned);
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

/** Least darkening, of 255, of a ruling against its flanks; and of a faint one: a hairline in light grey, blurred by a scanner. */
const RIDGE = 24;
const FAINT_RIDGE = 10;

/**
 * Horizontal ridges of darkness as segments. Faint ones are looked for apart, and count where there is no other: at their threshold print
 * hangs on to a dark ruling and draws it off its line.
 */
export function ridges(image: GreyImage): PixelRuling[] {
  const window = Math.max(9, Math.round(image.dpi * 0.2)) | 1;
  const { dark, faint } = findRidges(image, window);
  const found = ridgesToRulings(image, dark, window, false);
  for (const ruling of ridgesToRulings(image, faint, window, true)) {
    const isNew = !found.some(
      (r) =>
        Math.abs(placeOf(r) - placeOf(ruling)) <= image.dpi * 0.03 &&
        Math.min(r.to, ruling.to) - Math.max(r.from, ruling.from) >
          0.5 * Math.min(r.to - r.from, ruling.to - ruling.from),
    );
    if (isNew) found.push(ruling);
  }
  const even = evenRulings(found, image.dpi);
  return [...even, ...faintTails(image, even)];
}

const ridgesToRulings = (image: GreyImage, ridges: readonly Ridge[], window: number, faint: boolean): PixelRuling[] =>
  ridges.flatMap((ridge) =>
    ridge.into === undefined && ridge.to - ridge.from >= window / 2 ? ridgeToRulings(image, ridge, window, faint) : [],
  );

/** Goes down the picture once: what stands out by FAINT_RIDGE, and within that what does by RIDGE. */
function findRidges(image: GreyImage, window: number): { dark: Ridge[]; faint: Ridge[] } {
  const { width, height, dpi } = image;
  const flank = Math.max(3, Math.round(dpi * 0.024));
  // Rows from one flank to the other, in turn.
  const means = Array.from({ length: 2 * flank + 1 }, () => new Uint8Array(width));
  const rowAt = (y: number) => means[Math.max(0, Math.min(height - 1, y)) % means.length]!;
  for (let y = 0; y < Math.min(flank, height); y++) meanDarkness(image, y, window, rowAt(y));
  const dark = new RidgeLinker();
  const faint = new RidgeLinker();
  for (let y = 0; y < height; y++) {
    if (y + flank < height) meanDarkness(image, y + flank, window, rowAt(y + flank));
    const here = rowAt(y);
    const up = rowAt(y - flank);
    const down = rowAt(y + flank);
    let faintFrom = -1;
    let darkFrom = -1;
    for (let x = 0; x < width; x++) {
      const least = here[x]! - FAINT_RIDGE;
      const stands = least > up[x]! && least > down[x]!;
      if (!stands && faintFrom < 0) continue;
      const isDark = stands && here[x]! - RIDGE > up[x]! && here[x]! - RIDGE > down[x]!;
      if (stands && faintFrom < 0) faintFrom = x;
      else if (!stands) {
        faint.add(faintFrom, x);
        faintFrom = -1;
      }
      if (isDark && darkFrom < 0) darkFrom = x;
      else if (!isDark && darkFrom >= 0) {
        dark.add(darkFrom, x);
        darkFrom = -1;
      }
    }
    if (faintFrom >= 0) faint.add(faintFrom, width);
    if (darkFrom >= 0) dark.add(darkFrom, width);
    faint.endRow(y, here);
    dark.endRow(y, here);
  }
  return { dark: dark.ridges, faint: faint.ridges };
}

/** The darkness of each pixel of a row and of those beside it, `window` in all, on average. */
function meanDarkness({ width, data }: GreyImage, y: number, window: number, out: Uint8Array): void {
  const half = window >> 1;
  const row = y * width;
  let sum = 0;
  for (let x = 0; x < Math.min(half, width); x++) sum += 255 - data[row + x]!;
  for (let x = 0; x < width; x++) {
    if (x + half < width) sum += 255 - data[row + x + half]!;
    if (x > half) sum -= 255 - data[row + x - half - 1]!;
    out[x] = sum / window;
  }
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

/** Joins the runs of each row with those of the row above that they touch. */
class RidgeLinker {
  readonly ridges: Ridge[] = [];
  private above: Run[] = [];
  private runs: Run[] = [];

  /** A run of the row, from the left. */
  add(from: number, to: number): void {
    this.runs.push({ from, to, ridge: newRidge() });
  }

  endRow(y: number, darkness: Uint8Array): void {
    const { above, runs } = this;
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
      else this.ridges.push(run.ridge);
      addRun(run.ridge, run, y, darkness);
    }
    this.above = runs;
    this.runs = [];
  }
}

function addRun(ridge: Ridge, { from, to }: Run, y: number, darkness: Uint8Array): void {
  ridge.from = Math.min(ridge.from, from);
  ridge.to = Math.max(ridge.to, to);
  for (let x = from; x < to; x += 2) {
    const w = darkness[x]!;
    ridge.w += w;
    ridge.wx += w * x;
    ridge.wy += w * y;
    ridge.wxx += w * x * x;
    ridge.wxy += w * x * y;
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

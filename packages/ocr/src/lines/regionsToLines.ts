import type { InkMask, PixelBox } from '../image.ts';
import { bandsToCorridors, type Corridor } from './corridors.ts';
import type { Regions } from './rulingsToRegions.ts';

/** One line of text: a tight box of ink and the region it stands in. */
export interface TextLine extends PixelBox {
  region: number;
  cell: boolean;
}

/**
 * Cuts the ink of each region into lines of text: by blank rows, then by wide blank columns, and again until nothing parts.
 * In a cell only a gap of many characters parts a line (names are spaced out to fill their cell); outside, a gap of two.
 */
export function regionsToLines(ink: InkMask, regions: Regions, dpi: number): TextLine[] {
  const own = regionMasks(ink, regions);
  const size = printSize(ink, regions, own, dpi);
  const lines: TextLine[] = [];
  regions.boxes.forEach((region, index) => {
    if (own.count[index]! < 4) return;
    const cut: Cut = {
      ink,
      isOwn: ownPixel(ink, regions, index),
      size,
      gap: region.cell ? size * 4 : size * 1.6,
      dpi,
    };
    for (const box of cutBox(cut, own.box[index]!, 0)) lines.push({ ...box, region: index, cell: region.cell });
  });
  return lines;
}

/** The usual height of the lines of a page: their 60th percentile. */
export function usualHeight(lines: readonly PixelBox[]): number {
  const heights = lines.map((line) => line.y1 - line.y0).sort((a, b) => a - b);
  return heights[Math.floor(heights.length * 0.6)] ?? 0;
}

interface Own {
  count: Int32Array;
  box: PixelBox[];
}

function regionMasks(ink: InkMask, regions: Regions): Own {
  const { width, height, data } = ink;
  const count = new Int32Array(regions.boxes.length);
  const box = regions.boxes.map(() => ({ x0: width, y0: height, x1: 0, y1: 0 }));
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (!data[y * width + x]) continue;
      const index = regions.regionAt(x, y);
      count[index]!++;
      const b = box[index]!;
      if (x < b.x0) b.x0 = x;
      if (x >= b.x1) b.x1 = x + 1;
      if (y < b.y0) b.y0 = y;
      if (y >= b.y1) b.y1 = y + 1;
    }
  }
  return { count, box };
}

/** Ink of a region. Looked up each time: a label for every pixel is the largest thing a page would need. */
const ownPixel = (ink: InkMask, regions: Regions, index: number) => (x: number, y: number) =>
  ink.data[y * ink.width + x] === 1 && regions.regionAt(x, y) === index;

interface Cut {
  ink: InkMask;
  isOwn(x: number, y: number): boolean;
  /** Height of the print of this page in pixels. */
  size: number;
  gap: number;
  dpi: number;
}

/** The usual height of a band of ink on this page: the 60th percentile of what is between 5 and 20 points high. */
function printSize(ink: InkMask, regions: Regions, own: Own, dpi: number): number {
  const heights: number[] = [];
  regions.boxes.forEach((_, index) => {
    if (own.count[index]! < 4) return;
    const box = own.box[index]!;
    const cut: Cut = { ink, isOwn: ownPixel(ink, regions, index), size: 0, gap: 0, dpi };
    for (const band of rowBands(cut, box)) {
      const height = band.y1 - band.y0;
      if (height >= (dpi * 5) / 72 && height <= (dpi * 20) / 72) heights.push(height);
    }
  });
  heights.sort((a, b) => a - b);
  return heights[Math.floor(heights.length * 0.6)] ?? (dpi * 10) / 72;
}

function cutBox(cut: Cut, box: PixelBox, depth: number): PixelBox[] {
  const bands = splitTall(cut, mergeThin(cut, rowBands(cut, box)));
  const inked = bands.map((band) => inkedColumns(cut, band));
  const corridors = depth === 0 ? bandsToCorridors(bands, inked, cut.size) : [];
  const out: PixelBox[] = [];
  for (const [n, band] of bands.entries()) {
    const parts = columnParts(cut, band, inked[n]!, corridors[n] ?? []);
    for (const part of parts) {
      const tight = tighten(cut, part);
      if (!tight || isSpeck(cut, tight)) continue;
      if (parts.length > 1 && depth < 6 && tight.y1 - tight.y0 > cut.size * 1.2)
        out.push(...cutBox(cut, tight, depth + 1));
      else out.push(tight);
    }
  }
  return out;
}

function rowBands(cut: Cut, box: PixelBox): PixelBox[] {
  const bands: PixelBox[] = [];
  let from = -1;
  for (let y = box.y0; y <= box.y1; y++) {
    let on = false;
    if (y < box.y1) for (let x = box.x0; x < box.x1 && !on; x++) on = cut.isOwn(x, y);
    if (on && from < 0) from = y;
    else if (!on && from >= 0) {
      bands.push({ x0: box.x0, x1: box.x1, y0: from, y1: y });
      from = -1;
    }
  }
  return bands;
}

/** Bands that are too thin to be a line (the strokes of 二, a dot) go to the nearest band if together they are no higher than a line. */
function mergeThin(cut: Cut, bands: PixelBox[]): PixelBox[] {
  const merged = [...bands];
  for (let i = 0; i < merged.length; ) {
    const band = merged[i]!;
    if (band.y1 - band.y0 >= cut.size * 0.62) {
      i++;
      continue;
    }
    const fits = (other: PixelBox | undefined) => {
      if (!other) return Number.POSITIVE_INFINITY;
      const gap = Math.max(other.y0 - band.y1, band.y0 - other.y1);
      const height = Math.max(other.y1, band.y1) - Math.min(other.y0, band.y0);
      return gap <= cut.size * 0.45 && height <= cut.size * 1.45 ? gap : Number.POSITIVE_INFINITY;
    };
    const above = fits(merged[i - 1]);
    const below = fits(merged[i + 1]);
    if (above === Number.POSITIVE_INFINITY && below === Number.POSITIVE_INFINITY) {
      i++;
      continue;
    }
    const first = above <= below ? i - 1 : i;
    merged.splice(first, 2, { ...merged[first]!, y1: merged[first + 1]!.y1 });
    i = first;
  }
  return merged;
}

/** Bands of several lines that touch are cut where there is least ink, if there is little. */
function splitTall(cut: Cut, bands: PixelBox[]): PixelBox[] {
  return bands.flatMap((band) => {
    const height = band.y1 - band.y0;
    if (height < cut.size * 1.75) return [band];
    const profile = new Float64Array(height);
    let sum = 0;
    for (let y = 0; y < height; y++) {
      for (let x = band.x0; x < band.x1; x++) if (cut.isOwn(x, y + band.y0)) profile[y]!++;
      sum += profile[y]!;
    }
    const mean = sum / height;
    let at = -1;
    let least = mean * 0.3;
    for (let y = Math.floor(cut.size * 0.7); y <= height - cut.size * 0.7; y++) {
      if (profile[y]! < least) {
        least = profile[y]!;
        at = y;
      }
    }
    if (at < 0) return [band];
    const upper = { ...band, y1: band.y0 + at };
    const lower = { ...band, y0: band.y0 + at };
    return [...splitTall(cut, [upper]), ...splitTall(cut, [lower])];
  });
}

/** Whether there is ink in each column of pixels of a band, from its left edge: 1 where it is in the lower third only, else 2. */
function inkedColumns(cut: Cut, band: PixelBox): Uint8Array {
  const columns = new Uint8Array(band.x1 - band.x0);
  const low = band.y1 - (band.y1 - band.y0) / 3;
  for (let x = band.x0; x < band.x1; x++) {
    let y = band.y0;
    while (y < band.y1 && !cut.isOwn(x, y)) y++;
    if (y < band.y1) columns[x - band.x0] = y < low ? 2 : 1;
  }
  return columns;
}

function columnParts(cut: Cut, band: PixelBox, inked: Uint8Array, corridors: readonly Corridor[]): PixelBox[] {
  const gap = Math.max(cut.gap, (band.y1 - band.y0) * (cut.gap / cut.size) * 0.8);
  const parts: PixelBox[] = [];
  let from = -1;
  let last = -1;
  for (let x = 0; x < inked.length; x++) {
    if (inked[x] === 0) continue;
    if (from < 0) from = x;
    else if (x - last > gap || corridors.some((corridor) => corridor.from > last && corridor.to <= x)) {
      parts.push({ ...band, x0: band.x0 + from, x1: band.x0 + last + 1 });
      from = x;
    }
    last = x;
  }
  if (from >= 0) parts.push({ ...band, x0: band.x0 + from, x1: band.x0 + last + 1 });
  return parts;
}

function tighten(cut: Cut, box: PixelBox): PixelBox | undefined {
  const tight = { x0: box.x1, y0: box.y1, x1: box.x0, y1: box.y0 };
  for (let y = box.y0; y < box.y1; y++) {
    for (let x = box.x0; x < box.x1; x++) {
      if (!cut.isOwn(x, y)) continue;
      if (x < tight.x0) tight.x0 = x;
      if (x >= tight.x1) tight.x1 = x + 1;
      if (y < tight.y0) tight.y0 = y;
      if (y >= tight.y1) tight.y1 = y + 1;
    }
  }
  return tight.x1 > tight.x0 ? tight : undefined;
}

/** Too small for any sign that says something alone: smaller than a dash in both directions. */
function isSpeck(cut: Cut, box: PixelBox): boolean {
  return box.x1 - box.x0 < cut.size * 0.22 && box.y1 - box.y0 < cut.size * 0.3;
}

import type { GreyImage, PixelBox, RgbaImage } from '../image.ts';

/** Seals are looked for in blocks of this many pixels. */
const BLOCK = 8;

/** Rows that are looked at together: whole blocks, and few, since a page in colour takes four times the room of a grey one. */
const BAND = 32 * BLOCK;

/** A picture in colour that gives its parts: red, green, blue, opacity of the pixels of a box, row by row. A part is used up before the next is asked for. */
export interface ColourParts {
  width: number;
  height: number;
  colours(part: PixelBox): Uint8Array;
}

/**
 * Colour to grey. Red seals are taken out: inside a region of red that is as large and as round as a seal the red channel alone counts, in which
 * red ink is light and black print stays black; what is as light as the seal's own ink becomes paper. Red print (a negative amount, a letterhead) is smaller or longer and stays as dark as it is.
 */
export function colourToGrey(image: ColourParts, dpi: number): { grey: GreyImage; seals: PixelBox[] } {
  const { width, height } = image;
  const grey = new Uint8Array(width * height);
  const columns = Math.ceil(width / BLOCK);
  const rows = Math.ceil(height / BLOCK);
  const red = new Uint16Array(columns * rows);
  for (let y0 = 0; y0 < height; y0 += BAND) {
    const y1 = Math.min(height, y0 + BAND);
    const data = image.colours({ x0: 0, x1: width, y0, y1 });
    for (let y = y0, p = 0; y < y1; y++) {
      const row = ((y / BLOCK) | 0) * columns;
      for (let x = 0; x < width; x++, p += 4) {
        const [r, g, b, a] = [data[p]!, data[p + 1]!, data[p + 2]!, data[p + 3]!];
        const luma = (r * 77 + g * 150 + b * 29) >> 8;
        grey[y * width + x] = a === 255 ? luma : 255 - ((((255 - luma) * a) / 255) | 0);
        if (r > g + 50 && r > b + 50 && a > 128) red[row + ((x / BLOCK) | 0)]!++;
      }
    }
  }
  const seals = redSeals(red, columns, rows, { width, height, dpi });
  for (const seal of seals) liftSeal(image.colours(seal), seal, { width, height, dpi, data: grey });
  return { grey: { width, height, data: grey, dpi }, seals };
}

/** Colour to grey as above, ready to be read. */
export function pictureToGrey(image: ColourParts, dpi: number): GreyImage {
  const { grey, seals } = colourToGrey(image, dpi);
  return { ...grey, seals: seals.length };
}

/** A whole picture in colour as one that gives its parts. */
export function imageToParts({ width, height, data }: RgbaImage): ColourParts {
  return {
    width,
    height,
    colours({ x0, y0, x1, y1 }) {
      const out = new Uint8Array((x1 - x0) * (y1 - y0) * 4);
      for (let y = y0; y < y1; y++)
        out.set(data.subarray((y * width + x0) * 4, (y * width + x1) * 4), (y - y0) * (x1 - x0) * 4);
      return out;
    },
  };
}

/** A seal's colour is smeared over so many parts of an inch by the compression of scans: its outlines look grey. */
const SMEAR = 1 / 65;

/** Writes what stands under a seal, whose colours are `data`, into `grey`. */
function liftSeal(data: Uint8Array, seal: PixelBox, grey: GreyImage): void {
  const [w, h] = [seal.x1 - seal.x0, seal.y1 - seal.y0];
  const isRed = new Uint8Array(w * h);
  const inks: number[] = [];
  for (let y = 0; y < h; y++) {
    for (let x = 0; x < w; x++) {
      const p = (y * w + x) * 4;
      const redness = data[p]! - Math.max(data[p + 1]!, data[p + 2]!);
      if (redness > 12) isRed[y * w + x] = 1;
      if (redness > 50) inks.push(data[p]!);
    }
  }
  const ink = inks.sort((a, b) => a - b)[inks.length >> 1] ?? 255;
  const [dark, light] = [ink * 0.5, ink * 0.82];
  const reach = Math.max(1, Math.round(grey.dpi * SMEAR));
  const near = (x: number, y: number) => {
    for (let ny = Math.max(0, y - reach); ny <= Math.min(h - 1, y + reach); ny++)
      for (let nx = Math.max(0, x - reach); nx <= Math.min(w - 1, x + reach); nx++) if (isRed[ny * w + nx]) return true;
    return false;
  };
  for (let y = 0; y < h; y++) {
    for (let x = 0; x < w; x++) {
      if (!near(x, y)) continue;
      const at = (seal.y0 + y) * grey.width + seal.x0 + x;
      const red = data[(y * w + x) * 4]!;
      const lifted = red <= dark ? red : Math.min(255, dark + ((red - dark) * (255 - dark)) / (light - dark));
      grey.data[at] = Math.max(grey.data[at]!, lifted);
    }
  }
}

/** @param red how many pixels of each block are red */
function redSeals(
  red: Uint16Array,
  columns: number,
  rows: number,
  { width, height, dpi }: { width: number; height: number; dpi: number },
): PixelBox[] {
  const seen = new Uint8Array(columns * rows);
  const seals: PixelBox[] = [];
  for (let start = 0; start < red.length; start++) {
    if (seen[start] || red[start]! < 4) continue;
    const found = redRegion(red, seen, start, columns, rows);
    const w = (found.x1 - found.x0) * BLOCK;
    const h = (found.y1 - found.y0) * BLOCK;
    if (w >= dpi * 0.8 && h >= dpi * 0.8 && w <= dpi * 2.6 && h <= dpi * 2.6 && w / h > 0.55 && w / h < 1.8) {
      seals.push({
        x0: Math.max(0, found.x0 * BLOCK - BLOCK),
        y0: Math.max(0, found.y0 * BLOCK - BLOCK),
        x1: Math.min(width, found.x1 * BLOCK + BLOCK),
        y1: Math.min(height, found.y1 * BLOCK + BLOCK),
      });
    }
  }
  return seals;
}

/** The box, in blocks, of the red blocks around `start` that lie at most two blocks apart. */
function redRegion(red: Uint16Array, seen: Uint8Array, start: number, columns: number, rows: number): PixelBox {
  const stack = [start];
  seen[start] = 1;
  const box = { x0: columns, y0: rows, x1: 0, y1: 0 };
  while (stack.length > 0) {
    const at = stack.pop()!;
    const x = at % columns;
    const y = (at / columns) | 0;
    box.x0 = Math.min(box.x0, x);
    box.y0 = Math.min(box.y0, y);
    box.x1 = Math.max(box.x1, x + 1);
    box.y1 = Math.max(box.y1, y + 1);
    for (let dy = -2; dy <= 2; dy++) {
      for (let dx = -2; dx <= 2; dx++) {
        const nx = x + dx;
        const ny = y + dy;
        if (nx < 0 || ny < 0 || nx >= columns || ny >= rows) continue;
        const next = ny * columns + nx;
        if (!seen[next] && red[next]! >= 4) {
          seen[next] = 1;
          stack.push(next);
        }
      }
    }
  }
  return box;
}

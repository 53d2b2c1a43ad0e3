import type { GreyImage } from '../image.ts';

/** Specks are of so many pixels at 200 dots an inch; the smallest point of print is of eight. */
const SPECK = 2;

/** Of what is not white, no more than this share is grey in a picture in black and white that was scaled; print scanned in grey has 0.8 and more. */
const GREY = 0.65;

/** A page has specks where so many parts of a thousand are: a few do no harm, and a page without them is left alone. */
const SPECKLED = 0.5 / 1000;

/**
 * Takes the specks out of a scan in black and white, changed in place: they stand before numbers like a minus, and keep lines from being parted.
 * In grey, specks are fainter than print.
 */
export function despeckle(flat: GreyImage): void {
  const { width, height, data } = flat;
  let print = 0;
  let grey = 0;
  for (let i = 0; i < data.length; i += 5) {
    if (data[i]! >= 200) continue;
    print++;
    if (data[i]! > 60) grey++;
  }
  if (grey > print * GREY) return;
  const most = Math.max(1, Math.round((SPECK * flat.dpi) / 200));
  const specks: number[] = [];
  for (let y = 1; y < height - 1; y++)
    for (let x = 1; x < width - 1; x++)
      if (data[y * width + x]! < 128) specks.push(...speckAt(flat, y * width + x, most));
  if (specks.length < data.length * SPECKLED) return;
  for (const at of specks) data[at] = 255;
}

/** The dark pixels that hang together with one; none where there are more than `most`. */
function speckAt({ width, data }: GreyImage, start: number, most: number): number[] {
  const found = [start];
  for (let next = 0; next < found.length; next++) {
    for (let dy = -width; dy <= width; dy += width) {
      for (let dx = -1; dx <= 1; dx++) {
        const at = found[next]! + dy + dx;
        if ((data[at] ?? 255) >= 128 || found.includes(at)) continue;
        if (found.length === most) return [];
        found.push(at);
      }
    }
  }
  return found;
}

import { type GreyImage, newGrey, type PixelBox } from '../image.ts';
import type { TextLine } from './regionsToLines.ts';

/**
 * The picture of one line with paper around it: a quarter of its height above and below, more at the sides, where a faint sign (a minus, a 。)
 * may stand that is too light to count as ink. What other lines, and the rulings around its region, leave within that margin is painted over.
 */
export function cropLine(
  flat: GreyImage,
  line: TextLine,
  others: readonly TextLine[],
  region: PixelBox,
  size: number,
): GreyImage {
  const height = line.y1 - line.y0;
  // A dash or 一 alone is taken as high as its line would be, so that it is not blown up to a block.
  const spare = Math.max(0, size * 0.8 - height) / 2;
  const pad = Math.round(Math.max(height, size * 0.8) * 0.25);
  const side = Math.round(pad * 2.8);
  const x0 = line.x0 - side;
  const x1 = line.x1 + side;
  const y0 = Math.round(line.y0 - pad - spare);
  const y1 = Math.round(line.y1 + pad + spare);
  const out = newGrey(x1 - x0, y1 - y0, flat.dpi, 250);
  const border = Math.max(2, Math.round(flat.dpi * 0.015));
  const fromX = Math.max(0, x0, Math.min(line.x0, region.x0 + border));
  const toX = Math.min(flat.width, x1, Math.max(line.x1, region.x1 - border));
  const fromY = Math.max(0, y0, Math.min(line.y0, region.y0 + border));
  const toY = Math.min(flat.height, y1, Math.max(line.y1, region.y1 - border));
  for (let y = fromY; y < toY; y++) {
    out.data.set(flat.data.subarray(y * flat.width + fromX, y * flat.width + toX), (y - y0) * out.width + fromX - x0);
  }
  for (const other of others) {
    if (other === line || other.x1 < x0 || other.x0 > x1 || other.y1 < y0 || other.y0 > y1) continue;
    const [above, below] = [other.y1 <= line.y0 + 1, other.y0 >= line.y1 - 1];
    const [left, right] = [other.x1 <= line.x0, other.x0 >= line.x1];
    if (!above && !below && !left && !right) continue;
    for (let y = Math.max(y0, other.y0 - 1); y < Math.min(y1, other.y1 + 1); y++) {
      if ((above || below) && y >= line.y0 && y < line.y1) continue;
      for (let x = Math.max(x0, other.x0 - 1); x < Math.min(x1, other.x1 + 1); x++) {
        if (!above && !below && x >= line.x0 && x < line.x1) continue;
        out.data[(y - y0) * out.width + x - x0] = 250;
      }
    }
  }
  return out;
}

import { type GreyImage, newGrey } from '../image.ts';

/** The picture made wider or narrower by `factor`: another look at a line that was read with doubt. */
export function stretchLine(image: GreyImage, factor: number): GreyImage {
  const width = Math.max(1, Math.round(image.width * factor));
  const out = newGrey(width, image.height, image.dpi);
  for (let x = 0; x < width; x++) {
    const sx = Math.max(0, Math.min(image.width - 1, (x + 0.5) / factor - 0.5));
    const x0 = sx | 0;
    const x1 = Math.min(image.width - 1, x0 + 1);
    const t = sx - x0;
    for (let y = 0; y < image.height; y++) {
      const row = y * image.width;
      out.data[y * width + x] = image.data[row + x0]! * (1 - t) + image.data[row + x1]! * t + 0.5;
    }
  }
  return out;
}

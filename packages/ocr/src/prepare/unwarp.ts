import { type GreyImage, newGrey } from '../image.ts';
import type { Warp } from './warpOfInk.ts';

/** The image as it would be level and unbent: turned back by `degrees`, its bends taken out, in one sampling. Same size, what comes in is white. */
export function unwarp(image: GreyImage, degrees: number, warp: Warp): GreyImage {
  const { width, height, data, dpi } = image;
  const out = newGrey(width, height, dpi);
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  const [cx, cy] = [(width - 1) / 2, (height - 1) / 2];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [right, below] = bendAt(warp, (x - cx) / (width / 2), (y - cy) / (height / 2));
      const dx = x - cx + right;
      const dy = y - cy + below;
      const sx = cos * dx - sin * dy + cx;
      const sy = sin * dx + cos * dy + cy;
      if (sx < 0 || sy < 0 || sx >= width - 1 || sy >= height - 1) continue;
      const i = (sy | 0) * width + (sx | 0);
      const tx = sx - (sx | 0);
      const top = data[i]! + (data[i + 1]! - data[i]!) * tx;
      const bottom = data[i + width]! + (data[i + width + 1]! - data[i + width]!) * tx;
      out.data[y * width + x] = top + (bottom - top) * (sy - (sy | 0)) + 0.5;
    }
  }
  return out;
}

/** Where a point of the level but bent picture lies in the unbent one; the inverse of what `unwarp` samples, to a fraction of a pixel. */
export function withoutBend(warp: Warp, [x, y]: [number, number], width: number, height: number): [number, number] {
  let [toX, toY] = [x, y];
  for (let round = 0; round < 3; round++) {
    const [right, below] = bendAt(warp, (toX * 2 + 1) / width - 1, (toY * 2 + 1) / height - 1);
    [toX, toY] = [x - right, y - below];
  }
  return [toX, toY];
}

/** By how many pixels print at a place (−1 to 1) stands to the right of and below where it belongs. */
function bendAt({ tilt, fan, bow, swerve, lean, spread }: Warp, across: number, down: number): [number, number] {
  return [down * (lean + spread * across), across * (tilt + fan * down + across * (bow + swerve * across))];
}

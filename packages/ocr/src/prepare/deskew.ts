import { type GreyImage, type InkMask, newGrey } from '../image.ts';

/** Skews up to this many degrees are found. */
const MAX_DEGREES = 4;

/**
 * By how many degrees the print falls to the right (positive: clockwise on the page). The angle is the one at which the rows of ink, summed along
 * lines of that slope, differ most from row to row: text lines and rulings then stand out sharpest. Searched from coarse to fine.
 */
export function skewOfInk(ink: InkMask): number {
  const points = inkPoints(ink);
  if (points.count < 200) return 0;
  let best = { degrees: 0, score: rowSharpness(points, 0, ink.height) };
  for (const [span, step] of [
    [MAX_DEGREES, 0.2],
    [0.2, 0.04],
    [0.04, 0.01],
  ] as const) {
    const centre = best.degrees;
    for (let degrees = centre - span; degrees <= centre + span + 1e-9; degrees += step) {
      const score = rowSharpness(points, degrees, ink.height);
      if (score > best.score * 1.0005) best = { degrees, score };
    }
  }
  return Math.abs(best.degrees) < 0.02 ? 0 : Math.round(best.degrees * 100) / 100;
}

interface Points {
  x: Float32Array;
  y: Float32Array;
  count: number;
}

/** The left edges of ink runs, at most about 60,000 of them, centred horizontally: edges weigh a broad stroke as little as a thin one. */
function inkPoints(ink: InkMask): Points {
  const { width, height, data } = ink;
  let edges = 0;
  for (let i = width; i < data.length; i++) edges += data[i]! & ~data[i - width]!;
  const every = Math.max(1, Math.floor(edges / 60000));
  const x = new Float32Array(Math.ceil(edges / every) + 1);
  const y = new Float32Array(x.length);
  let count = 0;
  let seen = 0;
  for (let row = 1; row < height; row++) {
    for (let column = 0, i = row * width; column < width; column++, i++) {
      if (data[i] === 0 || data[i - width] === 1) continue;
      if (seen++ % every === 0) {
        x[count] = column - width / 2;
        y[count++] = row;
      }
    }
  }
  return { x, y, count };
}

function rowSharpness(points: Points, degrees: number, height: number): number {
  const slope = Math.tan((degrees * Math.PI) / 180);
  const margin = Math.ceil(Math.abs(slope) * 4000) + 2;
  const rows = new Float64Array(height + 2 * margin);
  for (let i = 0; i < points.count; i++) {
    const row = points.y[i]! - slope * points.x[i]! + margin;
    if (row < 0 || row >= rows.length - 1) continue;
    const floor = row | 0;
    const part = row - floor;
    rows[floor]! += 1 - part;
    rows[floor + 1]! += part;
  }
  let score = 0;
  for (const count of rows) score += count * count;
  return score;
}

/** The image turned about its centre so that what falls by `degrees` lies level; same size, the corners that come in are white. */
export function deskew(image: GreyImage, degrees: number): GreyImage {
  if (degrees === 0) return image;
  const { width, height, data, dpi } = image;
  const out = newGrey(width, height, dpi);
  const cos = Math.cos((degrees * Math.PI) / 180);
  const sin = Math.sin((degrees * Math.PI) / 180);
  const [cx, cy] = [(width - 1) / 2, (height - 1) / 2];
  for (let y = 0; y < height; y++) {
    // Where the row begins in the picture that is turned, and the part of it that lies inside.
    const startX = -cos * cx - sin * (y - cy) + cx;
    const startY = -sin * cx + cos * (y - cy) + cy;
    const [fromX, toX] = inside(startX, cos, width - 1);
    const [fromY, toY] = inside(startY, sin, height - 1);
    const to = Math.min(width - 1, toX, toY);
    for (let x = Math.max(0, fromX, fromY); x <= to; x++) {
      const sx = startX + cos * x;
      const sy = startY + sin * x;
      const x0 = sx | 0;
      const y0 = sy | 0;
      const i = y0 * width + x0;
      const right = x0 + 1 < width ? 1 : 0;
      const down = y0 + 1 < height ? width : 0;
      const tx = sx - x0;
      const top = data[i]! + (data[i + right]! - data[i]!) * tx;
      const bottom = data[i + down]! + (data[i + down + right]! - data[i + down]!) * tx;
      out.data[y * width + x] = top + (bottom - top) * (sy - y0) + 0.5;
    }
  }
  return out;
}

/** The whole numbers `x` for which 0 ≤ start + step · x ≤ last. */
function inside(start: number, step: number, last: number): [number, number] {
  if (step === 0) return start < 0 || start > last ? [0, -1] : [0, Number.POSITIVE_INFINITY];
  const ends = [-start / step, (last - start) / step].sort((a, b) => a - b);
  // A little within: what rounding leaves outside would be read beyond the picture.
  return [Math.ceil(ends[0]! + 1e-6), Math.floor(ends[1]! - 1e-6)];
}

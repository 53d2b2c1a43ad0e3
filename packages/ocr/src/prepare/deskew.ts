import { type GreyImage, type InkMask, newGrey } from '../image.ts';
import { addPoint, inkEdges, sharpnessOf } from './edges.ts';

/** Skews up to this many degrees are found. */
const MAX_DEGREES = 4;

/** About so many points of the print tell its fall. */
const POINTS = 60000;

/**
 * By how many degrees the print falls to the right (positive: clockwise on the page). The angle is the one at which the rows of ink, summed along
 * lines of that slope, differ most from row to row: text lines and rulings then stand out sharpest. Searched from coarse to fine.
 */
export function skewOfInk(ink: InkMask): number {
  const points = inkPoints(ink);
  if (points.x.length < 200) return 0;
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
}

/** The upper edges of ink, centred horizontally. */
function inkPoints(ink: InkMask): Points {
  const { width } = ink;
  const edges = inkEdges(ink, width, POINTS);
  const x = Float32Array.from(edges, (at) => (at % width) - width / 2);
  const y = Float32Array.from(edges, (at) => (at / width) | 0);
  return { x, y };
}

function rowSharpness(points: Points, degrees: number, height: number): number {
  const slope = Math.tan((degrees * Math.PI) / 180);
  const margin = Math.ceil(Math.abs(slope) * 4000) + 2;
  const rows = new Float64Array(height + 2 * margin);
  for (let i = 0; i < points.x.length; i++) {
    addPoint(rows, points.y[i]! - slope * points.x[i]! + margin);
  }
  return sharpnessOf(rows);
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

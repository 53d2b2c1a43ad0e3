import type { Box, Ruling } from '@yusuan/model';
import type { Matrix } from './matrix.ts';

/** How a path is painted: only what leaves ink counts. */
export interface Paint {
  stroke: boolean;
  fill: boolean;
  /** Line width in the current user space. */
  lineWidth: number;
  /** What the clipping paths leave to be seen, on the page. */
  clip: Box;
}

type Emit = (ruling: Ruling) => void;

/** Filled shapes at most this thick, in points, are lines and not areas. */
export const thickestLine = 2.6;
/** How far, in points, an edge may lean and still be parallel to an axis. */
const slack = 0.6;
const moveTo = 0;
const lineTo = 1;
const closePath = 4;

/** Numbers that follow each path operator: moveTo, lineTo, curveTo, quadraticCurveTo, closePath. */
const operandCounts = [2, 2, 6, 4, 0];

/**
 * The lines that a painted path leaves on the page. Strokes give one ruling a straight edge; thin filled shapes give one ruling;
 * a filled frame (a rectangle with a slightly smaller one cut out) gives four; other filled areas give none, for their edges are no ink.
 */
export function pathToRulings(path: ArrayLike<number>, matrix: Matrix, paint: Paint, emit: Emit): void {
  const [a, b, c, d, e, f] = matrix;
  const strokeWidth = paint.lineWidth * (Math.sqrt(Math.abs(a * d - b * c)) || 1);
  let points: number[] = [];
  let closed = false;
  let straight = true;
  let outer: Box | null = null;
  const flush = (): void => {
    if (points.length > 2) {
      if (paint.stroke) emitEdges(points, closed, strokeWidth, paint.clip, emit);
      if (paint.fill && straight) {
        const box = boundsOf(points);
        if (outer && frames(outer, box)) emitFrame(outer, box, emit);
        else if (!paint.stroke) emitThin(box, paint.clip, emit);
        outer = box;
      }
    }
    points = [];
    closed = false;
    straight = true;
  };
  for (let at = 0; at < path.length; ) {
    const operator = path[at]!;
    const count = operandCounts[operator];
    if (count === undefined) break;
    if (operator === moveTo) flush();
    if (operator === closePath) closed = true;
    else {
      if (operator > lineTo) straight = false;
      const x = path[at + count - 1]!;
      const y = path[at + count]!;
      points.push(a * x + c * y + e, b * x + d * y + f);
    }
    at += count + 1;
  }
  flush();
}

/** A filled rectangle (a one-colour picture, a mask) on the page as the line it looks like, if it is thin. */
export function emitThin(box: Box, clip: Box, emit: Emit): void {
  const x0 = Math.max(box.x0, clip.x0);
  const y0 = Math.max(box.y0, clip.y0);
  const x1 = Math.min(box.x1, clip.x1);
  const y1 = Math.min(box.y1, clip.y1);
  const width = x1 - x0;
  const height = y1 - y0;
  if (width < 0 || height < 0) return;
  if (height <= thickestLine && width > height) emit({ x0, y0: (y0 + y1) / 2, x1, y1: (y0 + y1) / 2, width: height });
  else if (width <= thickestLine && height > width) emit({ x0: (x0 + x1) / 2, y0, x1: (x0 + x1) / 2, y1, width });
}

function emitEdges(points: number[], closed: boolean, width: number, clip: Box, emit: Emit): void {
  const last = points.length - 2;
  for (let at = 2; at <= last; at += 2)
    emitEdge(points[at - 2]!, points[at - 1]!, points[at]!, points[at + 1]!, width, clip, emit);
  if (closed && last > 2) emitEdge(points[last]!, points[last + 1]!, points[0]!, points[1]!, width, clip, emit);
}

function emitEdge(ax: number, ay: number, bx: number, by: number, width: number, clip: Box, emit: Emit): void {
  const dx = Math.abs(ax - bx);
  const dy = Math.abs(ay - by);
  const reach = width / 2 + slack;
  if (dy <= slack && dx > dy) {
    const y = (ay + by) / 2;
    const x0 = Math.max(Math.min(ax, bx), clip.x0);
    const x1 = Math.min(Math.max(ax, bx), clip.x1);
    if (x1 > x0 && y > clip.y0 - reach && y < clip.y1 + reach) emit({ x0, y0: y, x1, y1: y, width });
  } else if (dx <= slack && dy > dx) {
    const x = (ax + bx) / 2;
    const y0 = Math.max(Math.min(ay, by), clip.y0);
    const y1 = Math.min(Math.max(ay, by), clip.y1);
    if (y1 > y0 && x > clip.x0 - reach && x < clip.x1 + reach) emit({ x0: x, y0, x1: x, y1, width });
  }
}

function boundsOf(points: number[]): Box {
  const box = { x0: points[0]!, y0: points[1]!, x1: points[0]!, y1: points[1]! };
  for (let at = 2; at < points.length; at += 2) {
    box.x0 = Math.min(box.x0, points[at]!);
    box.x1 = Math.max(box.x1, points[at]!);
    box.y0 = Math.min(box.y0, points[at + 1]!);
    box.y1 = Math.max(box.y1, points[at + 1]!);
  }
  return box;
}

/** Is `inner` cut out of `outer` so that only a thin frame is left? */
function frames(outer: Box, inner: Box): boolean {
  const margins = [inner.x0 - outer.x0, inner.y0 - outer.y0, outer.x1 - inner.x1, outer.y1 - inner.y1];
  return margins.every((margin) => margin >= 0 && margin <= thickestLine) && margins.some((margin) => margin > 0);
}

function emitFrame(outer: Box, inner: Box, emit: Emit): void {
  const everything = outer;
  emitThin({ ...outer, y1: inner.y0 }, everything, emit);
  emitThin({ ...outer, y0: inner.y1 }, everything, emit);
  emitThin({ ...outer, x1: inner.x0 }, everything, emit);
  emitThin({ ...outer, x0: inner.x1 }, everything, emit);
}

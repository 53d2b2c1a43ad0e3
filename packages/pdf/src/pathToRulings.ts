import type { Ruling } from '@yusuan/model';
import type { Matrix } from './matrix.ts';

/** How a path is painted: only what leaves ink counts. */
export interface Paint {
  stroke: boolean;
  fill: boolean;
  /** Line width in the current user space. */
  lineWidth: number;
}

/** Filled shapes at most this thick, in points, are lines and not areas. */
const thickestLine = 2.6;
/** How far, in points, an edge may lean and still be parallel to an axis. */
const slack = 0.6;

/** Numbers that follow each path operator: moveTo, lineTo, curveTo, quadraticCurveTo, closePath. */
const operandCounts = [2, 2, 6, 4, 0];

interface Point {
  x: number;
  y: number;
}

/**
 * The lines that a painted path leaves on the page. Strokes give one ruling a straight edge; thin filled shapes give one ruling;
 * filled areas give none, for their edges are no ink of their own.
 */
export function pathToRulings(
  path: ArrayLike<number>,
  matrix: Matrix,
  paint: Paint,
  emit: (ruling: Ruling) => void,
): void {
  const scale = Math.sqrt(Math.abs(matrix[0] * matrix[3] - matrix[1] * matrix[2])) || 1;
  const strokeWidth = paint.lineWidth * scale;
  let subpath: Point[] = [];
  let closed = false;
  let straight = true;
  const flush = (): void => {
    if (subpath.length > 1) {
      if (paint.fill && (straight || !paint.stroke)) emitThinShape(subpath, emit);
      if (paint.stroke) emitEdges(subpath, closed, strokeWidth, emit);
    }
    subpath = [];
    closed = false;
    straight = true;
  };
  for (let at = 0; at < path.length; ) {
    const operator = path[at]!;
    const count = operandCounts[operator];
    if (count === undefined) return;
    if (operator === 0) flush();
    if (operator === 4) {
      closed = true;
    } else {
      if (operator > 1) straight = false;
      const x = path[at + count - 1]!;
      const y = path[at + count]!;
      subpath.push({ x: matrix[0] * x + matrix[2] * y + matrix[4], y: matrix[1] * x + matrix[3] * y + matrix[5] });
    }
    at += count + 1;
  }
  flush();
}

function emitEdges(points: Point[], closed: boolean, width: number, emit: (ruling: Ruling) => void): void {
  for (let at = 1; at < points.length; at++) emitEdge(points[at - 1]!, points[at]!, width, emit);
  if (closed && points.length > 2) emitEdge(points[points.length - 1]!, points[0]!, width, emit);
}

function emitEdge(from: Point, to: Point, width: number, emit: (ruling: Ruling) => void): void {
  const dx = Math.abs(from.x - to.x);
  const dy = Math.abs(from.y - to.y);
  if (dy <= slack && dx > dy) {
    const y = (from.y + to.y) / 2;
    emit({ x0: Math.min(from.x, to.x), y0: y, x1: Math.max(from.x, to.x), y1: y, width });
  } else if (dx <= slack && dy > dx) {
    const x = (from.x + to.x) / 2;
    emit({ x0: x, y0: Math.min(from.y, to.y), x1: x, y1: Math.max(from.y, to.y), width });
  }
}

function emitThinShape(points: Point[], emit: (ruling: Ruling) => void): void {
  let x0 = Number.POSITIVE_INFINITY;
  let y0 = Number.POSITIVE_INFINITY;
  let x1 = Number.NEGATIVE_INFINITY;
  let y1 = Number.NEGATIVE_INFINITY;
  for (const { x, y } of points) {
    x0 = Math.min(x0, x);
    y0 = Math.min(y0, y);
    x1 = Math.max(x1, x);
    y1 = Math.max(y1, y);
  }
  const width = x1 - x0;
  const height = y1 - y0;
  if (height <= thickestLine && width > height) {
    const y = (y0 + y1) / 2;
    emit({ x0, y0: y, x1, y1: y, width: height });
  } else if (width <= thickestLine && height > width) {
    const x = (x0 + x1) / 2;
    emit({ x0: x, y0, x1: x, y1, width });
  }
}

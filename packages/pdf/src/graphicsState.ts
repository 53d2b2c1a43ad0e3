import type { Box } from '@yusuan/model';
import type { Matrix } from './matrix.ts';
import type { PdfjsFont } from './pdfjs.ts';

/** What `save` keeps and `restore` brings back. */
export interface GraphicsState {
  matrix: Matrix;
  lineWidth: number;
  font: PdfjsFont | null;
  fontSize: number;
  charSpacing: number;
  wordSpacing: number;
  horizontalScale: number;
  leading: number;
  rise: number;
  renderingMode: number;
  /** What the clipping paths leave to be seen, on the page. */
  clip: Box;
  whiteStroke: boolean;
  whiteFill: boolean;
}

/** Where the next glyph goes, in the space of text. */
export interface TextPosition {
  matrix: Matrix;
  lineX: number;
  lineY: number;
  x: number;
  y: number;
}

const everything: Box = {
  x0: Number.NEGATIVE_INFINITY,
  y0: Number.NEGATIVE_INFINITY,
  x1: Number.POSITIVE_INFINITY,
  y1: Number.POSITIVE_INFINITY,
};

export const initialState = (matrix: Matrix): GraphicsState => ({
  matrix,
  lineWidth: 1,
  font: null,
  fontSize: 0,
  charSpacing: 0,
  wordSpacing: 0,
  horizontalScale: 1,
  leading: 0,
  rise: 0,
  renderingMode: 0,
  clip: everything,
  whiteStroke: false,
  whiteFill: false,
});

export function intersect(a: Box, b: Box): Box {
  return {
    x0: Math.max(a.x0, b.x0),
    y0: Math.max(a.y0, b.y0),
    x1: Math.min(a.x1, b.x1),
    y1: Math.min(a.y1, b.y1),
  };
}

/** The upright rectangle around a rectangle given in the space of `matrix`. */
export function boxOf(matrix: Matrix, x0: number, y0: number, x1: number, y1: number): Box {
  const [a, b, c, d, e, f] = matrix;
  const ax = a * x0 + c * y0 + e;
  const ay = b * x0 + d * y0 + f;
  const bx = a * x1 + c * y1 + e;
  const by = b * x1 + d * y1 + f;
  const cx = a * x0 + c * y1 + e;
  const cy = b * x0 + d * y1 + f;
  const dx = a * x1 + c * y0 + e;
  const dy = b * x1 + d * y0 + f;
  return {
    x0: Math.min(ax, bx, cx, dx),
    y0: Math.min(ay, by, cy, dy),
    x1: Math.max(ax, bx, cx, dx),
    y1: Math.max(ay, by, cy, dy),
  };
}

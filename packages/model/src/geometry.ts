/** A rectangle in PDF points, y growing downwards from the top left of the upright page. */
export interface Box {
  x0: number;
  y0: number;
  x1: number;
  y1: number;
}

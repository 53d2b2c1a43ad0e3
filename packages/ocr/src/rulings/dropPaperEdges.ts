import { type PixelRuling, type PixelRulings, placeOf } from './pixelRuling.ts';

/** How near to the picture's edge, in inches, a ruling may be the edge of the paper. */
const MARGIN = 0.15;

/** So many rulings end at the border of a table that was cut out tightly; at an edge of the paper two others at most. */
const ENDING = 3;

/** Drops what the edge of the paper draws along the edge of a scan: a ruling there at which no table's rulings end. */
export function dropPaperEdges(rulings: PixelRulings, width: number, height: number, dpi: number): PixelRulings {
  const isAtEdge = (ruling: PixelRuling, length: number) =>
    Math.min(placeOf(ruling), length - placeOf(ruling)) < MARGIN * dpi;
  const isBorder = (ruling: PixelRuling, crossing: readonly PixelRuling[]) => {
    const reach = dpi * 0.03;
    const ending = crossing.filter(
      (r) =>
        Math.min(Math.abs(r.from - placeOf(ruling)), Math.abs(r.to - placeOf(ruling))) <= reach &&
        placeOf(r) >= ruling.from - reach &&
        placeOf(r) <= ruling.to + reach,
    );
    return ending.length >= ENDING;
  };
  return {
    horizontal: rulings.horizontal.filter((r) => !isAtEdge(r, height) || isBorder(r, rulings.vertical)),
    vertical: rulings.vertical.filter((r) => !isAtEdge(r, width) || isBorder(r, rulings.horizontal)),
  };
}

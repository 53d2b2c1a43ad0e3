import { type PixelRuling, type PixelRulings, placeAt } from './pixelRuling.ts';

/** Ends that stop just short of a crossing ruling, or stick out over it, are put on it. */
export function snapRulings(rulings: PixelRulings, dpi: number): PixelRulings {
  return {
    horizontal: rulings.horizontal.map((r) => snapEnds(r, rulings.vertical, dpi)),
    vertical: rulings.vertical.map((r) => snapEnds(r, rulings.horizontal, dpi)),
  };
}

function snapEnds(ruling: PixelRuling, others: readonly PixelRuling[], dpi: number): PixelRuling {
  const from = nearest(ruling, ruling.from, others, dpi);
  const to = nearest(ruling, ruling.to, others, dpi);
  if (to <= from) return ruling;
  return { ...ruling, from, to, start: placeAt(ruling, from), end: placeAt(ruling, to) };
}

function nearest(ruling: PixelRuling, along: number, others: readonly PixelRuling[], dpi: number): number {
  const reach = dpi * 0.08;
  const across = placeAt(ruling, along);
  let best = along;
  let distance = reach;
  for (const other of others) {
    if (across < other.from - reach || across > other.to + reach) continue;
    const place = placeAt(other, across);
    if (Math.abs(place - along) <= distance) {
      distance = Math.abs(place - along);
      best = place;
    }
  }
  return best;
}

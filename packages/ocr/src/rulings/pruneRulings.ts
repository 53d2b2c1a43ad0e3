import { type PixelRuling, type PixelRulings, placeAt } from './pixelRuling.ts';

/** A ruling this long, in inches, need not touch another one: a rule under a header, a table of three rules. */
const ALONE = 1.2;

/** Print that fills its row from ruling to ruling is less even than a ruling: 0.7 to 0.93 of it is nearly as dark as the whole, of a ruling all. */
export function evenRulings(rulings: readonly PixelRuling[], dpi: number): PixelRuling[] {
  return rulings.filter((r) => r.even >= 0.95 || (r.to - r.from >= ALONE * dpi && r.even >= 0.85 && r.clean >= 0.8));
}

/**
 * Drops what is print: rows of the same words, one above the other, line up to a ridge as dark and even as a ruling, but thick and with print beside
 * it. Of real rulings in narrow rows, too, more than half of the length is clean.
 */
export function dropPrint({ horizontal, vertical }: PixelRulings): PixelRulings {
  const all = [...horizontal, ...vertical].map((r) => r.thickness).sort((a, b) => a - b);
  const usual = all[all.length >> 1] ?? 0;
  const isRuling = (r: PixelRuling) => r.clean >= (r.thickness > usual * 2 ? 0.7 : 0.5);
  return { horizontal: horizontal.filter(isRuling), vertical: vertical.filter(isRuling) };
}

/** Drops segments that are strokes of print: shorter than ALONE and without a crossing ruling at both ends. Repeated, as what they touched may go too. */
export function pruneRulings(rulings: PixelRulings, dpi: number): PixelRulings {
  let { horizontal, vertical } = rulings;
  for (let round = 0; round < 6; round++) {
    const before = horizontal.length + vertical.length;
    horizontal = horizontal.filter((r) => r.to - r.from >= ALONE * dpi || touchesAtBothEnds(r, vertical, dpi));
    vertical = vertical.filter(
      (r) => touchesAtBothEnds(r, horizontal, dpi) || (r.to - r.from >= ALONE * dpi && meets(r, horizontal, dpi)),
    );
    if (horizontal.length + vertical.length === before) break;
  }
  return { horizontal, vertical };
}

function touchesAtBothEnds(ruling: PixelRuling, others: readonly PixelRuling[], dpi: number): boolean {
  return touchesAt(ruling, ruling.from, others, dpi) && touchesAt(ruling, ruling.to, others, dpi);
}

function touchesAt(ruling: PixelRuling, along: number, others: readonly PixelRuling[], dpi: number): boolean {
  const reach = Math.max(3, dpi * 0.02);
  const across = placeAt(ruling, along);
  return others.some(
    (other) =>
      across >= other.from - reach && across <= other.to + reach && Math.abs(placeAt(other, across) - along) <= reach,
  );
}

function meets(ruling: PixelRuling, others: readonly PixelRuling[], dpi: number): boolean {
  const reach = Math.max(3, dpi * 0.02);
  return others.some((other) => {
    const along = placeAt(other, placeAt(ruling, ruling.from));
    const across = placeAt(ruling, along);
    return (
      along >= ruling.from - reach &&
      along <= ruling.to + reach &&
      across >= other.from - reach &&
      across <= other.to + reach
    );
  });
}

import type { GreyImage, InkMask } from '../image.ts';
import { type PixelRuling, type PixelRulings, placeAt } from './pixelRuling.ts';

/**
 * Takes the rulings out of `flat` and `ink` (both are changed): across a ruling, ink no thicker than the ruling becomes paper; strokes of
 * print that cross it stay.
 */
export function withoutRulings(flat: GreyImage, ink: InkMask, rulings: PixelRulings): void {
  const { width, height } = flat;
  for (const r of rulings.horizontal)
    if (!r.inferred) erase(flat, ink, r, { along: 1, across: width, length: width, breadth: height });
  for (const r of rulings.vertical)
    if (!r.inferred) erase(flat, ink, r, { along: width, across: 1, length: height, breadth: width });
}

interface Stride {
  along: number;
  across: number;
  length: number;
  breadth: number;
}

function erase(flat: GreyImage, ink: InkMask, ruling: PixelRuling, stride: Stride): void {
  const reach = ruling.thickness + 2;
  for (let along = Math.max(0, Math.floor(ruling.from) - 2); along < Math.min(stride.length, ruling.to + 3); along++) {
    const place = Math.round(placeAt(ruling, along));
    const at = (across: number) => along * stride.along + across * stride.across;
    const inked = (across: number) => across >= 0 && across < stride.breadth && ink.data[at(across)] === 1;
    let first = place;
    let last = place;
    for (const near of [place, place - 1, place + 1]) {
      if (inked(near)) {
        first = near;
        last = near;
        break;
      }
    }
    while (inked(first - 1) && place - first <= reach * 2) first--;
    while (inked(last + 1) && last - place <= reach * 2) last++;
    if (last - first + 1 > ruling.thickness + 3) continue;
    for (let across = first - 2; across <= last + 2; across++) {
      if (across < 0 || across >= stride.breadth) continue;
      // The halo of the ruling goes too, unless it is ink of something else.
      if ((across < first || across > last) && inked(across)) continue;
      flat.data[at(across)] = 250;
      if (across >= first && across <= last) ink.data[at(across)] = 0;
    }
  }
}

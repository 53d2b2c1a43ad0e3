import type { GreyImage, InkMask } from '../image.ts';
import { type PixelRuling, type PixelRulings, placeAt } from './pixelRuling.ts';

/**
 * Takes the rulings out of `flat` (it is changed). A ruling's darkness across is measured along each stretch of it, as what 60 % of the stretch
 * exceeds, and subtracted: print that touches a ruling keeps its own darkness.
 */
export function withoutRulings(flat: GreyImage, rulings: PixelRulings): void {
  const { width, height } = flat;
  for (const r of rulings.horizontal) {
    if (!r.inferred) subtract(flat, r, { along: 1, across: width, length: width, breadth: height });
  }
  for (const r of rulings.vertical) {
    if (!r.inferred) subtract(flat, r, { along: width, across: 1, length: height, breadth: width });
  }
}

/**
 * Takes out of `ink` (it is changed) what is left of rulings: across a ruling, ink counts only where it is connected to ink beyond the ruling's
 * surroundings. The mask then gives a line's box; its picture is cut with a margin, so that nothing of its print is lost.
 */
export function withoutResidue(ink: InkMask, rulings: PixelRulings): void {
  const { width, height } = ink;
  for (const r of rulings.horizontal) {
    if (!r.inferred) clearResidue(ink, r, { along: 1, across: width, length: width, breadth: height });
  }
  for (const r of rulings.vertical) {
    if (!r.inferred) clearResidue(ink, r, { along: width, across: 1, length: height, breadth: width });
  }
}

function clearResidue(ink: InkMask, ruling: PixelRuling, stride: Stride): void {
  const reach = Math.ceil(ruling.thickness / 2) + 2;
  const end = Math.min(stride.length, Math.ceil(ruling.to) + 3);
  for (let along = Math.max(0, Math.floor(ruling.from) - 2); along < end; along++) {
    const place = Math.round(placeAt(ruling, along));
    for (const side of [-1, 1]) {
      let connected = true;
      for (let d = reach + 1; d >= 0; d--) {
        const across = place + side * d;
        if (across < 0 || across >= stride.breadth) continue;
        const at = along * stride.along + across * stride.across;
        connected &&= ink.data[at] === 1;
        if (!connected && d <= reach) ink.data[at] = 0;
      }
    }
  }
}

interface Stride {
  along: number;
  across: number;
  length: number;
  breadth: number;
}

const PAPER = 250;

/** Distances from a ruling's middle are told apart to this part of a pixel. */
const PARTS = 2;

function subtract(flat: GreyImage, ruling: PixelRuling, stride: Stride): void {
  const { data } = flat;
  const reach = Math.ceil(ruling.thickness / 2) + 3;
  const stretch = Math.max(24, Math.round(flat.dpi * 0.4));
  const begin = Math.max(0, Math.floor(ruling.from) - 2);
  const end = Math.min(stride.length, Math.ceil(ruling.to) + 3);
  for (let from = begin; from < end; from += stretch) {
    const to = Math.min(end, from + stretch);
    // Measured over a wider window, so that a stretch full of print has white around it.
    const profile = profileOf(
      flat,
      ruling,
      stride,
      Math.max(begin, from - stretch),
      Math.min(end, to + stretch),
      reach,
    );
    for (let along = from; along < to; along++) {
      const middle = placeAt(ruling, along);
      const last = Math.min(stride.breadth - 1, middle + reach);
      for (let across = Math.max(0, Math.ceil(middle - reach)); across <= last; across++) {
        const usual = profile[Math.round((across - middle + reach) * PARTS)]!;
        if (usual <= 8) continue;
        const at = along * stride.along + across * stride.across;
        const left = PAPER - data[at]! - usual;
        // In the core a little more than the ruling's usual darkness is still ruling.
        data[at] = left <= (Math.abs(across - middle) <= ruling.thickness / 2 ? 60 : 14) ? PAPER : PAPER - left;
      }
    }
  }
}

/** The usual darkness at each distance (in parts of a pixel) from the ruling's middle: what 60 % of the pixels exceed. */
function profileOf(
  { data }: GreyImage,
  ruling: PixelRuling,
  stride: Stride,
  from: number,
  to: number,
  reach: number,
): number[] {
  const parts = (2 * reach + 1) * PARTS + 1;
  const counts = new Uint32Array(parts * 256);
  for (let along = from; along < to; along++) {
    const middle = placeAt(ruling, along);
    const last = Math.min(stride.breadth - 1, middle + reach);
    for (let across = Math.max(0, Math.ceil(middle - reach)); across <= last; across++) {
      const part = Math.round((across - middle + reach) * PARTS);
      const darkness = Math.max(0, PAPER - data[along * stride.along + across * stride.across]!);
      counts[part * 256 + darkness]!++;
    }
  }
  return Array.from({ length: parts }, (_, part) => valueAtShare(counts.subarray(part * 256, part * 256 + 256), 0.4));
}

/** The value below which this share of those counted lie; 0 where none were counted. */
function valueAtShare(counts: Uint32Array, share: number): number {
  let total = 0;
  for (const count of counts) total += count;
  const wanted = Math.floor(total * share);
  for (let value = 0, seen = 0; value < counts.length; value++) {
    seen += counts[value]!;
    if (seen > wanted) return value;
  }
  return 0;
}

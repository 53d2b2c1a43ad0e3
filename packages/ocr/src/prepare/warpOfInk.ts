import type { InkMask } from '../image.ts';
import { addPoint, inkEdges, sharpnessOf } from './edges.ts';

/**
 * How level print still bends, in pixels: how far below (rows) or to the right of (columns) its level, upright place print stands. `across` and `down`
 * run from −1 to 1 over the picture.
 *
 *     rows     tilt · across + fan · across · down + bow · across² + swerve · across³
 *     columns  lean · down + spread · across · down
 *
 * `fan`, `lean` and `spread` are what a camera or a lifted page gives, `bow` and `swerve` a page curled at its spine.
 */
export interface Warp {
  tilt: number;
  fan: number;
  bow: number;
  swerve: number;
  lean: number;
  spread: number;
}

/** Largest bend that is looked for, in inches. */
const MOST = 0.2;

/** A bend counts when print stands out by so much sharper without it. Level print without rulings gains up to 1.1 by chance, a bent table 1.3 to 3. */
const GAIN = 1.15;

/** A bend of less than this, in inches, hurts nobody: to sample the picture anew would. */
const LEAST = 0.015;

/** Points that are looked at: about so many of more, and no fewer, since a few lines can be lined up by any bend. */
const POINTS = 30000;
const FEWEST = 5000;

/** How the print bends that is level but for a fall of `degrees`; undefined where it hardly does. */
export function warpOfInk(ink: InkMask, degrees: number, dpi: number): Warp | undefined {
  const most = MOST * dpi;
  const tops = edgePoints(ink, ink.width, degrees);
  const lefts = edgePoints(ink, 1, degrees);
  if (Math.min(tops.across.length, lefts.across.length) < FEWEST) return undefined;
  const rows = search(tops.down, ink.height / 2, most, [
    product(tops.across, tops.down),
    power(tops.across, 1),
    power(tops.across, 2),
    power(tops.across, 3),
  ]);
  const columns = search(lefts.across, ink.width / 2, most, [power(lefts.down, 1), product(lefts.across, lefts.down)]);
  const [fan, tilt, bow, swerve] = rows as [number, number, number, number];
  const [lean, spread] = columns as [number, number];
  const warp = { tilt, fan, bow, swerve, lean, spread };
  return Object.values(warp).some((bend) => Math.abs(bend) >= LEAST * dpi) ? warp : undefined;
}

interface Points {
  /** −1 to 1 over the picture, in the level frame. */
  across: Float32Array;
  down: Float32Array;
}

/** Where ink begins: below paper (`step` a row) or right of it (`step` 1). */
function edgePoints(ink: InkMask, step: number, degrees: number): Points {
  const { width, height } = ink;
  const edges = inkEdges(ink, step, POINTS);
  const across = new Float32Array(edges.length);
  const down = new Float32Array(edges.length);
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  for (const [n, at] of edges.entries()) {
    const dx = (at % width) - (width - 1) / 2;
    const dy = ((at / width) | 0) - (height - 1) / 2;
    across[n] = (cos * dx + sin * dy) / (width / 2);
    down[n] = (cos * dy - sin * dx) / (height / 2);
  }
  return { across, down };
}

const power = (values: Float32Array, exponent: number): Float32Array => values.map((value) => value ** exponent);
const product = (a: Float32Array, b: Float32Array): Float32Array => a.map((value, i) => value * b[i]!);

/** One bend after the other, each as far as it makes the print stand out sharper, from coarse to fine. */
function search(place: Float32Array, half: number, most: number, bends: readonly Float32Array[]): number[] {
  const found = bends.map(() => 0);
  const at = place.map((value) => value * half + half + most * 4);
  const bins = new Float64Array(Math.ceil(half * 2 + most * 8) + 2);
  let score = sharpness(at, bends[0]!, 0, bins);
  const level = score;
  for (const [span, step] of [
    [most, 2],
    [6, 1],
    [1.5, 0.5],
  ] as const) {
    for (const [n, bend] of bends.entries()) {
      let best = 0;
      for (let pixels = -span; pixels <= span; pixels += step) {
        const now = sharpness(at, bend, pixels, bins);
        if (now <= score) continue;
        score = now;
        best = pixels;
      }
      found[n]! += best;
      for (let i = 0; i < at.length; i++) at[i]! -= bend[i]! * best;
    }
  }
  return score >= level * GAIN ? found : bends.map(() => 0);
}

function sharpness(at: Float32Array, bend: Float32Array, pixels: number, bins: Float64Array): number {
  bins.fill(0);
  for (let i = 0; i < at.length; i++) addPoint(bins, at[i]! - bend[i]! * pixels);
  return sharpnessOf(bins);
}

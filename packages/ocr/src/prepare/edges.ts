import type { InkMask } from '../image.ts';

/**
 * Where ink begins below paper (`step` a row) or right of it (`step` 1), as indices of `data`; of more than `most` places about so many. Edges weigh a
 * broad stroke as little as a thin one.
 */
export function inkEdges({ data }: InkMask, step: number, most: number): Uint32Array {
  let edges = 0;
  for (let i = step; i < data.length; i++) edges += data[i]! & ~data[i - step]!;
  const every = Math.max(1, Math.floor(edges / most));
  const found = new Uint32Array(Math.ceil(edges / every));
  let count = 0;
  let seen = 0;
  for (let i = step; i < data.length; i++) {
    if (data[i] === 0 || data[i - step] === 1) continue;
    if (seen++ % every === 0) found[count++] = i;
  }
  return found;
}

/** Shares a point out to the two bins that it lies between; one outside is left out. */
export function addPoint(bins: Float64Array, place: number): void {
  if (place < 0 || place >= bins.length - 1) return;
  const floor = place | 0;
  const part = place - floor;
  bins[floor]! += 1 - part;
  bins[floor + 1]! += part;
}

/** How sharply print stands out from the paper between its lines: the sum of the squares of the bins. */
export function sharpnessOf(bins: Float64Array): number {
  let score = 0;
  for (const count of bins) score += count * count;
  return score;
}

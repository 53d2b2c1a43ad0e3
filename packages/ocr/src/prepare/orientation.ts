import type { GreyImage } from '../image.ts';

/** Quarter turns clockwise to try, likeliest first. */
export function turnsToTry(_flat: GreyImage): number[] {
  return [0, 2, 1, 3];
}

import type { GreyImage, PixelBox } from '../image.ts';

/** Least darkness, of 255, by which a minus stands out from the paper above and below it. */
const FAINT = 20;

/**
 * Whether a short level stroke stands before a number at half its height, lighter than ink: the mean darkness of a stretch of a third of the
 * line's height, against that of the same stretch a quarter of a line above and below. `dirt` where other heights have one, too.
 */
export function findFaintMinus(flat: GreyImage, line: PixelBox, firstDigit: string): 'minus' | 'dirt' | undefined {
  const height = line.y1 - line.y0;
  const from = Math.max(0, Math.round(line.x0 - height * 0.75));
  // Not right at the digit, whose blur would count, nor at the thin arm of a 4.
  const to = line.x0 - Math.max(1, Math.round(height * (firstDigit === '4' ? 0.3 : 0.06)));
  const hasStroke = (top: number, bottom: number) =>
    hasStrokeAt(flat, [from, to], [Math.round(line.y0 + height * top), line.y0 + height * bottom], height);
  if (!hasStroke(0.38, 0.66)) return undefined;
  return hasStroke(0, 0.24) || hasStroke(0.8, 1) ? 'dirt' : 'minus';
}

function hasStrokeAt(flat: GreyImage, [from, to]: number[], [top, bottom]: number[], height: number): boolean {
  const stretch = Math.max(3, Math.round(height * 0.25));
  const away = Math.max(2, Math.round(height * 0.25));
  for (let y = top!; y <= bottom!; y++) {
    for (let x = from!; x + stretch <= to!; x++) {
      const middle = darkness(flat, x, y, stretch);
      if (middle < FAINT) continue;
      if (middle - Math.max(darkness(flat, x, y - away, stretch), darkness(flat, x, y + away, stretch)) >= FAINT)
        return true;
    }
  }
  return false;
}

function darkness(flat: GreyImage, x: number, y: number, length: number): number {
  if (y < 0 || y >= flat.height) return 0;
  let sum = 0;
  for (let i = 0; i < length; i++) sum += 250 - flat.data[y * flat.width + x + i]!;
  return sum / length;
}

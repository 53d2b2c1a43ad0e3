/** A ruling in pixels: `from` and `to` along it, `start` and `end` its place across at those ends (they differ by what is left of the skew). */
export interface PixelRuling {
  from: number;
  to: number;
  start: number;
  end: number;
  thickness: number;
  /** Share of its length with white paper on both sides. */
  clean: number;
  /** Share of its length that is evenly dark. */
  even: number;
  /** Not seen, but drawn where a table lacks its outer border. */
  inferred?: boolean;
}

export interface PixelRulings {
  horizontal: PixelRuling[];
  vertical: PixelRuling[];
}

/** Where the ruling runs across, as one number. */
export const placeOf = (ruling: Pick<PixelRuling, 'start' | 'end'>): number => (ruling.start + ruling.end) / 2;

/** Where the ruling runs at `along`. */
export function placeAt(ruling: Omit<PixelRuling, 'clean' | 'even'>, along: number): number {
  if (ruling.to === ruling.from) return ruling.start;
  return ruling.start + ((ruling.end - ruling.start) * (along - ruling.from)) / (ruling.to - ruling.from);
}

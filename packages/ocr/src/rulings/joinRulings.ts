import { type PixelRuling, placeAt, placeOf } from './pixelRuling.ts';

/**
 * Segments on one line whose ends overlap or lie close to each other are one ruling. Close is at most 0.08 inch (less than the least height of a row)
 * and at most 0.3 of the shorter segment: the strokes of 十 in the rows of a list stand one above the other too, but further apart than that.
 * What is joined must be dark over 0.8 of its length: strokes of neighbouring characters stand in line as well.
 */
export function joinRulings(rulings: readonly PixelRuling[], dpi: number): PixelRuling[] {
  const across = Math.max(2, dpi * 0.014);
  const along = dpi * 0.08;
  const sorted = [...rulings].sort((a, b) => a.from - b.from);
  const joined: PixelRuling[] = [];
  for (const ruling of sorted) {
    const at = joined.findIndex(
      (other) =>
        ruling.from - other.to <= Math.min(along, 0.3 * Math.min(other.to - other.from, ruling.to - ruling.from)) &&
        Math.abs(placeAt(other, Math.min(other.to, ruling.from)) - placeAt(ruling, ruling.from)) <= across,
    );
    if (at < 0) joined.push({ ...ruling });
    else joined[at] = joinTwo(joined[at]!, ruling);
  }
  return joined.filter((r) => r.even >= 0.8).sort((a, b) => placeOf(a) - placeOf(b));
}

function joinTwo(a: PixelRuling, b: PixelRuling): PixelRuling {
  if (b.to <= a.to) return b.to - b.from > a.to - a.from ? b : a;
  const [la, lb] = [a.to - a.from, b.to - b.from];
  const mean = (x: number, y: number) => (x * la + y * lb) / (la + lb);
  // What is missing between the two is not dark.
  const covered = Math.min(1, (la + lb) / (b.to - a.from));
  return {
    from: a.from,
    to: b.to,
    start: a.start,
    end: b.end,
    thickness: lb > la ? b.thickness : a.thickness,
    clean: mean(a.clean, b.clean),
    even: mean(a.even, b.even) * covered,
  };
}

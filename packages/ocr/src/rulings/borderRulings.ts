import { type PixelRuling, type PixelRulings, placeOf } from './pixelRuling.ts';

/**
 * A table whose rulings in one direction all end at the same place without a ruling there has lost its outer border (cut off by the scanner, or never
 * drawn): the border is added, marked `inferred`.
 */
export function borderRulings(rulings: PixelRulings, dpi: number): PixelRulings {
  return {
    horizontal: [...rulings.horizontal, ...missingBorders(rulings.vertical, rulings.horizontal, dpi)],
    vertical: [...rulings.vertical, ...missingBorders(rulings.horizontal, rulings.vertical, dpi)],
  };
}

function missingBorders(ending: readonly PixelRuling[], crossing: readonly PixelRuling[], dpi: number): PixelRuling[] {
  const tolerance = dpi * 0.06;
  const added: PixelRuling[] = [];
  for (const end of ['from', 'to'] as const) {
    const sorted = ending.filter((r) => r.to - r.from > dpi * 0.5).sort((a, b) => a[end] - b[end]);
    for (let i = 0; i < sorted.length; ) {
      let j = i + 1;
      while (j < sorted.length && sorted[j]![end] - sorted[i]![end] <= tolerance) j++;
      const ends = sorted.slice(i, j);
      i = j;
      for (const group of tablesOf(ends, crossing)) added.push(...missingBorder(group, end, ending, crossing, dpi));
    }
  }
  return added;
}

/** Rulings that end at one place, of tables that stand one after the other: nothing crosses from one table to the next. */
function tablesOf(ends: readonly PixelRuling[], crossing: readonly PixelRuling[]): PixelRuling[][] {
  const sorted = [...ends].sort((a, b) => placeOf(a) - placeOf(b));
  const isCrossed = sorted.map((ruling, n) => {
    if (n === 0) return true;
    const [from, to] = [placeOf(sorted[n - 1]!), placeOf(ruling)];
    const middle = (from + to) / 2;
    return crossing.some((r) => r.from < middle && r.to > middle && placeOf(r) > ruling.from && placeOf(r) < ruling.to);
  });
  // A table of level rulings alone has no borders: with one on each side it would be a table of a single column.
  if (!isCrossed.slice(1).some(Boolean)) return [];
  const tables: PixelRuling[][] = [];
  for (const [n, ruling] of sorted.entries()) {
    if (n === 0 || !isCrossed[n]) tables.push([]);
    tables.at(-1)!.push(ruling);
  }
  return tables;
}

/** The border of one table, in a list of one, or none. */
function missingBorder(
  group: readonly PixelRuling[],
  end: 'from' | 'to',
  ending: readonly PixelRuling[],
  crossing: readonly PixelRuling[],
  dpi: number,
): PixelRuling[] {
  const tolerance = dpi * 0.06;
  if (group.length < 3) return [];
  const at = group.map((r) => r[end]).sort((a, b) => a - b)[group.length >> 1]!;
  const places = group.map(placeOf);
  const from = Math.min(...places);
  const to = Math.max(...places);
  // Only the outside of the table: no ruling of the same direction goes on beyond, and none stands here.
  const beyond = ending.some(
    (r) =>
      placeOf(r) > from &&
      placeOf(r) < to &&
      (end === 'from' ? r.from < at - tolerance * 2 && r.to > at : r.to > at + tolerance * 2 && r.from < at),
  );
  const present = crossing.some(
    (r) =>
      Math.abs(placeOf(r) - at) <= tolerance * 1.5 && Math.min(r.to, to) - Math.max(r.from, from) > 0.5 * (to - from),
  );
  if (beyond || present) return [];
  return [{ from, to, start: at, end: at, thickness: 1, clean: 1, even: 1, inferred: true }];
}

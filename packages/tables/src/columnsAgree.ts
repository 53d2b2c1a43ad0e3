import type { Grid } from '@yusuan/model';

/** Borders at most this far apart, in points, are the same border. */
const tolerance = 4;

/** A border between columns: `index` columns stand left of it; `at` is its place on the page in points. */
export interface ColumnBorder {
  index: number;
  at: number;
}

/** The column borders that the cells of one page show, ascending. Columns that no cell of that page begins or ends at show none. */
export function columnBorders(grid: Grid, page: number): ColumnBorder[] {
  const borders = new Map<number, number>();
  for (const { box, column, columnSpan, page: on } of grid.cells) {
    if (!box || on !== page) continue;
    if (!borders.has(column)) borders.set(column, box.x0);
    if (!borders.has(column + columnSpan)) borders.set(column + columnSpan, box.x1);
  }
  return [...borders].map(([index, at]) => ({ index, at })).sort((a, b) => a.index - b.index);
}

/** The borders that the last page shows, and those that it leaves out from the pages before it that have the others where it has them. */
export function knownBorders(grid: Grid): ColumnBorder[] {
  const [last, ...earlier] = [...new Set(grid.fragments.map(({ page }) => page))].toReversed();
  let known = columnBorders(grid, last!);
  for (const page of earlier) {
    if (known.length > grid.columns) break;
    const borders = columnBorders(grid, page);
    const ofIndex = new Map(known.map((border) => [border.index, border]));
    if (borders.some((border) => ofIndex.has(border.index) && !near(border, ofIndex.get(border.index)!))) continue;
    const all = [...known, ...borders.filter(({ index }) => !ofIndex.has(index))].sort((a, b) => a.index - b.index);
    if (all.every(({ at }, i) => i === 0 || at > all[i - 1]!.at)) known = all;
  }
  return known;
}

/**
 * Whether the columns of two fragments stand in the same places: every border of the one with fewer is a border of the other, as they
 * stand, moved sideways, or stretched from one paper size to another.
 */
export function columnsAgree(grid: Grid, next: Grid): boolean {
  const before = columnBorders(grid, grid.fragments.at(-1)!.page);
  const after = columnBorders(next, next.fragments[0]!.page);
  if (before.length === 0 || after.length === 0) return grid.columns === next.columns;
  return alignBorders(before, after) !== null;
}

/** The borders of `after` moved to where those of `before` stand; null where they do not fit. */
export function alignBorders(before: readonly ColumnBorder[], after: readonly ColumnBorder[]): ColumnBorder[] | null {
  const [few, many] = before.length <= after.length ? [before, after] : [after, before];
  if (few.length < 2 || (few.length < 3 && few.length !== many.length)) return null;
  if (contains(many, few) && (few.length >= 4 || sameEnds(before, after))) return [...after];
  if (before.length !== after.length) return null;
  const shift = before[0]!.at - after[0]!.at;
  const moved = after.map((border) => ({ ...border, at: border.at + shift }));
  if (contains(before, moved)) return moved;
  if (before.length < 4) return null;
  const scale = (before.at(-1)!.at - before[0]!.at) / (after.at(-1)!.at - after[0]!.at);
  const stretched = after.map(({ index, at }) => ({ index, at: before[0]!.at + (at - after[0]!.at) * scale }));
  return scale > 0.5 && scale < 2 && contains(before, stretched) ? stretched : null;
}

const near = (a: ColumnBorder, b: ColumnBorder): boolean => Math.abs(a.at - b.at) <= tolerance;

const contains = (many: readonly ColumnBorder[], few: readonly ColumnBorder[]): boolean =>
  few.every((border) => many.some((other) => near(border, other)));

function sameEnds(before: readonly ColumnBorder[], after: readonly ColumnBorder[]): boolean {
  const first = before[0]!.at - after[0]!.at;
  const last = before.at(-1)!.at - after.at(-1)!.at;
  return Math.abs(first) <= tolerance * 2 && Math.abs(last) <= tolerance * 2;
}

/** For each border index of either fragment, its index in the grid that has the borders of both. */
export interface BorderMatch {
  columns: number;
  before: number[];
  after: number[];
}

/** Lays the borders of `after` on those of a grid of `columns` columns; what only `after` has becomes a border of its own. */
export function matchBorders(
  columns: number,
  before: readonly ColumnBorder[],
  after: readonly ColumnBorder[],
  afterColumns: number,
): BorderMatch {
  const places = Array.from({ length: columns + 1 }, (_, index) => index);
  const placeOf = new Map<number, number>();
  for (const border of after) {
    const known = before.find((other) => near(other, border));
    if (known) {
      placeOf.set(border.index, known.index);
      continue;
    }
    const left = before.filter(({ at }) => at < border.at).at(-1);
    const place = (left?.index ?? -1) + 0.5 + border.index / 1000;
    placeOf.set(border.index, place);
    places.push(place);
  }
  places.sort((a, b) => a - b);
  const rank = new Map(places.map((place, at) => [place, at]));
  const afterIndex: number[] = [];
  for (let index = 0; index <= afterColumns; index++) {
    const place = placeOf.get(index);
    afterIndex.push(place === undefined ? (afterIndex[index - 1] ?? 0) : rank.get(place)!);
  }
  return {
    columns: places.length - 1,
    before: Array.from({ length: columns + 1 }, (_, index) => rank.get(index)!),
    after: afterIndex,
  };
}

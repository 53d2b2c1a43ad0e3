import type { Grid } from '@yusuan/model';

/** Borders at most this far apart, in points, are the same border. */
const tolerance = 4;

/** Borders of a grid's columns on the page of its last or first fragment, ascending; null where it has no boxes. */
export function columnBorders(grid: Grid, page: number): number[] | null {
  const borders = new Array<number | undefined>(grid.columns + 1);
  for (const { box, column, columnSpan, page: on } of grid.cells) {
    if (!box || on !== page) continue;
    borders[column] ??= box.x0;
    borders[column + columnSpan] ??= box.x1;
  }
  return borders.every((border) => border !== undefined) ? (borders as number[]) : known(borders);
}

function known(borders: (number | undefined)[]): number[] | null {
  const found = borders.filter((border): border is number => border !== undefined);
  return found.length >= 2 ? found : null;
}

/**
 * Whether the columns of two fragments stand in the same places: every border of the one with fewer is a border of the other, as they
 * stand, moved sideways, or stretched from one paper size to another.
 */
export function columnsAgree(grid: Grid, next: Grid): boolean {
  const before = columnBorders(grid, grid.fragments.at(-1)!.page);
  const after = columnBorders(next, next.fragments[0]!.page);
  if (!before || !after) return grid.columns === next.columns;
  return alignBorders(before, after) !== null;
}

/** The borders of `after` moved to where those of `before` stand; null where they do not fit. */
export function alignBorders(before: readonly number[], after: readonly number[]): number[] | null {
  const [few, many] = before.length <= after.length ? [before, after] : [after, before];
  if (few.length < 2 || (few.length < 3 && few.length !== many.length)) return null;
  if (contains(many, few) && (few.length >= 4 || sameEnds(before, after))) return [...after];
  const shift = before[0]! - after[0]!;
  const moved = after.map((border) => border + shift);
  if (before.length === after.length && contains(before, moved)) return moved;
  if (before.length !== after.length || before.length < 4) return null;
  const scale = (before.at(-1)! - before[0]!) / (after.at(-1)! - after[0]!);
  const stretched = after.map((border) => before[0]! + (border - after[0]!) * scale);
  return scale > 0.5 && scale < 2 && contains(before, stretched) ? stretched : null;
}

const contains = (many: readonly number[], few: readonly number[]): boolean =>
  few.every((border) => many.some((other) => Math.abs(border - other) <= tolerance));

const sameEnds = (before: readonly number[], after: readonly number[]): boolean =>
  Math.abs(before[0]! - after[0]!) <= tolerance * 2 && Math.abs(before.at(-1)! - after.at(-1)!) <= tolerance * 2;

/** For each column border of `next`, the border of `grid` it stands for; both grow by the borders that only the other has. */
export function matchBorders(
  before: readonly number[],
  after: readonly number[],
): { union: number[]; before: number[]; after: number[] } {
  const union = [...before];
  for (const border of after) if (!union.some((other) => Math.abs(other - border) <= tolerance * 2)) union.push(border);
  union.sort((a, b) => a - b);
  const indexOf = (border: number): number => {
    let best = 0;
    for (let at = 1; at < union.length; at++)
      if (Math.abs(union[at]! - border) < Math.abs(union[best]! - border)) best = at;
    return best;
  };
  return { union, before: before.map(indexOf), after: after.map(indexOf) };
}

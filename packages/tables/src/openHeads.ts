import type { PartedLine } from './alignedRows.ts';
import { numbersColumns } from './columnNumbers.ts';
import type { Lattice } from './lattice.ts';
import type { Part } from './linesToColumns.ts';
import { indexIn } from './placeRuns.ts';

/**
 * Takes away the walls that the words of a header reach over, stand in the middle of, or have nothing below. Where rules stand between the rows, the walls
 * below cells are these rules, and are kept.
 */
export function openHeads(
  { xs, ys, wallRight, wallBelow }: Lattice,
  heads: readonly PartedLine[],
  areRowsRuled = false,
): void {
  const rows = new Map<number, Part[]>();
  const numbering = new Set<number>();
  for (const { line, parts } of heads) {
    const row = indexIn(ys, (line.box.y0 + line.box.y1) / 2);
    if (numbersColumns({ line, parts })) numbering.add(row);
    rows.set(row, [...(rows.get(row) ?? []), ...parts]);
  }
  const printed = wallBelow.map((row) => [...row]);
  const words = (row: number, column: number): boolean =>
    rows.get(row)?.some(({ x0, x1 }) => x0 < xs[column + 1]! && x1 > xs[column]!) ?? false;
  for (const [row, parts] of rows) {
    if (!areRowsRuled && rows.has(row + 1) && !numbering.has(row + 1))
      for (let column = 0; column < xs.length - 1; column++)
        if (words(row, column) && !words(row + 1, column)) wallBelow[row]![column] = false;
    if (numbering.has(row)) continue;
    const taken = new Set(parts.map(({ x0, x1 }) => indexIn(xs, (x0 + x1) / 2)));
    for (const part of parts) {
      const own = indexIn(xs, (part.x0 + part.x1) / 2);
      // A rule below or above a head word reaches as far as what belongs to it.
      const isLevel = (column: number): boolean =>
        printed[row]?.[column] === printed[row]?.[own] && printed[row - 1]?.[column] === printed[row - 1]?.[own];
      const isCut = printed[row]?.includes(true) && printed[row]?.includes(false);
      const [first, last] =
        (isCut && levelRange(part, xs, own, (column) => !taken.has(column) && isLevel(column))) ||
        centredRange(part, xs, (column) => column === own || (!taken.has(column) && isLevel(column)));
      for (let column = first; column < last; column++) wallRight[row]![column] = false;
    }
  }
}

/** The columns over one rule, where a header word stands in the middle of them; null where it does not. */
function levelRange(
  part: Part,
  xs: readonly number[],
  own: number,
  isFree: (column: number) => boolean,
): [number, number] | null {
  let [first, last] = [own, own];
  while (first > 0 && isFree(first - 1)) first--;
  while (last < xs.length - 2 && isFree(last + 1)) last++;
  const centre = (part.x0 + part.x1) / 2;
  return last > first && Math.abs((xs[first]! + xs[last + 1]!) / 2 - centre) < 15 ? [first, last] : null;
}

/** The columns that a header word stands over: those it reaches into, and blank ones around them in whose middle it stands. */
function centredRange(part: Part, xs: readonly number[], isFree: (column: number) => boolean): [number, number] {
  const centre = (part.x0 + part.x1) / 2;
  let first = indexIn(xs, part.x0 + 1);
  let last = indexIn(xs, part.x1 - 1);
  let best: [number, number] = [first, last];
  let offset = Math.abs((xs[first]! + xs[last + 1]!) / 2 - centre);
  const free = (column: number): boolean => column >= 0 && column < xs.length - 1 && isFree(column);
  while (free(first - 1) || free(last + 1)) {
    const leftward = free(first - 1) && (!free(last + 1) || centre - xs[first]! < xs[last + 1]! - centre);
    if (leftward) first--;
    else last++;
    const moved = Math.abs((xs[first]! + xs[last + 1]!) / 2 - centre);
    if (moved <= offset + 1 && moved < 12) {
      best = [first, last];
      offset = moved;
    }
  }
  return best;
}

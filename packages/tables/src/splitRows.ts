import type { GlyphRun } from '@yusuan/model';
import type { Lattice } from './lattice.ts';
import { isDecimal, isNumber } from './numbers.ts';
import { indexIn } from './placeRuns.ts';
import { lineText, runsToLines } from './textLines.ts';

/**
 * Where a table has no rulings between its rows, one band of the lattice holds several of them: the whole numbers that stand below
 * each other in one column say so. Such a band is cut between the numbers.
 *
 *     │ 教育支出   10.00 │        │ 教育支出   10.00 │
 *     │ 农林水支出  2.50 │   →    ├──────────────────┤
 *     └──────────────────┘        │ 农林水支出  2.50 │
 */
export function splitRows(lattice: Lattice, runs: readonly GlyphRun[]): Lattice {
  const { xs, ys } = lattice;
  const bands: GlyphRun[][] = ys.slice(1).map(() => []);
  for (const run of runs) bands[indexIn(ys, (run.box.y0 + run.box.y1) / 2)]!.push(run);
  const few = ys.length <= 5;
  const cuts = bands.map((band) => cutsOfBand(band, xs, few));
  if (cuts.every((places) => places.length === 0)) return lattice;
  const newYs: number[] = [ys[0]!];
  const wallRight: boolean[][] = [];
  const wallBelow: boolean[][] = [];
  bands.forEach((_, row) => {
    for (const cut of cuts[row]!) {
      newYs.push(cut);
      wallRight.push(lattice.wallRight[row]!.map(() => true));
      wallBelow.push(new Array<boolean>(xs.length - 1).fill(true));
    }
    newYs.push(ys[row + 1]!);
    wallRight.push(cuts[row]!.length > 0 ? lattice.wallRight[row]!.map(() => true) : lattice.wallRight[row]!);
    if (row < bands.length - 1) wallBelow.push(lattice.wallBelow[row]!);
  });
  return { xs, ys: newYs, wallRight, wallBelow };
}

/** The heights at which a band is to be cut; none where it is one row. */
function cutsOfBand(band: readonly GlyphRun[], xs: readonly number[], few: boolean): number[] {
  const columns = new Map<number, GlyphRun[]>();
  for (const run of band) {
    const column = indexIn(xs, (run.box.x0 + run.box.x1) / 2);
    columns.set(column, [...(columns.get(column) ?? []), run]);
  }
  const middles: number[] = [];
  let proofs = 0;
  for (const members of columns.values()) {
    if (members.length < 2 || !members.some(({ text }) => isNumber(text))) continue;
    const lines = runsToLines(members).map((line) => ({
      text: lineText(line.runs),
      middle: (line.box.y0 + line.box.y1) / 2,
    }));
    const numbers = lines.filter(({ text }) => isNumber(text));
    const decimals = lines.filter(({ text }) => isDecimal(text));
    if (decimals.length >= 2 && decimals.length === numbers.length) proofs += 2;
    else if (few && numbers.length >= 3) proofs += 1;
    else continue;
    middles.push(...numbers.map(({ middle }) => middle));
  }
  if (proofs < 2) return [];
  middles.sort((a, b) => a - b);
  const rows = middles.filter((middle, at) => at === 0 || middle - middles[at - 1]! > 4);
  return rows.slice(1).map((middle, at) => (middle + rows[at]!) / 2);
}

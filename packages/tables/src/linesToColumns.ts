import type { GlyphRun } from '@yusuan/model';
import { isNumber } from './numbers.ts';
import { boxOfRuns, lineToParts, type TextLine } from './textLines.ts';

/** A part of a line: runs that stand together, apart from the others. */
export interface Part {
  runs: GlyphRun[];
  x0: number;
  x1: number;
}

/** Parts are apart from this many font sizes on. */
const partGap = 0.9;
/** Columns are apart by at least this much, in points. */
const narrowestGap = 2.5;
/** This part of the lines may reach over a gap between columns: long names. */
const mayCross = 0.06;

export function partsOf(line: TextLine): Part[] {
  return lineToParts(line, partGap).map((runs) => {
    const { x0, x1 } = boxOfRuns(runs);
    return { runs, x0, x1 };
  });
}

/** The same line with its numbers apart from the words beside them: in a table they may stand in neighbouring cells. */
export function apartNumbers(parts: readonly Part[]): Part[] {
  return parts.flatMap(({ runs }) => {
    const pieces: GlyphRun[][] = [];
    for (const run of runs) {
      const before = pieces.at(-1)?.at(-1);
      if (before && isNumber(before.text) === isNumber(run.text)) pieces.at(-1)!.push(run);
      else pieces.push([run]);
    }
    return pieces.map((piece) => {
      const { x0, x1 } = boxOfRuns(piece);
      return { runs: piece, x0, x1 };
    });
  });
}

/**
 * The borders between columns that lines keep: the middle of each upright strip that next to no line reaches over. Ascending, with the
 * outer edges; null where there is no such strip.
 */
export function linesToColumns(lines: readonly Part[][]): number[] | null {
  const edges: { at: number; step: number }[] = [];
  for (const parts of lines) for (const { x0, x1 } of parts) edges.push({ at: x0, step: 1 }, { at: x1, step: -1 });
  if (edges.length === 0) return null;
  edges.sort((a, b) => a.at - b.at || a.step - b.step);
  const allowed = Math.floor(lines.length * mayCross);
  const borders = [edges[0]!.at - 1];
  let covering = 0;
  let strip: Strip | null = null;
  let previous = edges[0]!.at;
  for (const { at, step } of edges) {
    if (strip) widen(strip, covering, previous, at);
    covering += step;
    if (covering > allowed) {
      if (strip && at - strip.from >= narrowestGap) borders.push(strip.middle);
      strip = null;
    } else strip ??= { from: at, crossing: Infinity, width: 0, middle: at };
    previous = at;
  }
  borders.push(edges.at(-1)!.at + 1);
  return borders.length > 2 ? borders : null;
}

/** A strip that few lines reach over, and its widest part that the fewest reach over. */
interface Strip {
  from: number;
  crossing: number;
  width: number;
  middle: number;
}

function widen(strip: Strip, crossing: number, from: number, to: number): void {
  if (to <= from || crossing > strip.crossing || (crossing === strip.crossing && to - from <= strip.width)) return;
  Object.assign(strip, { crossing, width: to - from, middle: (from + to) / 2 });
}

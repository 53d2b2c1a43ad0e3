import type { GlyphRun } from '@yusuan/model';
import { isDecimal, isNumber } from './numbers.ts';
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
      if (before && isNumber(before.text) === isNumber(run.text) && !isDecimal(before.text)) pieces.at(-1)!.push(run);
      else pieces.push([run]);
    }
    return pieces.map((piece) => {
      const { x0, x1 } = boxOfRuns(piece);
      return { runs: piece, x0, x1 };
    });
  });
}

/** Space from an amount at the right edge of its cell to the label at the left edge of the next, in font sizes: wider than between words. */
const cellGap = 0.4;

/** The same line cut behind amounts with decimals that space as between two cells follows. */
export function apartAmounts(parts: readonly Part[]): Part[] {
  return parts.flatMap(({ runs }) => {
    const pieces: GlyphRun[][] = [];
    for (const run of runs) {
      const before = pieces.at(-1)?.at(-1);
      const isApart = before && isDecimal(before.text) && run.box.x0 - before.box.x1 > run.fontSize * cellGap;
      if (before && !isApart) pieces.at(-1)!.push(run);
      else pieces.push([run]);
    }
    return pieces.map((piece) => {
      const { x0, x1 } = boxOfRuns(piece);
      return { runs: piece, x0, x1 };
    });
  });
}

/** Narrower gaps than these, in font sizes, stand inside a word. */
const wordGap = 0.15;

interface HeadInk {
  x0: number;
  x1: number;
  endsInLine?: boolean;
}

/**
 * Head words that stand close together, apart again where each of them stands over a column of its own, or where the numbers below one of
 * them end before the next begins.
 */
export function apartHeads(parts: readonly Part[], ink: readonly HeadInk[]): Part[] {
  return parts.flatMap((part) => {
    const pieces: Part[] = [];
    for (const run of part.runs) {
      const last = pieces.at(-1);
      if (last && run.box.x0 - last.x1 < run.fontSize * wordGap) {
        last.runs.push(run);
        last.x1 = run.box.x1;
      } else pieces.push({ runs: [run], x0: run.box.x0, x1: run.box.x1 });
    }
    const over = (piece: Part): HeadInk[] => ink.filter(({ x0, x1 }) => x0 < piece.x1 && x1 > piece.x0);
    const ofOne = pieces.every((piece) => over(piece).length === 1);
    if (ofOne && new Set(pieces.map((piece) => over(piece)[0])).size === pieces.length) return pieces;
    return pieces.reduce<Part[]>((heads, piece) => {
      const before = heads.at(-1);
      const isNext = before && over(before).some(({ x1, endsInLine }) => endsInLine && x1 < piece.x0);
      if (before && !isNext)
        heads[heads.length - 1] = { runs: [...before.runs, ...piece.runs], x0: before.x0, x1: piece.x1 };
      else heads.push(piece);
      return heads;
    }, []);
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

import type { GlyphRun } from '@yusuan/model';
import type { Lattice } from './lattice.ts';
import type { Span } from './latticeToSpans.ts';
import { isNumber } from './numbers.ts';

/** Which runs stand in which span, by the span's position in `spans`. */
export type Placement = GlyphRun[][];

/** How far text may reach over a border before it counts as overflowing, in points. */
const slack = 2;

/**
 * Puts every run of a region into the cell that it belongs to: by its middle; text that overflows, by where it starts; numbers, by
 * where they end. A run that two cells share is cut at the border.
 */
export function placeRuns(lattice: Lattice, spans: readonly Span[], runs: readonly GlyphRun[]): Placement {
  const { xs, ys } = lattice;
  const owner = Array.from({ length: ys.length - 1 }, () => new Int32Array(xs.length - 1));
  spans.forEach(({ row, column, rowSpan, columnSpan }, at) => {
    for (let r = row; r < row + rowSpan; r++) owner[r]!.fill(at, column, column + columnSpan);
  });
  const placement: Placement = spans.map(() => []);
  const spanAt = (row: number, x: number): number => owner[row]![indexIn(xs, x)]!;
  const place = (run: GlyphRun, depth: number): void => {
    const { box } = run;
    const row = indexIn(ys, (box.y0 + box.y1) / 2);
    const middle = spanAt(row, (box.x0 + box.x1) / 2);
    const first = spanAt(row, box.x0 + slack);
    const last = spanAt(row, box.x1 - slack);
    if (first === last || depth > 12) {
      placement[depth > 12 ? middle : first]!.push(run);
      return;
    }
    const border = xs[spans[first]!.column + spans[first]!.columnSpan]!;
    const pieces = cutRun(run, border);
    if (pieces) {
      placement[spanAt(row, (pieces[0].box.x0 + pieces[0].box.x1) / 2)]!.push(pieces[0]);
      place(pieces[1], depth + 1);
    } else
      placement[
        isNumber(run.text) ? numberOwner(run, border, first, last) : textOwner(run, border, first, middle)
      ]!.push(run);
  };
  for (const run of runs) place(run, 0);
  return placement;
}

/** The interval of ascending borders that holds a place; the outermost ones reach on for ever. */
export function indexIn(borders: readonly number[], at: number): number {
  let low = 0;
  let high = borders.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (borders[middle]! <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}

function numberOwner(run: GlyphRun, border: number, first: number, last: number): number {
  return border - run.box.x0 > run.box.x1 - border ? first : last;
}

function textOwner(run: GlyphRun, border: number, first: number, middle: number): number {
  return border - run.box.x0 > run.fontSize * 1.5 ? first : middle;
}

const wide = /[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]/;

/**
 * Cuts a run where a border crosses it, if the text parts there: at a space, or between a code and a name. The places of its
 * characters are reckoned from usual widths. Null where nothing parts near the border.
 */
export function cutRun(run: GlyphRun, border: number): [GlyphRun, GlyphRun] | null {
  const chars = [...run.text];
  const widths = chars.map((char) => (wide.test(char) ? 1 : 0.5));
  const total = widths.reduce((sum, width) => sum + width, 0);
  const scale = (run.box.x1 - run.box.x0) / total;
  let x = run.box.x0;
  let best: { at: number; x: number; distance: number } | null = null;
  for (let at = 1; at < chars.length; at++) {
    x += widths[at - 1]! * scale;
    if (!parts(chars[at - 1]!, chars[at]!)) continue;
    const distance = Math.abs(x - border);
    if (distance <= run.fontSize * 1.2 && (!best || distance < best.distance)) best = { at, x, distance };
  }
  if (!best) return null;
  const left = chars.slice(0, best.at).join('').trimEnd();
  const right = chars.slice(best.at).join('').trimStart();
  if (left === '' || right === '') return null;
  return [
    { ...run, text: left, box: { ...run.box, x1: Math.min(best.x, border) } },
    { ...run, text: right, box: { ...run.box, x0: Math.max(best.x, border) } },
  ];
}

const digit = /\d/;
const separator = /[\d.,，．%)）]/;

function parts(before: string, after: string): boolean {
  if (before === ' ' || after === ' ') return true;
  return (
    (digit.test(before) && wide.test(after) && !/[年月日度人个项万元]/.test(after)) ||
    (wide.test(before) && digit.test(after) && !separator.test(before))
  );
}

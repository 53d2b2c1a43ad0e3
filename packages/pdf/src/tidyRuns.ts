import type { GlyphRun, Ruling } from '@yusuan/model';
import type { DrawnRun } from './runBuilder.ts';

const twoNumbers = /\.\d\d.*\.\d\d/;
/** A number with two decimals at the end of a text, and at the beginning of one. */
const endsWithNumber = /\d\.\d\d$/;
const startsWithNumber = /^-?\d{1,3}(?:,\d{3})*\.\d\d/;
const numberPart = /^[\d.,，．\-−%]+$/;

/** The runs of a page: cut at the rulings they reach over, overprints dropped, number fragments that touch joined. */
export function tidyRuns(drawn: DrawnRun[], rulings: Ruling[]): GlyphRun[] {
  const uprights = rulings
    .filter((ruling) => ruling.x0 === ruling.x1 && ruling.y1 > ruling.y0)
    .sort((a, b) => a.x0 - b.x0);
  const crosses = (x0: number, x1: number, y: number): boolean => {
    for (let at = firstFrom(uprights, x0); at < uprights.length && uprights[at]!.x0 <= x1; at++)
      if (uprights[at]!.y0 <= y && uprights[at]!.y1 >= y) return true;
    return false;
  };
  const runs = drawn.flatMap((item) => cutAtRulings(item, crosses));
  return joinNumbers(dropOverprints(runs), crosses);
}

/** Is there an upright ruling between x0 and x1 at height y? */
type Crosses = (x0: number, x1: number, y: number) => boolean;

function firstFrom(uprights: Ruling[], x: number): number {
  let low = 0;
  let high = uprights.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (uprights[middle]!.x0 < x) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * `123` ends at a border and `456` begins behind it: drawn close to each other, they are two runs all the same. So are `1.00` and `2.00`
 * where a number is too wide for its cell and reaches to the next one.
 */
function cutAtRulings({ run, seams }: DrawnRun, crosses: Crosses): GlyphRun[] {
  const y = (run.box.y0 + run.box.y1) / 2;
  const holdsNumbers = twoNumbers.test(run.text);
  const cuts = seams.filter(
    ({ at, x0, x1 }) =>
      crosses(Math.min(x0, x1) - 0.3, Math.max(x0, x1) + 0.3, y) ||
      (holdsNumbers && isBetweenNumbers(run.text.slice(0, at), run.text.slice(at))),
  );
  if (cuts.length === 0) return [run];
  const pieces: GlyphRun[] = [];
  let from = 0;
  let x0 = run.box.x0;
  for (const cut of cuts) {
    pieces.push({ ...run, text: run.text.slice(from, cut.at).trimEnd(), box: { ...run.box, x0, x1: cut.x0 } });
    from = cut.at;
    x0 = cut.x1;
  }
  pieces.push({ ...run, text: run.text.slice(from), box: { ...run.box, x0 } });
  return pieces;
}

function isBetweenNumbers(before: string, after: string): boolean {
  return endsWithNumber.test(before) && startsWithNumber.test(after);
}

/** The same text drawn twice at nearly the same place (bold by overprinting) is one run. */
function dropOverprints(runs: GlyphRun[]): GlyphRun[] {
  const byText = new Map<string, GlyphRun[]>();
  return runs.filter((run) => {
    const same = byText.get(run.text);
    if (!same) {
      byText.set(run.text, [run]);
      return true;
    }
    const near = Math.max(0.8, run.fontSize * 0.12);
    if (same.some((other) => Math.abs(run.box.x0 - other.box.x0) < near && Math.abs(run.box.y1 - other.box.y1) < near))
      return false;
    same.push(run);
    return true;
  });
}

/** `1,234` and `.56` drawn apart on one baseline, touching, are one number. */
function joinNumbers(runs: GlyphRun[], crosses: Crosses): GlyphRun[] {
  const parts = runs
    .filter((run) => run.rotation === undefined && numberPart.test(run.text))
    .sort((a, b) => a.box.x0 - b.box.x0);
  const byLine = new Map<number, GlyphRun[]>();
  const gone = new Set<GlyphRun>();
  for (const part of parts) {
    const line = Math.round(part.box.y1 / 2);
    let joined = false;
    for (const key of [line, line - 1, line + 1]) {
      const before = byLine.get(key)?.at(-1);
      if (!before || !touches(before, part, crosses)) continue;
      before.text += part.text;
      before.box.x1 = Math.max(before.box.x1, part.box.x1);
      before.box.y0 = Math.min(before.box.y0, part.box.y0);
      before.box.y1 = Math.max(before.box.y1, part.box.y1);
      gone.add(part);
      joined = true;
      break;
    }
    if (joined) continue;
    const parts = byLine.get(line);
    if (parts) parts.push(part);
    else byLine.set(line, [part]);
  }
  return gone.size === 0 ? runs : runs.filter((run) => !gone.has(run));
}

function touches(run: GlyphRun, next: GlyphRun, crosses: Crosses): boolean {
  const size = run.fontSize;
  const gap = next.box.x0 - run.box.x1;
  return (
    run.hidden === next.hidden &&
    gap < size * 0.12 &&
    gap > -size * 0.3 &&
    Math.abs(next.fontSize - size) < size * 0.1 &&
    Math.abs(next.box.y1 - run.box.y1) < size * 0.1 &&
    !isBetweenNumbers(run.text, next.text) &&
    !crosses(
      Math.min(run.box.x1, next.box.x0) - 0.3,
      Math.max(run.box.x1, next.box.x0) + 0.3,
      (run.box.y0 + run.box.y1) / 2,
    )
  );
}

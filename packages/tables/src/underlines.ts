/** Lines that are drawn below words, as below a link: they cut no cells. */
import type { GlyphRun, Ruling } from '@yusuan/model';

/** How far the ends of an underline may be from those of its text, in points. */
const sameEnd = 1.5;
/** An end as near as this to an upright ruling is that of a cell's border. */
const touches = 2;
/** Runs are looked up by where they begin, in steps of this; at least `sameEnd`. */
const step = 4;

/** The rulings without underlines: thin, as long as the text they stand under, and ending at no upright ruling. */
export function withoutUnderlines(rulings: readonly Ruling[], runs: readonly GlyphRun[]): Ruling[] {
  const upright = rulings.filter((ruling) => !isFlat(ruling));
  if (upright.length === 0) return [...rulings];
  const ends = (ruling: Ruling): boolean =>
    upright.some(
      ({ x0, x1, y0, y1 }) =>
        y0 < ruling.y1 + touches &&
        y1 > ruling.y0 - touches &&
        ((x0 < ruling.x0 + touches && x1 > ruling.x0 - touches) ||
          (x0 < ruling.x1 + touches && x1 > ruling.x1 - touches)),
    );
  const starts = new Map<number, GlyphRun[]>();
  for (const run of runs) {
    const bucket = Math.floor(run.box.x0 / step);
    starts.set(bucket, [...(starts.get(bucket) ?? []), run]);
  }
  const near = (x: number): GlyphRun[] => {
    const at = Math.floor(x / step);
    return [at - 1, at, at + 1].flatMap((bucket) => starts.get(bucket) ?? []);
  };
  return rulings.filter(
    (ruling) => !isFlat(ruling) || !near(ruling.x0).some((run) => isUnder(ruling, run)) || ends(ruling),
  );
}

const isFlat = ({ x0, x1, y0, y1 }: Ruling): boolean => x1 - x0 >= y1 - y0;

function isUnder({ x0, x1, y0, y1 }: Ruling, { box, fontSize }: GlyphRun): boolean {
  const middle = (y0 + y1) / 2;
  return (
    Math.abs(x0 - box.x0) <= sameEnd &&
    Math.abs(x1 - box.x1) <= sameEnd &&
    middle > (box.y0 + box.y1) / 2 &&
    middle < box.y1 + fontSize * 0.2
  );
}

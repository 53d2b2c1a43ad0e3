import type { Grid } from '@yusuan/model';
import type { Part } from './linesToColumns.ts';

/** Text may reach over a border by this much, in points. */
const slack = 1.5;

/**
 * The borders between the columns of a table that goes on, moved to where no text of this page crosses them: those of the page before stand
 * anywhere between the texts there. A border stays between what stood on its two sides.
 */
export function moveBorders(xs: readonly number[], parts: readonly Part[], before: Grid): number[] {
  const { page } = before.fragments.at(-1)!;
  const known = before.cells.filter((cell) => cell.page === page && cell.columnSpan === 1 && cell.textBox);
  const crossed = (x: number): number => parts.filter(({ x0, x1 }) => x0 < x - slack && x1 > x + slack).length;
  return xs.map((x, at) => {
    if (at === 0 || at === xs.length - 1 || crossed(x) === 0) return x;
    const left = known.filter(({ column }) => column === at - 1).map(({ textBox }) => Math.min(textBox!.x1, x));
    const right = known.filter(({ column }) => column === at).map(({ textBox }) => Math.max(textBox!.x0, x));
    const low = Math.max(xs[at - 1]!, ...left);
    const high = Math.min(xs[at + 1]!, ...right);
    const places = parts.flatMap(({ x0, x1 }) => [x0 - 1, x1 + 1]).filter((place) => place > low && place < high);
    return places.reduce((best, place) => {
      const gain = crossed(best) - crossed(place);
      return gain > 0 || (gain === 0 && Math.abs(place - x) < Math.abs(best - x)) ? place : best;
    }, x);
  });
}

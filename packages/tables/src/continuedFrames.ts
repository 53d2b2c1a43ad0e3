import type { Block, GlyphRun, Grid, PageContent } from '@yusuan/model';
import { runsToGrid } from './buildGrid.ts';
import { cellLeading } from './cellLeading.ts';
import { columnBorders } from './columnsAgree.ts';
import { walledLattice } from './lattice.ts';
import { isNumber } from './numbers.ts';
import { indexIn } from './placeRuns.ts';
import { isInside } from './ruledTables.ts';
import type { Region } from './segmentsToRegions.ts';
import { rowCuts } from './splitRows.ts';
import { captionsNext, lastLines } from './tableBreaks.ts';

export interface ContinuedFrames {
  grids: Grid[];
  rest: readonly GlyphRun[];
  loose: readonly Region[];
}

/** Sides of one frame stand at most this far apart from page to page, in points. */
const sameSide = 4;

/**
 * The rest of a table of which only the header and a frame are ruled: on the next page there is but the frame, and the columns are those of
 * the page before. `before` are the blocks of that page.
 *
 *     ├──────┬─────┤        │ 农林水 2.50 │
 *     │ 教育   1.00│   →    │ 住房   7.10 │
 */
export function continuedFrames(
  page: PageContent,
  runs: readonly GlyphRun[],
  loose: readonly Region[],
  before: readonly Block[],
): ContinuedFrames {
  const last = before.findLast((block) => block.kind === 'table');
  const open = last?.kind === 'table' ? last.grid : null;
  const frame = open && continuedFrame(loose, open);
  const unchanged = { grids: [], rest: runs, loose };
  if (!frame || captionsNext(before, lastLines(page.runs))) return unchanged;
  const inside = runs.filter(({ box }) => isInside(box, frame));
  const grid = inside.length > 0 ? frameToGrid(page.page, frame, inside, open) : null;
  if (!grid) return unchanged;
  const taken = new Set(inside);
  const outer = loose.filter(({ box }) => box.y0 < frame.box.y0 - sameSide || box.y1 > frame.box.y1 + sameSide);
  return { grids: [grid], rest: runs.filter((run) => !taken.has(run)), loose: outer };
}

/** The sides of the frame of a table, where they stand on this page with nothing between them but rulings of the same columns. */
function continuedFrame(loose: readonly Region[], grid: Grid): Pick<Region, 'box'> | null {
  const { box: frame, page } = grid.fragments.at(-1)!;
  if (!frame || grid.columns < 2) return null;
  const borders = columnBorders(grid, page);
  const upright = loose.flatMap(({ vertical }) => vertical).sort((a, b) => a.from - b.from);
  const near = (a: number, b: number): boolean => Math.abs(a - b) <= sameSide;
  const left = upright.find(({ at }) => near(at, frame.x0));
  const right = left && upright.find(({ at, to }) => near(at, frame.x1) && near(to, left.to));
  if (!left || !right || !near(left.from, right.from)) return null;
  const box = { x0: left.at, y0: left.from, x1: right.at, y1: left.to };
  const isWithin = (at: number, low: number, high: number): boolean => at > low + sameSide && at < high - sameSide;
  const isOther = (at: number): boolean =>
    isWithin(at, box.x0, box.x1) && !borders.some((border) => near(border.at, at));
  const isRuled =
    upright.some((line) => isOther(line.at) && line.from < box.y1 && line.to > box.y0) ||
    loose.some(({ horizontal }) => horizontal.some(({ at }) => isWithin(at, box.y0, box.y1)));
  return isRuled ? null : { box };
}

/** Null where the texts do not keep to the columns. */
function frameToGrid(page: number, { box }: Pick<Region, 'box'>, runs: readonly GlyphRun[], open: Grid): Grid | null {
  const borders = columnBorders(open, open.fragments.at(-1)!.page);
  if (borders.length !== open.columns + 1) return null;
  const xs = borders.map(({ at }) => at);
  const crossing = runs.filter((run) => indexIn(xs, run.box.x0 + sameSide) !== indexIn(xs, run.box.x1 - sameSide));
  if (crossing.length > runs.length * mayCross) return null;
  // Words in one column alone are the rest of a cell that the break tore.
  const isTorn =
    new Set(runs.map((run) => indexIn(xs, run.box.x0 + sameSide))).size === 1 &&
    !runs.some(({ text }) => isNumber(text));
  const ys = [box.y0, ...(isTorn ? [] : rowCuts(runs, xs, cellLeading(open, runs))), box.y1];
  return runsToGrid(page, walledLattice(xs, ys), runs, 'ruled');
}

/** This part of the texts may reach over the borders of their columns. */
const mayCross = 0.1;

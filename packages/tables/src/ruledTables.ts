import type { GlyphRun, Grid, Notice, PageContent } from '@yusuan/model';
import { bodyBelow } from './bareBodies.ts';
import { type HeadedLattice, headAbove } from './bareHeads.ts';
import { buildGrid } from './buildGrid.ts';
import { markDoubts } from './headDoubts.ts';
import { covers, type Lattice, mostCells, regionToLattice } from './lattice.ts';
import { latticeToSpans } from './latticeToSpans.ts';
import { placeRuns } from './placeRuns.ts';
import { rulingsToSegments } from './rulingsToSegments.ts';
import { type Region, segmentsToRegions } from './segmentsToRegions.ts';
import { splitRows } from './splitRows.ts';
import { withoutUnderlines } from './underlines.ts';

export interface FoundTables {
  grids: Grid[];
  /** Runs that stand in no table. */
  rest: GlyphRun[];
  /** Regions whose rulings cut no cells: rules across the page, underlines, frames. */
  loose: Region[];
  notices: Notice[];
}

/** More rulings than this on one page are a drawing, or an attack: none is followed. */
const mostRulings = 250_000;
/** Text may reach over the outer border of its table by this much, in points. */
const overhang = 2;

/** The tables that rulings cut, with what is left of the page. */
export function ruledTables(page: PageContent): FoundTables {
  const count = page.rulings.length;
  if (count > mostRulings) {
    const message = `page ${page.page}: ${count} rulings, more than ${mostRulings}; they were not followed`;
    const notice: Notice = { check: 'tables:limit', severity: 'error', message, page: page.page };
    return { grids: [], rest: page.runs, loose: [], notices: [notice] };
  }
  const regions = segmentsToRegions(rulingsToSegments(withoutUnderlines(page.rulings, page.runs)));
  const grids: Grid[] = [];
  const loose: Region[] = [];
  let rest = page.runs;
  for (const region of regions) {
    if (
      region.horizontal.length + region.vertical.length < 3 ||
      region.horizontal.length === 0 ||
      region.vertical.length === 0
    ) {
      loose.push(region);
      continue;
    }
    const inside = rest.filter(({ box }) => isInside(box, region));
    const lattice = inside.length > 0 ? regionToLattice(region, inside) : null;
    const head = lattice && headAbove(lattice, inside, runsAbove(lattice, rest, regions), openTop(lattice, region));
    const body = lattice && bodyBelow(lattice, inside, runsBelow(lattice, rest, regions));
    if (body) inside.push(...body.runs);
    const grid = lattice && latticeToGrid(page.page, body?.lattice ?? lattice, inside, head);
    if (!grid) {
      loose.push(region);
      continue;
    }
    grids.push(grid);
    const taken = new Set([...inside, ...(head?.runs ?? [])]);
    rest = rest.filter((run) => !taken.has(run));
  }
  return { grids, rest, loose, notices: [] };
}

/** Whether a text stands in a region, by its middle. */
export function isInside(box: GlyphRun['box'], { box: region }: Pick<Region, 'box'>): boolean {
  const x = (box.x0 + box.x1) / 2;
  const y = (box.y0 + box.y1) / 2;
  return x > region.x0 - overhang && x < region.x1 + overhang && y > region.y0 && y < region.y1;
}

/** Null where the text fills fewer than two cells: a frame around prose is no table. */
function latticeToGrid(
  page: number,
  body: Lattice,
  inside: readonly GlyphRun[],
  head: HeadedLattice | null,
): Grid | null {
  const lattice = head?.lattice ?? body;
  const runs = [...(head?.runs ?? []), ...inside];
  if ((lattice.xs.length - 1) * (lattice.ys.length - 1) > mostCells) return uncutGrid(page, lattice, runs);
  const split = splitRows(lattice, runs);
  const spans = latticeToSpans(split);
  if (spans.length < 2) return null;
  const placement = placeRuns(split, spans, runs);
  if (placement.filter((members) => members.length > 0).length < 2) return null;
  const grid = buildGrid(page, split, spans, placement, 'ruled');
  return head ? markDoubts(grid, head.doubts, head.headRows) : grid;
}

/** The columns above which no ruling stands: their heads reach down beside the first rows. */
const openTop = ({ xs, ys }: Lattice, { horizontal }: Region): boolean[] => {
  const first = horizontal.filter(({ at }) => Math.abs(at - ys[0]!) < 4);
  return xs.slice(1).map((x, column) => !covers(first, xs[column]!, x));
};

/** The runs between a table and the next ruled region below it. */
function runsBelow({ xs, ys }: Lattice, runs: readonly GlyphRun[], regions: readonly Region[]): GlyphRun[] {
  const end = ys.at(-1)!;
  const tops = regions
    .filter(({ box }) => box.x0 < xs.at(-1)! && box.x1 > xs[0]! && box.y0 > end + 1)
    .map(({ box }) => box.y0);
  const floor = Math.min(Infinity, ...tops);
  return runs.filter(({ box }) => box.y0 > end - 1 && box.y1 < floor + 1 && box.x1 > xs[0]! && box.x0 < xs.at(-1)!);
}

/** The runs between a table and the next ruled region above it. */
function runsAbove({ xs, ys }: Lattice, runs: readonly GlyphRun[], regions: readonly Region[]): GlyphRun[] {
  const top = ys[0]!;
  const ends = regions
    .filter(({ box }) => box.x0 < xs.at(-1)! && box.x1 > xs[0]! && box.y1 < top - 1)
    .map(({ box }) => box.y1);
  const ceiling = Math.max(-Infinity, ...ends);
  return runs.filter(
    ({ box }) => box.y0 > ceiling - 1 && (box.y0 + box.y1) / 2 < top && box.x1 > xs[0]! && box.x0 < xs.at(-1)!,
  );
}

/** One cell with all the text, and a notice that its rulings were not followed. */
function uncutGrid(page: number, { xs, ys }: Lattice, runs: readonly GlyphRun[]): Grid {
  const whole: Lattice = { xs: [xs[0]!, xs.at(-1)!], ys: [ys[0]!, ys.at(-1)!], wallRight: [[]], wallBelow: [] };
  const grid = buildGrid(page, whole, [{ row: 0, column: 0, rowSpan: 1, columnSpan: 1 }], [[...runs]], 'ruled');
  const message = `page ${page}: rulings cut ${xs.length - 1} × ${ys.length - 1} cells, more than ${mostCells}; they were not followed`;
  grid.notices.push({ check: 'tables:limit', severity: 'error', message, page });
  return grid;
}

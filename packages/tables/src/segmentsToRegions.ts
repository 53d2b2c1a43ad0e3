import type { Box } from '@yusuan/model';
import { BoxIndex } from './boxIndex.ts';
import type { Segment, Segments } from './rulingsToSegments.ts';

/** Segments that touch each other: the rulings of one table, or of a frame. */
export interface Region extends Segments {
  box: Box;
}

/** How far, in points, two rulings may miss each other and still meet. */
export const meeting = 3;

/** A table this far inside a frame on every side, in points, is no part of it. */
const frameMargin = 10;

/** Groups segments that cross or touch. */
export function segmentsToRegions({ horizontal, vertical }: Segments): Region[] {
  const parent = Array.from({ length: horizontal.length + vertical.length }, (_, at) => at);
  const find = (at: number): number => {
    let root = at;
    while (parent[root] !== root) root = parent[root]!;
    while (parent[at] !== root) [at, parent[at]] = [parent[at]!, root];
    return root;
  };
  const byPlace = horizontal.map((segment, at) => ({ segment, at }));
  for (let v = 0; v < vertical.length; v++) {
    const line = vertical[v]!;
    for (let h = firstAtOrAfter(byPlace, line.from - meeting); h < byPlace.length; h++) {
      const { segment, at } = byPlace[h]!;
      if (segment.at > line.to + meeting) break;
      if (line.at >= segment.from - meeting && line.at <= segment.to + meeting)
        parent[find(at)] = find(horizontal.length + v);
    }
  }
  const regions = new Map<number, Region>();
  const regionOf = (at: number): Region => {
    const root = find(at);
    const known = regions.get(root);
    if (known) return known;
    const fresh: Region = {
      horizontal: [],
      vertical: [],
      box: { x0: Infinity, y0: Infinity, x1: -Infinity, y1: -Infinity },
    };
    regions.set(root, fresh);
    return fresh;
  };
  horizontal.forEach((segment, at) => {
    const region = regionOf(at);
    region.horizontal.push(segment);
    grow(region.box, segment.from, segment.at, segment.to, segment.at);
  });
  vertical.forEach((segment, at) => {
    const region = regionOf(horizontal.length + at);
    region.vertical.push(segment);
    grow(region.box, segment.at, segment.from, segment.at, segment.to);
  });
  return joinOverlapping([...regions.values()]);
}

function firstAtOrAfter(sorted: { segment: Segment }[], at: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]!.segment.at < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function grow(box: Box, x0: number, y0: number, x1: number, y1: number): void {
  box.x0 = Math.min(box.x0, x0);
  box.y0 = Math.min(box.y0, y0);
  box.x1 = Math.max(box.x1, x1);
  box.y1 = Math.max(box.y1, y1);
}

/** Pieces of one table that do not touch lie inside each other; frames with a gap lie edge to edge with the same width. */
function joinOverlapping(regions: Region[]): Region[] {
  const sorted = regions.filter(({ horizontal, vertical }) => horizontal.length + vertical.length > 1);
  const single = regions.filter(({ horizontal, vertical }) => horizontal.length + vertical.length === 1);
  const kept: Region[] = [];
  const index = new BoxIndex(regions.map(({ box }) => box));
  for (const region of [...sorted.sort((a, b) => area(b.box) - area(a.box)), ...single]) {
    const found = index.near(region.box, nearest).find((at) => {
      const other = kept[at]!;
      return (overlap(other.box, region.box) && !isFrameAround(other, region)) || stacked(other, region);
    });
    if (found === undefined) {
      // Lone rulings do not join each other: pieces of one line were joined before.
      if (region.horizontal.length + region.vertical.length > 1) index.add(kept.length, region.box);
      kept.push(region);
      continue;
    }
    const host = kept[found]!;
    host.horizontal.push(...region.horizontal);
    host.vertical.push(...region.vertical);
    grow(host.box, region.box.x0, region.box.y0, region.box.x1, region.box.y1);
    index.add(found, host.box);
  }
  for (const region of kept) {
    region.horizontal.sort((a, b) => a.at - b.at);
    region.vertical.sort((a, b) => a.at - b.at);
  }
  return kept;
}

/** Regions further apart than this are of different tables. */
const nearest = 6;

const area = (box: Box): number => (box.x1 - box.x0) * (box.y1 - box.y0);

/** More than half of the smaller box lies in the other. */
function overlap(a: Box, b: Box): boolean {
  const width = Math.min(a.x1, b.x1) - Math.max(a.x0, b.x0);
  const height = Math.min(a.y1, b.y1) - Math.max(a.y0, b.y0);
  if (width < -1 || height < -1) return false;
  const smaller = Math.max(1, Math.min(area(a), area(b)));
  return Math.max(0, width) * Math.max(0, height) > smaller / 2 || (area(b) < 1 && width > 0 && height >= -1);
}

/** A frame of four rulings with a table of its own well inside it: a page border, not the border of that table. */
function isFrameAround({ horizontal, vertical, box }: Region, inner: Region): boolean {
  if (horizontal.length !== 2 || vertical.length !== 2) return false;
  if (inner.horizontal.length < 2 || inner.vertical.length < 2) return false;
  const { x0, y0, x1, y1 } = inner.box;
  return Math.min(x0 - box.x0, y0 - box.y0, box.x1 - x1, box.y1 - y1) > frameMargin;
}

/** One ends where the other starts, with the same left and right edges and a shared ladder of verticals. */
function stacked(a: Region, b: Region): boolean {
  if (a.vertical.length < 2 || b.vertical.length < 2) return false;
  const gap = Math.min(Math.abs(a.box.y1 - b.box.y0), Math.abs(b.box.y1 - a.box.y0));
  return gap <= nearest && Math.abs(a.box.x0 - b.box.x0) <= 3 && Math.abs(a.box.x1 - b.box.x1) <= 3;
}

import type { Ruling } from '@yusuan/model';

/** A line parallel to an axis: `at` is its place across, `from`–`to` its reach along. Points. */
export interface Segment {
  at: number;
  from: number;
  to: number;
}

export interface Segments {
  horizontal: Segment[];
  vertical: Segment[];
}

/** Lines nearer than this are one line: cells often draw their borders side by side. */
const sameLine = 2;
/** Pieces of a line with a gap up to this are one piece: dashes, and borders drawn cell by cell. */
const sameReach = 3;
/** Pieces shorter than this after joining are no ruling. */
const shortest = 4;

/** Snaps rulings that lie side by side onto one line and joins their pieces. */
export function rulingsToSegments(rulings: readonly Ruling[]): Segments {
  const horizontal: Segment[] = [];
  const vertical: Segment[] = [];
  for (const { x0, y0, x1, y1 } of rulings) {
    if (x1 - x0 >= y1 - y0) horizontal.push({ at: y0, from: x0, to: x1 });
    else vertical.push({ at: x0, from: y0, to: y1 });
  }
  return { horizontal: joinSegments(horizontal), vertical: joinSegments(vertical) };
}

function joinSegments(segments: Segment[]): Segment[] {
  segments.sort((a, b) => a.at - b.at);
  const joined: Segment[] = [];
  for (let first = 0; first < segments.length; ) {
    let end = first + 1;
    const start = segments[first]!.at;
    while (
      end < segments.length &&
      segments[end]!.at - segments[end - 1]!.at <= sameLine / 2 &&
      segments[end]!.at - start <= sameLine
    )
      end++;
    joinReach(segments.slice(first, end), joined);
    first = end;
  }
  return joined;
}

function joinReach(line: Segment[], into: Segment[]): void {
  let weight = 0;
  let sum = 0;
  for (const { at, from, to } of line) {
    weight += to - from;
    sum += at * (to - from);
  }
  const at = weight > 0 ? sum / weight : line[0]!.at;
  line.sort((a, b) => a.from - b.from);
  let open: Segment | null = null;
  const keep = (segment: Segment | null): void => {
    if (segment && segment.to - segment.from >= shortest) into.push(segment);
  };
  for (const { from, to } of line) {
    if (open && from - open.to <= sameReach) {
      open.to = Math.max(open.to, to);
    } else {
      keep(open);
      open = { at, from, to };
    }
  }
  keep(open);
}

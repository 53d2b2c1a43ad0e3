import type { Box } from '@yusuan/model';
import type { Segment } from './rulingsToSegments.ts';
import type { Region } from './segmentsToRegions.ts';

/** Horizontal rules below each other with the same ends: the lines of a table that has no upright ones, or of a page's head and foot. */
export interface RuleFrame {
  x0: number;
  x1: number;
  /** Heights of the rules, ascending; two at least. */
  ys: number[];
  /** All rules between the ends, short ones below header words too. */
  segments: Segment[];
}

/** A rule as long as a line of a table can be, of pieces side by side. */
interface RuleLine extends Omit<Box, 'y1'> {
  segments: Segment[];
}

/** Rules whose ends differ by no more than this, in points, are of one table. */
const sameEnd = 4;
/** Pieces of one line may stand this far apart, in points. */
const pieceGap = 14;
/** No table is narrower than this, in points. */
const narrowest = 60;

/** More lines than this are a drawing. */
const mostLines = 2000;

/** The frames that the loose rules of a page form. */
export function rulesToFrames(loose: readonly Region[]): RuleFrame[] {
  const segments = loose.flatMap(({ horizontal }) => horizontal).sort((a, b) => a.at - b.at || a.from - b.from);
  const lines = segmentsToLines(segments).filter(({ x0, x1 }) => x1 - x0 >= narrowest);
  if (lines.length > mostLines) return [];
  const groups: RuleLine[][] = [];
  for (const line of lines) {
    const group = groups.find(
      ([first]) => Math.abs(first!.x0 - line.x0) <= sameEnd && Math.abs(first!.x1 - line.x1) <= sameEnd,
    );
    if (group) group.push(line);
    else groups.push([line]);
  }
  return groups
    .filter((group) => group.length >= 2)
    .map((group) => {
      const [x0, x1] = [Math.min(...group.map((line) => line.x0)), Math.max(...group.map((line) => line.x1))];
      const [top, bottom] = [group[0]!.y0, group.at(-1)!.y0];
      const inside = segments.filter(
        ({ at, from, to }) => at >= top - 1 && at <= bottom + 1 && from >= x0 - sameEnd && to <= x1 + sameEnd,
      );
      return { x0, x1, ys: group.map(({ y0 }) => y0), segments: inside };
    });
}

/** Pieces at one height, near each other, as one line. */
function segmentsToLines(sorted: readonly Segment[]): RuleLine[] {
  const lines: RuleLine[] = [];
  for (let first = 0; first < sorted.length; ) {
    let end = first + 1;
    while (end < sorted.length && sorted[end]!.at - sorted[first]!.at < 2.5) end++;
    const level = sorted.slice(first, end).sort((a, b) => a.from - b.from);
    let line: RuleLine | null = null;
    for (const segment of level) {
      if (line && segment.from - line.x1 <= pieceGap) {
        line.x1 = Math.max(line.x1, segment.to);
        line.segments.push(segment);
      } else {
        line = { x0: segment.from, x1: segment.to, y0: segment.at, segments: [segment] };
        lines.push(line);
      }
    }
    first = end;
  }
  return lines;
}

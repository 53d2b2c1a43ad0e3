import type { PartedLine } from './alignedRows.ts';
import { covers, type Lattice, walls } from './lattice.ts';
import type { Segment } from './rulingsToSegments.ts';

/** Rows between horizontal rules that reach over most of the table. Null where there are not enough of them. */
export function ruledRows(
  group: readonly PartedLine[],
  xs: readonly number[],
  rules: readonly Segment[],
): Lattice | null {
  const top = group[0]!.line.box.y0 - 14;
  const bottom = group.at(-1)!.line.box.y1 + 14;
  const width = xs.at(-1)! - xs[0]!;
  const inside = rules.filter(({ at, from, to }) => at > top && at < bottom && to > xs[0]! && from < xs.at(-1)!);
  const ys: number[] = [];
  for (const { at, from, to } of inside) {
    const near = ys.length > 0 && at - ys.at(-1)! < 4;
    if (!near && Math.min(to, xs.at(-1)!) - Math.max(from, xs[0]!) > Math.min(40, width * 0.1)) ys.push(at);
  }
  if (ys.length < 4) return null;
  if (ys[0]! > group[0]!.line.box.y1) ys.unshift(group[0]!.line.box.y0 - 1);
  if (ys.at(-1)! < group.at(-1)!.line.box.y0) ys.push(group.at(-1)!.line.box.y1 + 1);
  const segmentsAt = (y: number): Segment[] => inside.filter(({ at }) => Math.abs(at - y) < 4);
  return {
    xs: [...xs],
    ys,
    wallRight: walls(ys.length - 1, xs.length - 2),
    wallBelow: ys.slice(1, -1).map((y) => xs.slice(1).map((x, column) => covers(segmentsAt(y), xs[column]!, x))),
  };
}

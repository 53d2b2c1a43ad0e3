import type { Grid } from '@yusuan/model';
import { type PartedLine, rowBorders } from './alignedRows.ts';
import { openHeads } from './alignedTables.ts';
import { buildGrid } from './buildGrid.ts';
import { linesToGapRows } from './gapRows.ts';
import { headsToColumns, holdReaches } from './headsToColumns.ts';
import { covers, type Lattice } from './lattice.ts';
import { latticeToSpans } from './latticeToSpans.ts';
import { linesToColumns, type Part } from './linesToColumns.ts';
import { indexIn, placeRuns } from './placeRuns.ts';
import type { Segment } from './rulingsToSegments.ts';
import { splitRows } from './splitRows.ts';

/** Lines of one table, cut where rules stand between them. */
export interface Bands {
  /** The heights of the rules, ascending, the outer ones included; none where there are none. */
  ys: number[];
  segments: readonly Segment[];
  /** Lines of each band; one band where there are no rules. */
  bands: PartedLine[][];
  /** How many of the first bands, or of the first lines where there is one band, are header. */
  head: PartedLine[];
}

/** The columns of lines of words or numbers: what header words stand over several columns, and lines of one text, does not count. */
export function tableColumns(lines: readonly PartedLine[], head: readonly PartedLine[]): number[] | null {
  const body = lines.filter((line) => line.parts.length > 1 && !head.includes(line)).map(({ parts }) => parts);
  const first = linesToColumns(body.length > 0 ? body : head.map(({ parts }) => parts));
  if (!first) return null;
  if (body.length === 0) return first;
  const ink = inkOf(first, body);
  const leaves = head.map(({ parts }, at) => {
    const below = head.slice(at + 1).flatMap((line) => line.parts);
    return parts.filter((part, place) => isLeaf(part, parts[place - 1], parts[place + 1], [...ink, ...below]));
  });
  const all = [...body, ...leaves];
  const claimed = headsToColumns(leaves, ink);
  const reaches = [...claimed, ...headsAfterLabels(leaves, ink, claimed)];
  return withoutSymbols(linesToColumns([...all, ...holdReaches(reaches, all.length)]), all);
}

type Reach = Pick<Part, 'x0' | 'x1'>;

/** A header word over one column; not one in the middle of what stands below it on both sides. */
function isLeaf(part: Part, before: Part | undefined, after: Part | undefined, below: readonly Reach[]): boolean {
  const touched = below.filter(({ x0, x1 }) => x0 < part.x1 && x1 > part.x0);
  if (distinct(touched) > 1) return false;
  if (touched.length > 0) return true;
  const [from, to] = [before?.x1 ?? -Infinity, after?.x0 ?? Infinity];
  const left = below.some(({ x0, x1 }) => x0 > from && x1 <= part.x0);
  const right = below.some(({ x0, x1 }) => x0 >= part.x1 && x1 < to);
  return !(left && right);
}

/** Columns whose head stands in their middle and whose short texts end left of it: from the start of the texts to the end of the head. */
function headsAfterLabels(leaves: readonly Part[][], ink: readonly Reach[], claimed: readonly Reach[]): Part[] {
  const heads = leaves.flat().sort((a, b) => a.x0 - b.x0);
  const overlap = (a: Reach, b: Reach): boolean => a.x0 < b.x1 && b.x0 < a.x1;
  const lone = heads.filter((head) => ![...ink, ...claimed].some((column) => overlap(head, column)));
  return lone.flatMap((head) => {
    const left = ink.filter(({ x1 }) => x1 <= head.x0).sort((a, b) => b.x1 - a.x1)[0];
    if (!left || [...heads, ...claimed].some((other) => overlap(other, left))) return [];
    const between = { x0: left.x1, x1: head.x0 };
    return heads.some((other) => overlap(other, between)) ? [] : [{ runs: [], x0: left.x0, x1: head.x1 }];
  });
}

/** How many reaches stand beside each other. */
function distinct(reaches: readonly Reach[]): number {
  let count = 0;
  let end = -Infinity;
  for (const { x0, x1 } of [...reaches].sort((a, b) => a.x0 - b.x0)) {
    if (x0 >= end) count++;
    end = Math.max(end, x1);
  }
  return count;
}

function inkOf(xs: readonly number[], body: readonly Part[][]): Reach[] {
  const ink = xs.slice(1).map(() => ({ x0: Infinity, x1: -Infinity }));
  for (const { x0, x1 } of body.flat()) {
    const column = indexIn(xs, x0);
    if (column !== indexIn(xs, x1)) continue;
    ink[column]!.x0 = Math.min(ink[column]!.x0, x0);
    ink[column]!.x1 = Math.max(ink[column]!.x1, x1);
  }
  return ink.filter(({ x0, x1 }) => x1 > x0);
}

const leading = /^[$€£¥￥]$/;
const trailing = /^(?:[%％)）]|[%％][)）])$/;

/** Columns that hold nothing but the sign of a currency or of percent belong to the numbers beside them. */
function withoutSymbols(xs: number[] | null, lines: readonly Part[][]): number[] | null {
  if (!xs) return null;
  const texts = xs.slice(1).map((): string[] => []);
  for (const { runs, x0, x1 } of lines.flat())
    texts[indexIn(xs, (x0 + x1) / 2)]!.push(
      runs
        .map(({ text }) => text)
        .join('')
        .trim(),
    );
  const all = (column: number, sign: RegExp): boolean =>
    texts[column]!.length > 0 && texts[column]!.every((text) => sign.test(text));
  const dropped = new Set<number>();
  for (let column = 0; column < texts.length; column++) {
    if (all(column, leading) && column < texts.length - 1) dropped.add(column + 1);
    else if (all(column, trailing) && column > 0) dropped.add(column);
  }
  const kept = xs.filter((_, at) => !dropped.has(at));
  return kept.length > 2 ? kept : null;
}

/** The grid of a table of these columns. */
export function bandsToGrid(page: number, { ys, segments, bands, head }: Bands, xs: readonly number[]): Grid {
  const all = bands.flat();
  const runs = all.flatMap(({ line }) => line.runs);
  const rowRuled = isRowRuled(bands, xs);
  const borders: number[] = [];
  bands.forEach((lines, band) => {
    const inner = rowRuled || lines.length < 2 ? [] : rowBorders(linesToGapRows(lines, xs)).slice(1, -1);
    if (ys.length > 0) borders.push(ys[band]!, ...inner);
    else borders.push(lines[0]!.line.box.y0 - 1, ...inner);
  });
  borders.push(ys.at(-1) ?? Math.max(...all.map(({ line }) => line.box.y1)) + 1);
  const at = (y: number): Segment[] => segments.filter((segment) => Math.abs(segment.at - y) < 3);
  const ruled = new Set(ys);
  const lattice: Lattice = {
    xs: [...xs],
    ys: borders,
    wallRight: borders.slice(1).map(() => new Array<boolean>(xs.length - 2).fill(true)),
    wallBelow: borders
      .slice(1, -1)
      .map((y) => xs.slice(1).map((x, column) => !ruled.has(y) || covers(at(y), xs[column]!, x))),
  };
  openHeads(lattice, head);
  const split = splitRows(lattice, runs);
  const spans = latticeToSpans(split);
  return buildGrid(page, split, spans, placeRuns(split, spans, runs), 'aligned');
}

/** Whether rules stand between the rows, not only between parts of the table. */
function isRowRuled(bands: readonly PartedLine[][], xs: readonly number[]): boolean {
  if (bands.length < 4) return false;
  const single = bands.filter(
    (lines) => lines.length < 2 || linesToGapRows(lines, xs).length === 1 || isWrapped(lines),
  );
  return single.length >= bands.length * 0.7;
}

/** Lines that do not all fill the same places, or only one. */
function isWrapped(lines: readonly PartedLine[]): boolean {
  const counts = lines.map(({ parts }) => parts.length);
  return lines.length <= 6 && Math.max(...counts) > Math.min(...counts);
}

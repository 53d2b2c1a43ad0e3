import type { Grid } from '@yusuan/model';
import { type PartedLine, rowBorders } from './alignedRows.ts';
import { runsToGrid } from './buildGrid.ts';
import { linesToGapRows } from './gapRows.ts';
import { headLeaves, headsAfterLabels } from './headLeaves.ts';
import { headsToColumns, holdReaches, type Ink } from './headsToColumns.ts';
import { covers, type Lattice, walls } from './lattice.ts';
import { linesToColumns, type Part } from './linesToColumns.ts';
import { isDecimal } from './numbers.ts';
import { openHeads } from './openHeads.ts';
import { indexIn } from './placeRuns.ts';
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
  const leaves = headLeaves(
    head.map(({ parts }) => parts),
    ink,
  );
  const all = [...body, ...leaves];
  const claimed = headsToColumns(leaves, ink);
  const reaches = [...claimed, ...headsAfterLabels(leaves, ink, claimed)];
  return withoutSymbols(linesToColumns([...all, ...holdReaches(reaches, all.length)]), all);
}

function inkOf(xs: readonly number[], body: readonly Part[][]): Ink[] {
  const ink = xs.slice(1).map(() => ({ x0: Infinity, x1: -Infinity, isAmount: false }));
  for (const { x0, x1, runs } of body.flat()) {
    const column = indexIn(xs, x0);
    if (column !== indexIn(xs, x1)) continue;
    ink[column]!.x0 = Math.min(ink[column]!.x0, x0);
    ink[column]!.x1 = Math.max(ink[column]!.x1, x1);
    ink[column]!.isAmount ||= isDecimal(runs.map(({ text }) => text).join(''));
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
    wallRight: walls(borders.length - 1, xs.length - 2),
    wallBelow: borders
      .slice(1, -1)
      .map((y) => xs.slice(1).map((x, column) => !ruled.has(y) || covers(at(y), xs[column]!, x))),
  };
  openHeads(lattice, head);
  return runsToGrid(page, splitRows(lattice, runs), runs, 'aligned');
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

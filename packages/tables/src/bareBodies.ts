import type { GlyphRun } from '@yusuan/model';
import { type Lattice, walls } from './lattice.ts';
import { isDecimal } from './numbers.ts';
import { indexIn } from './placeRuns.ts';
import { rowCuts } from './splitRows.ts';
import { lineText, runsToLines, type TextLine } from './textLines.ts';

/** A lattice with the rows below it that no rules divide. */
export interface BodiedLattice {
  lattice: Lattice;
  /** The runs of those rows. */
  runs: GlyphRun[];
}

/** Rows stand at most this many font sizes apart. */
const widestGap = 2.4;
/** Print of the rows differs from that of the header by at most this part. */
const samePrint = 0.2;
/** Text may reach over a border by this much, in points. */
const overhang = 4;
const caption = /(?<!其中)[:：]|[。；;]/;

/**
 * The rows of a table of which only the header is ruled: the lines right below it that keep to its columns. `below` are the runs between it and what
 * is ruled below. Null where the ruled part is no header, or what follows is no row of amounts.
 *
 *     ┌──────────┬───────┐
 *     │   科目   │ 金额  │
 *     └──────────┴───────┘
 *      教育支出     10.00
 */
export function bodyBelow(
  head: Lattice,
  inside: readonly GlyphRun[],
  below: readonly GlyphRun[],
): BodiedLattice | null {
  const { xs, ys, wallRight, wallBelow } = head;
  const isLeaf = wallRight.at(-1)?.every(Boolean) ?? false;
  if (xs.length < 4 || !isLeaf || !inside.every(({ text }) => isWord(text)) || !hasHeads(inside, xs)) return null;
  const em = Math.max(...inside.map(({ fontSize }) => fontSize));
  const rows: TextLine[] = [];
  let end = ys.at(-1)!;
  for (const line of runsToLines(below)) {
    const isFar = line.box.y0 - end > line.fontSize * widestGap || Math.abs(line.fontSize - em) > em * samePrint;
    if (isFar || !keepsColumns(line, xs) || caption.test(lineText(line.runs))) break;
    rows.push(line);
    end = line.box.y1;
  }
  if (!rows[0]?.runs.some(({ text }) => isDecimal(text)) || rows[0].runs.length < 2) return null;
  const runs = rows.flatMap((line) => line.runs);
  const added = [...rowCuts(runs, xs), end + 1];
  return {
    lattice: {
      xs,
      ys: [...ys, ...added],
      wallRight: [...wallRight, ...walls(added.length, xs.length - 2)],
      wallBelow: [...wallBelow, ...walls(added.length, xs.length - 1)],
    },
    runs,
  };
}

const isWord = (text: string): boolean => !isDecimal(text) && !caption.test(text);

/** Whether every column has words above it. */
function hasHeads(inside: readonly GlyphRun[], xs: readonly number[]): boolean {
  return xs.slice(1).every((x, column) => inside.some(({ box }) => box.x0 < x && box.x1 > xs[column]!));
}

function keepsColumns({ runs, box }: TextLine, xs: readonly number[]): boolean {
  const isWithin = box.x0 > xs[0]! - overhang && box.x1 < xs.at(-1)! + overhang;
  return isWithin && runs.every((run) => indexIn(xs, run.box.x0 + overhang) === indexIn(xs, run.box.x1 - overhang));
}

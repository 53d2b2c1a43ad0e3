import { joinWrappedHeads, type PartedLine, rowBorders } from './alignedRows.ts';
import { numbersColumns } from './columnNumbers.ts';
import { linesToGapRows } from './gapRows.ts';
import { type HeadDoubt, rangesToDoubts } from './headDoubts.ts';
import { type HeadRows, headsToRows } from './headLattice.ts';
import type { Ink } from './headsToColumns.ts';
import { type Lattice, walledLattice } from './lattice.ts';
import type { Part } from './linesToColumns.ts';
import { isNumber } from './numbers.ts';
import { openHeads } from './openHeads.ts';
import { indexIn } from './placeRuns.ts';

/** The lattice of a table without rules between its rows, and which heads may or may not stand over which columns. */
export interface FreeLattice {
  lattice: Lattice;
  headRows: number;
  doubts: HeadDoubt[];
}

/** Rows by the space between lines, the cells of the header by what its words stand over. `heads` are the lines above the first row, as `group` has them. */
export function linesToFreeLattice(
  group: readonly PartedLine[],
  heads: readonly PartedLine[],
  xs: readonly number[],
  ink: readonly Ink[],
): FreeLattice {
  const head = new Set(heads.map(({ line }) => line));
  const rows = linesToGapRows(group, xs, new Set(group.slice(0, heads.length)));
  const firstBody = rows.findIndex((lines) => lines.some(({ line }) => !head.has(line)));
  const columnsOf = ({ parts }: PartedLine): number[] =>
    parts.filter((part) => !isNumbered(part)).map(({ x0, x1 }) => indexIn(xs, (x0 + x1) / 2));
  const perhaps = (rows[firstBody] ?? []).filter(({ line }) => head.has(line));
  const headed = new Set(heads.filter((line) => !perhaps.some((own) => own.line === line.line)).flatMap(columnsOf));
  // The first line of a wrapped name may stand above the numbers of its row; a head stands above amounts, or is the only one of its column.
  const isHead = (line: PartedLine): boolean =>
    columnsOf(line).some((column) => ink[column]?.isAmount || !headed.has(column));
  for (const line of perhaps) if (!isHead(line)) head.delete(line.line);
  const words = heads.filter((line) => head.has(line.line) && !numbersColumns(line));
  const headRows = headsToRows(words, xs, ink);
  if (!headRows) return withOpenHeads(group, rows, heads, xs);
  const isWord = ({ line }: PartedLine): boolean => words.some((word) => word.line === line);
  const lower = rows.map((lines) => lines.filter((line) => !isWord(line))).filter((lines) => lines.length > 0);
  const top = words.map((line) => ({ line: line.line, parts: line.parts }));
  const [first, ...others] = rowBorders([top, ...lower]);
  const ys = [first!, ...headRows.borders, ...others];
  const lattice = walledLattice(xs, ys);
  openCells(lattice, headRows);
  return {
    lattice,
    headRows: headRows.borders.length + 1,
    doubts: rangesToDoubts(headRows.cells.map(({ range }) => range)),
  };
}

function withOpenHeads(
  group: readonly PartedLine[],
  rows: readonly PartedLine[][],
  heads: readonly PartedLine[],
  xs: readonly number[],
): FreeLattice {
  const ys = rowBorders(joinWrappedHeads(rows, new Set(group.slice(0, heads.length))));
  const lattice = walledLattice(xs, ys);
  openHeads(lattice, heads);
  return { lattice, headRows: 0, doubts: [] };
}

const isNumbered = ({ runs }: Part): boolean => isNumber(runs.map(({ text }) => text).join(''));

function openCells({ wallRight, wallBelow }: Lattice, { cells }: HeadRows): void {
  for (const { range, firstRow, lastRow } of cells)
    for (let row = firstRow; row <= lastRow; row++) {
      for (let column = range.first; column < range.last; column++) wallRight[row]![column] = false;
      for (let column = range.first; column <= range.last && row < lastRow; column++) wallBelow[row]![column] = false;
    }
}

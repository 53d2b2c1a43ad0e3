import { linesToRows, type PartedLine } from './alignedRows.ts';
import { linesToCellRows } from './cellRows.ts';
import { isNumber } from './numbers.ts';
import { indexIn } from './placeRuns.ts';

/** Lines nearer than this many font sizes stand in one row: their letters would touch. */
const touching = 0.95;
/** Lines of one cell stand at most this many font sizes apart. */
const widestLeading = 1.6;
/** Lines that all stand further apart than this many font sizes are rows of one line each. */
const singleLines = 1.45;
/** Rows stand apart by at least this much more than the lines of a cell. */
const jump = 1.13;

const middle = ({ line }: PartedLine): number => (line.box.y0 + line.box.y1) / 2;

/**
 * Puts the lines of a table into rows by the space between them: where cells have more space between them than their lines have, that
 * tells the rows; else a line with several parts is a row, and what goes on in small letters belongs to the row above. `leading` is how far apart the
 * lines of a cell stand, where the page before tells.
 */
export function linesToGapRows(
  lines: readonly PartedLine[],
  xs: readonly number[],
  heads: ReadonlySet<PartedLine> = new Set(),
  leading: number | null = null,
): PartedLine[][] {
  const em = middleOf(lines.map(({ line }) => line.fontSize));
  const pitches = lines.slice(1).map((line, at) => middle(line) - middle(lines[at]!));
  const borders = leadingBorders(
    pitches.filter((pitch) => pitch >= em * touching).sort((a, b) => a - b),
    em,
  );
  const known = leading === null ? [] : [(leading * (1 + jump)) / 2];
  for (const border of [...known, ...columnBorders(lines, xs, heads, em)]) {
    const rows = linesToCellRows(lines, xs, border, heads);
    if (rows) return rows;
  }
  for (const border of borders) {
    const rows = cutAt(lines, pitches, border);
    const tall = rows.filter(({ length }) => length > 1);
    if (tall.filter((row) => isOneRow(row, xs)).length >= tall.length * 0.8) return rows;
  }
  if (pitches.every((pitch) => pitch >= em * singleLines)) return lines.map((line) => [line]);
  if (pitches.some((pitch) => pitch < em * touching)) return joinTouching(linesToRows(lines), em * touching);
  return joinGoingOn(linesToRows(lines), xs);
}

/**
 * Rows with lines nearer to each other than letters are high are one: in cells of one line beside cells of two, the lines stand between each other.
 *
 *                 12,34
 *     教育支出               690.05
 *                 5.67
 */
function joinTouching(rows: readonly PartedLine[][], nearest: number): PartedLine[][] {
  const joined: PartedLine[][] = [];
  for (const row of rows) {
    const above = joined.at(-1);
    const touches = above?.some((upper) => row.some((lower) => Math.abs(middle(lower) - middle(upper)) < nearest));
    if (above && touches) above.push(...row);
    else joined.push([...row]);
  }
  return joined;
}

/** Heights that may lie between the pitch of the lines of a cell and the pitch of rows, by the texts of each column below the header. */
function columnBorders(
  lines: readonly PartedLine[],
  xs: readonly number[],
  heads: ReadonlySet<PartedLine>,
  em: number,
): number[] {
  const pitches = xs.slice(1).flatMap((_, column) => {
    const own = lines.filter(
      (line) => !heads.has(line) && line.parts.some(({ x0, x1 }) => indexIn(xs, (x0 + x1) / 2) === column),
    );
    return own.slice(1).map((line, at) => middle(line) - middle(own[at]!));
  });
  return leadingBorders(
    pitches.filter((pitch) => pitch >= em * touching).sort((a, b) => a - b),
    em,
  );
}

/** Heights that may lie between the pitch of lines and the pitch of rows, the clearest first. */
function leadingBorders(sorted: readonly number[], em: number): number[] {
  const found: { ratio: number; border: number }[] = [];
  for (let at = 1; at < sorted.length; at++) {
    const [low, high] = [sorted[at - 1]!, sorted[at]!];
    if (low > em * widestLeading) break;
    if (high / low >= jump) found.push({ ratio: high / low, border: (low + high) / 2 });
  }
  return found.sort((a, b) => b.ratio - a.ratio).map(({ border }) => border);
}

function cutAt(lines: readonly PartedLine[], pitches: readonly number[], border: number): PartedLine[][] {
  const rows: PartedLine[][] = [];
  lines.forEach((line, at) => {
    if (at > 0 && pitches[at - 1]! < border) rows.at(-1)!.push(line);
    else rows.push([line]);
  });
  return rows;
}

/** The texts of a line by the column they stand in. */
function textsByColumn({ parts }: PartedLine, xs: readonly number[]): Map<number, string> {
  const texts = new Map<number, string>();
  for (const { x0, x1, runs } of parts) {
    const column = indexIn(xs, (x0 + x1) / 2);
    texts.set(column, (texts.get(column) ?? '') + runs.map(({ text }) => text).join(''));
  }
  return texts;
}

/** Lines of one row leave places blank where a cell has fewer lines than another, and do not stack whole numbers. */
function isOneRow(row: readonly PartedLine[], xs: readonly number[]): boolean {
  const texts = row.map((line) => textsByColumn(line, xs));
  const most = Math.max(...texts.map(({ size }) => size));
  if (xs.length > 3 && texts.every(({ size }) => size === most)) return false;
  for (let column = 0; column < xs.length - 1; column++)
    if (texts.filter((line) => isNumber(line.get(column) ?? '')).length > 1) return false;
  return true;
}

/** A row whose every cell goes on in small letters below text of the row above is the rest of that row. */
function joinGoingOn(rows: readonly PartedLine[][], xs: readonly number[]): PartedLine[][] {
  const joined: PartedLine[][] = [];
  for (const row of rows) {
    const above = joined.at(-1);
    if (above && goesOn(row, above, xs)) above.push(...row);
    else joined.push([...row]);
  }
  return joined;
}

function goesOn(row: readonly PartedLine[], above: readonly PartedLine[], xs: readonly number[]): boolean {
  const upper = new Map(above.flatMap((line) => [...textsByColumn(line, xs)]));
  const lower = new Map(row.flatMap((line) => [...textsByColumn(line, xs)]));
  if (lower.size >= upper.size) return false;
  return [...lower].every(([column, text]) => upper.has(column) && /^\p{Ll}/u.test(text.trim()));
}

function middleOf(values: number[]): number {
  return values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

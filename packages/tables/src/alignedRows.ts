import type { Part } from './linesToColumns.ts';
import { isNumber } from './numbers.ts';
import type { TextLine } from './textLines.ts';

/** A line of a page with its parts. */
export interface PartedLine {
  line: TextLine;
  parts: Part[];
}

/** Lines further apart than this many font sizes belong to different tables. */
export const widestPitch = 4.5;

const middle = ({ line }: PartedLine): number => (line.box.y0 + line.box.y1) / 2;

export const hasNumber = ({ parts }: PartedLine): boolean =>
  parts.some(({ runs }) => isNumber(runs.map(({ text }) => text).join('')));

/** The number of an item in a list: 一、 （二） 3、 */
const item = /^(?:[一二三四五六七八九十]+、|[(（](?:[一二三四五六七八九十]+|\d+)[)）]|\d+[、．])\S/;

/** Whether every part of a line is an item of a list: a row of labels without amounts, no header. */
export const listsItems = ({ parts }: PartedLine): boolean =>
  parts.length > 0 &&
  parts.every(({ runs }) =>
    item.test(
      runs
        .map(({ text }) => text)
        .join('')
        .trim(),
    ),
  );

/**
 * Whether the last line of a group is an item without amounts of a list that one of its columns holds, no further from the line above than that is
 * from the one before.
 */
export function endsWithItem(group: readonly PartedLine[]): boolean {
  const [first, above, last] = group.slice(-3);
  if (!first || !above || last?.parts.length !== 1 || !listsItems(last)) return false;
  const [{ x0 }] = last.parts as [Part];
  const items = group
    .filter(({ parts }) => parts.length > 1)
    .flatMap(({ line, parts }) => parts.map((part) => ({ line, parts: [part] })));
  const isColumn = items.some((item) => Math.abs(item.parts[0]!.x0 - x0) < sameStart && listsItems(item));
  return isColumn && middle(last) - middle(above) < middle(above) - middle(first) + sameStart;
}

/** Items of one column start within this many points of each other; so do their heights. */
const sameStart = 1;

/**
 * Puts the lines of an aligned table into rows. A line with several parts is a row; a line of one part goes with the row it is
 * nearest to when it stands closer than rows do (a wrapped name), else it is a row of its own.
 */
export function linesToRows(lines: readonly PartedLine[]): PartedLine[][] {
  const anchors = lines.filter(({ parts }) => parts.length > 1);
  const pitches = anchors
    .slice(1)
    .map((anchor, at) => middle(anchor) - middle(anchors[at]!))
    .sort((a, b) => a - b);
  const pitch = pitches[Math.floor(pitches.length / 2)] ?? Infinity;
  const rows = new Map<PartedLine, PartedLine[]>(anchors.map((anchor) => [anchor, [anchor]]));
  const alone: PartedLine[][] = [];
  for (const line of lines) {
    if (line.parts.length > 1) continue;
    const nearest = nearestTo(line, anchors);
    const distance = nearest ? Math.abs(middle(nearest) - middle(line)) : Infinity;
    const blankThere =
      nearest !== null && !nearest.parts.some(({ x0, x1 }) => x0 < line.parts[0]!.x1 && x1 > line.parts[0]!.x0);
    const isNear = distance < pitch * 0.75 && (blankThere || areClose(lines, nearest!, line));
    if (nearest && (isNear || (blankThere && distance < pitch))) rows.get(nearest)!.push(line);
    else alone.push([line]);
  }
  return [...rows.values(), ...alone].sort((a, b) => middle(a[0]!) - middle(b[0]!));
}

/** Whether the lines from one to another stand no further apart than the lines of one cell do. */
function areClose(lines: readonly PartedLine[], a: PartedLine, b: PartedLine): boolean {
  const [from, to] = [lines.indexOf(a), lines.indexOf(b)].sort((x, y) => x - y) as [number, number];
  return lines
    .slice(from + 1, to + 1)
    .every((line, at) => middle(line) - middle(lines[from + at]!) < line.line.fontSize * widestLeading);
}

/** Lines of one cell stand at most this many font sizes apart. */
const widestLeading = 1.55;

function nearestTo(line: PartedLine, anchors: readonly PartedLine[]): PartedLine | null {
  let best: PartedLine | null = null;
  for (const anchor of anchors)
    if (!best || Math.abs(middle(anchor) - middle(line)) < Math.abs(middle(best) - middle(line))) best = anchor;
  return best;
}

/** Lines of wrapped words stand closer than this many font sizes, and than this part of the rows. */
const wrapPitch = 1.45;
const wrapPart = 0.85;

/** Header rows that are lines of words wrapped in their cells: they stand closer to each other than rows do. */
export function joinWrappedHeads(rows: readonly PartedLine[][], heads: ReadonlySet<PartedLine>): PartedLine[][] {
  const middles = (lines: readonly PartedLine[]): number[] => lines.map(middle).sort((a, b) => a - b);
  const body = rows.filter((lines) => !lines.some((line) => heads.has(line)));
  const pitches = body.slice(1).map((lines, at) => middles(lines)[0]! - middles(body[at]!).at(-1)!);
  const pitch = pitches.sort((a, b) => a - b)[Math.floor(pitches.length / 2)] ?? Infinity;
  const joined: PartedLine[][] = [];
  for (const lines of rows) {
    const above = joined.at(-1);
    const isHead = lines.every((line) => heads.has(line));
    const distance = above ? middles(lines)[0]! - middles(above).at(-1)! : Infinity;
    if (above && isHead && distance < Math.min(lines[0]!.line.fontSize * wrapPitch, pitch * wrapPart))
      above.push(...lines);
    else joined.push([...lines]);
  }
  return joined;
}

/** The heights between rows; ascending, with the outer edges. */
export function rowBorders(rows: readonly PartedLine[][]): number[] {
  const tops = rows.map((lines) => Math.min(...lines.map(({ line }) => line.box.y0)));
  const bottoms = rows.map((lines) => Math.max(...lines.map(({ line }) => line.box.y1)));
  const inner = rows.slice(1).map((_, at) => (bottoms[at]! + tops[at + 1]!) / 2);
  return [tops[0]! - 1, ...inner, bottoms.at(-1)! + 1];
}

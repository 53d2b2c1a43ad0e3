import type { PartedLine } from './alignedRows.ts';
import type { Part } from './linesToColumns.ts';
import { indexIn } from './placeRuns.ts';
import { lineText } from './textLines.ts';

const leaders = /[.．·…_]{4,}|…{2,}/;
/** A bullet, or the number of a list, a clause or a heading. */
const marker =
  /^(?:[•●○▪■□◆◇·*–—-]|[(（]?(?:\d{1,3}|[a-z]|[ivx]{1,5}|[一二三四五六七八九十]{1,3})[.、．)）]|\d{1,2}(?:\.\d{1,2}){1,3}\.?)$/i;
const label = /[:：]\s*(?:_*|\S.*)$/;
/** Words above the page numbers of a list of contents. */
const pageWord = /^(?:pages?|page no\.?|p\.|seite|页码|页次|頁|页)$/i;

const textOf = ({ runs }: Part): string => lineText(runs).trim();

/** Whether a line can be a row of a table: no leaders of a list of contents, no blanks of a form. */
export const mayBeRow = ({ line }: PartedLine): boolean => !leaders.test(lineText(line.runs));

/**
 * Whether lines are a list, a form or a list of contents and not a table: a marker before each text, labels with colons, or titles with
 * page numbers that never go down.
 */
export function isListing(lines: readonly PartedLine[], xs: readonly number[]): boolean {
  return isForm(lines) || isContents(lines, xs) || isMarked(lines, xs);
}

function isForm(lines: readonly PartedLine[]): boolean {
  const parts = lines.flatMap((line) => line.parts);
  return parts.filter((part) => label.test(textOf(part))).length > parts.length * 0.25;
}

/** The texts of one column, top to bottom. */
function columnTexts(lines: readonly PartedLine[], xs: readonly number[], column: number): string[] {
  return lines.flatMap(({ parts }) =>
    parts.filter(({ x0, x1 }) => indexIn(xs, (x0 + x1) / 2) === column).map((part) => textOf(part)),
  );
}

/** Titles with a page number in the last column that never goes down, without a head that says it is something else. */
export function isContents(lines: readonly PartedLine[], xs: readonly number[]): boolean {
  const columns = xs.length - 1;
  if (columns > 3) return false;
  const last = columnTexts(lines, xs, columns - 1);
  const numbers = pageWord.test(last[0] ?? '') ? last.slice(1) : last;
  if (numbers.length < 3 || !numbers.every((text) => /^\d{1,4}$/.test(text))) return false;
  const values = numbers.map(Number);
  return values.every((value, at) => at === 0 || value >= values[at - 1]!) && values[0]! < values.at(-1)!;
}

/** Each line starts with a marker, and nothing but one text follows it. */
export function isMarked(lines: readonly PartedLine[], xs: readonly number[]): boolean {
  const first = columnTexts(lines, xs, 0);
  return xs.length - 1 <= 3 && first.length > 0 && first.every((text) => marker.test(text));
}

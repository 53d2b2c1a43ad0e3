import { cleanName, foldForMatch, foldWidth, parseEnumeration, parseFiscalYear } from '@yusuan/normalize';
import { tableNumberPrefix } from '@yusuan/pipelines';
import { type ContextLine, withoutUnit } from './lines.ts';
import { titleToType } from './type.ts';

/** The title of a table, as printed without layout spaces, and the number printed with it. */
export interface TableTitle {
  title: string;
  number: string | null;
  /** The year that the title or the line under it names. */
  year: number | null;
  /** A heading stood in for a title: its words are not those of a table. */
  weak: boolean;
}

/** The title among the lines above a table (nearest first): the nearest that is one, with the lines it is broken over. */
export function linesToTitle(lines: readonly ContextLine[]): TableTitle | null {
  const at = lines.findIndex((line) => line.kind === 'title');
  if (at < 0) return headingToTitle(lines);
  const parts = [lines[at]!.text];
  let top = at;
  for (let next = at + 1; next < lines.length && next <= at + 2; next++) {
    if (!continuesDown(lines[next]!, lines[top]!, parts.join(''))) break;
    parts.unshift(lines[next]!.text);
    top = next;
  }
  const number = [...lines.slice(top + 1, top + 4), ...lines.slice(0, at)].find((line) => line.kind === 'number')?.text;
  const year = parseFiscalYear(parts.join('')) ?? yearLine(lines.slice(0, at));
  return { ...splitNumber(withoutUnit(parts.map(stripMarkup).join('')), number), year, weak: false };
}

/** The nearest line is a heading and says what the table is, though not in the words of a title: `（二）项目绩效目标`. */
function headingToTitle(lines: readonly ContextLine[]): TableTitle | null {
  const at = lines.findIndex((line) => line.kind === 'heading');
  if (at < 0 || lines.slice(0, at).some((line) => line.kind === 'prose')) return null;
  const text = stripMarkup(lines[at]!.text);
  if (isScrap(text)) return null;
  const number = lines.find((line) => line.kind === 'number')?.text;
  return { ...splitNumber(text, number), year: parseFiscalYear(text) ?? yearLine(lines), weak: true };
}

/** A piece of a cell that is drawn above its table: amounts, a long code, a bracket or comma left open. */
function isScrap(text: string): boolean {
  const folded = foldForMatch(text);
  const open = [...folded].filter((char) => char === '(').length;
  const closed = [...folded].filter((char) => char === ')').length;
  return (
    !/\p{Script=Han}{2}/u.test(folded) ||
    open !== closed ||
    /\d\.\d{2,}|[A-Z\d]{10}/.test(folded) ||
    /^[、,，。;；]/.test(folded)
  );
}

function yearLine(lines: readonly ContextLine[]): number | null {
  for (const line of lines) {
    if (line.kind !== 'year') continue;
    const year = /(?:19|20)\d{2}/.exec(foldForMatch(line.text));
    if (year) return Number(year[0]);
  }
  return null;
}

/** A title broken over lines: the upper line ends inside a name, or is set in the same size and does not stand as a title alone. */
function continuesDown(upper: ContextLine, lower: ContextLine, text: string): boolean {
  if (upper.kind !== 'heading' && upper.kind !== 'prose') return false;
  if (upper.page !== lower.page) return false;
  const folded = foldForMatch(upper.text);
  if (folded.length > 45 || parseEnumeration(folded)?.level === 0) return false;
  if (/[、及和与的(“‘]$/.test(upper.text.trim()) || /^[、)及和与的”]/.test(foldWidth(text.trim()))) return true;
  const sameSize =
    upper.fontSize !== undefined && lower.fontSize !== undefined && Math.abs(upper.fontSize - lower.fontSize) < 0.6;
  const isWhole = titleToType(text) !== null && foldForMatch(text).length >= 6;
  if (!sameSize)
    return !isWhole && upper.fontSize === undefined && /^(?:表|支出|预算|情况|明细|总)/.test(foldForMatch(text));
  if (parseEnumeration(stripMarkup(upper.text)) && isWhole) return false;
  return !isWhole || /预算$|20\d\d年(?:度)?.{0,20}$/.test(folded);
}

function stripMarkup(text: string): string {
  return text.replace(/^[#*\s>]+|[*\s]+$/g, '');
}

/** `预算01表 收支总表`, `表3-1：…`, `一、收支总表（公开表1）`: the title keeps what is printed in it; the number stands beside it. */
function splitNumber(text: string, line: string | undefined): Pick<TableTitle, 'title' | 'number'> {
  const title = cleanName(text).replace(/^[-•·]\s*/, '');
  if (line !== undefined) return { title, number: cleanName(stripMarkup(line)).replace(/[:：]$/, '') };
  const bare = foldWidth(title);
  const prefix = tableNumberPrefix.exec(bare);
  if (prefix && prefix[0].length < bare.length) return { title, number: cleanName(prefix[0]).replace(/[:：.、]$/, '') };
  const behind = /[（(]((?:公开|预算|附)?表[\d一二三四五六七八九十]+(?:-\d+)?)[）)]$/.exec(title);
  return { title, number: behind ? behind[1]! : null };
}

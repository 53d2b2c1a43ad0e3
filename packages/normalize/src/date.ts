import { foldWidth } from './fold.ts';
import { chineseDigitsToAscii, chineseNumeralToInteger } from './numeral.ts';

const YEAR = /(?<![\d.])((?:19|20)\d{2})\s*(?=年|度|-|—|~)|([二一][〇零○一二三四五六七八九]{3})\s*年/g;

/** Every year that the text names as a year (`2024年`, `2024年度`, `二〇二四年`), in order. A bare `2024` counts only when it is the whole text. */
export function parseFiscalYears(text: string): number[] {
  const folded = foldWidth(text);
  const alone = /^\s*((?:19|20)\d{2})\s*$/.exec(folded);
  if (alone) return [Number(alone[1])];
  // Letter-spaced digits (2 0 2 4 年) are closed up; words stay apart.
  const closed = folded.replace(/(?<=\d)\s+(?=\d)/g, '');
  const years: number[] = [];
  for (const match of closed.matchAll(YEAR)) {
    const year = Number(match[1] ?? chineseDigitsToAscii(match[2]!));
    if (year >= 1949 && year <= 2200) years.push(year);
  }
  return years;
}

/** The first year that the text names, or null. */
export function parseFiscalYear(text: string): number | null {
  return parseFiscalYears(text)[0] ?? null;
}

const CHINESE_DATE = /^(\d{4})年(?:(\d{1,2})月(?:(\d{1,2})[日号]?)?)?$/;
const SEPARATED_DATE = /^(\d{4})([-/.])(\d{1,2})(?:\2(\d{1,2}))?(?:\d{1,2}:\d{2}(?::\d{2})?)?$/;
const HAN_DATE =
  /^([二一][〇零○一二三四五六七八九]{3})年(?:([一二三四五六七八九十]{1,2})月(?:([一二三四五六七八九十]{1,3})[日号]?)?)?$/;

/** A date as ISO 8601 with as much as is printed: `2024年1月1日` → `2024-01-01`, `2024年12月` → `2024-12`, `2024` → `2024`; else null. */
export function parseChineseDate(text: string): string | null {
  const compact = foldWidth(text).replace(/\s+/g, '');
  const chinese = CHINESE_DATE.exec(compact);
  if (chinese) return toIso(chinese[1], chinese[2], chinese[3]);
  const separated = SEPARATED_DATE.exec(compact);
  if (separated) return toIso(separated[1], separated[3], separated[4]);
  if (/^(?:19|20)\d{2}(?:年度)?$/.test(compact)) return compact.slice(0, 4);
  const solid = /^((?:19|20)\d{2})(\d{2})(\d{2})$/.exec(compact);
  if (solid) return toIso(solid[1], solid[2], solid[3]);
  const han = HAN_DATE.exec(compact);
  if (!han) return null;
  const part = (numeral: string | undefined) =>
    numeral === undefined ? undefined : String(chineseNumeralToInteger(numeral) ?? '');
  return toIso(chineseDigitsToAscii(han[1]!) ?? undefined, part(han[2]), part(han[3]));
}

function toIso(year: string | undefined, month?: string, day?: string): string | null {
  const y = Number(year);
  if (!(y >= 1949 && y <= 2200)) return null;
  if (month === undefined) return String(y);
  const m = Number(month);
  if (!(m >= 1 && m <= 12)) return null;
  const iso = `${y}-${String(m).padStart(2, '0')}`;
  if (day === undefined) return iso;
  const d = Number(day);
  const last = new Date(Date.UTC(y, m, 0)).getUTCDate();
  return d >= 1 && d <= last ? `${iso}-${String(d).padStart(2, '0')}` : null;
}

import type { UnitName } from '@yusuan/schemas';
import { foldWidth } from './fold.ts';

export interface ParsedAmount {
  /** The exact decimal, signed, without grouping: `-1234.50`. Printed decimals are kept. */
  digits: string;
  /** The unit printed in the cell itself (`77000.00元`), else null. */
  unit: UnitName | null;
  negative: boolean;
  /** A mark that follows the number and is none of it: `①`, `*`, `[1]`, `注1`. */
  footnote: string | null;
}

const NUMBER = /^(\d+|\d{1,}(?:,\d{3})+)?(?:\.(\d+))?$/;
/** Apostrophes that part thousands: `6'378'826.62`. */
const APOSTROPHES = /(?<=\d)['’ʼ](?=\d{3}(?!\d))/g;
const UNIT = /(亿元|百万元|千元|万元|元)整?$/;
const FOOTNOTE = /(?:[①-⑳⑴-⒇¹²³⁰⁴-⁹※†‡]+|\*{1,3}|\[\d{1,2}\]|〔\d{1,2}〕|(?:[([]注\d{0,2}[)\]])|注\d{1,2})$/u;
/** The hyphens and minus signs that printers use; the em dash is left out: it stands for an empty cell. */
const MINUS = /^[-‐‑‒–−﹣]/;

/**
 * The amount that a cell prints, or null: blank, a dash, `**`, a percentage, text, a date, a code, and everything that could be read in
 * two ways. Understands grouping commas, full-width digits, `(12.3)` and `△` as negative, a unit behind the number, `$…$`, numbers
 * wrapped over lines (`1,234.5\n6`) and letter-spaced ones.
 */
export function parseAmount(text: string): ParsedAmount | null {
  if (text.length > 80) return null;
  let body = foldWidth(text)
    .replace(/[\u200B-\u200D\u2060\uFEFF]/g, '')
    .trim();
  if (!/\d/.test(body)) return null;
  body = body.replace(APOSTROPHES, ',');
  const math = /^\$([^$]+)\$$/.exec(body);
  if (math) body = math[1]!.replace(/\\[,;! ]/g, '').trim();

  const mark = FOOTNOTE.exec(body);
  const footnote = mark && mark.index > 0 ? mark[0] : null;
  if (footnote) body = body.slice(0, mark!.index).trim();

  let unit: UnitName | null = null;
  const currency = /^[¥￥]\s*/.exec(body);
  if (currency) {
    body = body.slice(currency[0].length);
    unit = '元';
  }
  const printedUnit = UNIT.exec(body.replace(/\s+/g, ''));
  if (printedUnit) {
    if (currency && printedUnit[1] !== '元') return null;
    unit = printedUnit[1] as UnitName;
    body = dropLastChars(body, printedUnit[0].length);
  }

  let negative = false;
  const bracketed = /^\(([^()]+)\)$/.exec(body);
  if (bracketed) {
    negative = true;
    body = bracketed[1]!.trim();
  } else if (MINUS.test(body) || body.startsWith('△')) {
    negative = true;
    body = body.slice(1).trim();
  } else if (body.startsWith('+')) {
    body = body.slice(1).trim();
  }

  const joined = joinWrapped(body);
  if (joined === null) return null;
  const match = NUMBER.exec(joined);
  if (!match) return null;
  const whole = match[1]?.replaceAll(',', '');
  const fraction = match[2];
  if (whole === undefined && fraction === undefined) return null;
  if (whole !== undefined && whole.length > 1 && whole.startsWith('0')) return null;
  if ((whole?.length ?? 0) > 18) return null;
  const size = fraction === undefined ? whole! : `${whole ?? '0'}.${fraction}`;
  if (/^[0.]+$/.test(size)) negative = false;
  return { digits: negative ? `-${size}` : size, unit, negative, footnote };
}

/** Removes the last `count` characters that are not spaces, and the spaces between them. */
function dropLastChars(text: string, count: number): string {
  let end = text.length;
  for (let left = count; left > 0; left--) {
    while (/\s/.test(text[end - 1] ?? '')) end--;
    end--;
  }
  return text.slice(0, end).trim();
}

/** One number without the breaks and spaces of layout, or null where they could separate two numbers. */
function joinWrapped(body: string): string | null {
  const lines = body.split(/\s*[\r\n]+\s*/).filter((line) => line !== '');
  const parts = lines.map(joinSpaced);
  if (parts.some((part) => part === null)) return null;
  const joined = parts.join('');
  if (parts.length === 1) return joined;
  // A wrapped number fills its line; what follows is the shorter rest. A whole number needs a comma to show where it goes on.
  for (let i = 1; i < parts.length; i++) if (parts[i]!.length > parts[i - 1]!.length) return null;
  const groups = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(joined);
  const plain = /^\d+\.\d+$/.test(joined) && parts.slice(0, -1).some((part) => part!.length >= 4);
  return groups || plain ? joined : null;
}

function joinSpaced(line: string): string | null {
  if (!/\s/.test(line)) return line;
  const joined = line.replace(/\s+/g, '');
  const letterSpaced = /^\S(?:\s+\S)+$/.test(line);
  const grouped = /^\d{1,3}(?: \d{3})+(?:[.]\d+)?$/.test(line);
  const besideSeparator = line.replace(/\s*([,.])\s*/g, '$1') === joined;
  if (besideSeparator || grouped) return joined;
  return letterSpaced && /[.,]/.test(joined) ? joined : null;
}

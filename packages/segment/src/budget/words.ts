import { foldForMatch, parseAmount, parseEnumeration } from '@yusuan/normalize';

/** A header text for comparison: folded, without enumeration, 其中：, the year before it and the unit behind it. */
export function foldHeader(text: string): string {
  const folded = foldForMatch(ownWords(text));
  return stripEnumeration(folded)
    .replace(/^(?:其中)?[::]/, '')
    .replace(/^其中/, '')
    .replace(/^\(?(?:19|20)\d\d(?:年度?)?\)?/, '')
    .replace(/\((?:单位:?)?(?:人民币)?(?:亿|百万|千|万)?元\)$/, '')
    .replace(/[*]+$/, '');
}

/** A row's name for comparison: folded, without enumeration and 其中：. */
export function foldRowName(text: string): string {
  return stripEnumeration(foldForMatch(ownWords(text)));
}

const han = /\p{Script=Han}/u;
/** Words of other languages, in brackets or not; three Latin letters may be a Chinese word (PPP项目). */
const foreignWords =
  /\(?(?:[a-z][a-z'&.,/ -]{2,}[a-z]|[\p{Cc}\p{Script=Tibetan}\p{Script=Arabic}\p{Script=Mongolian}]+)\)?/giu;
const noteMark = /(?<=\S)\s*[①-⑳⑴-⒇¹²³⁴-⁹]+$/u;

/** A head or name without what stands beside its Chinese words: `合计 Total`, `收入（Revenue）`, `项目支出②`. */
function ownWords(text: string): string {
  if (!han.test(text)) return text;
  return text.replace(noteMark, '').normalize('NFKC').replace(foreignWords, '').trim();
}

/** What stands behind the enumeration, the second of two (`其中：（一）`) included. */
export function stripEnumeration(text: string): string {
  let rest = text;
  for (let i = 0; i < 2; i++) {
    const found = parseEnumeration(rest);
    if (!found || found.rest === '') return rest;
    rest = found.rest;
  }
  return rest;
}

/** Only digits: a code, a column number or an amount. */
export const onlyDigits = /^\d+$/;

export function foldDigits(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, '');
}

/** An amount as printed, not a bare code such as 208 or 01. */
export function looksLikeMoney(text: string): boolean {
  const amount = parseAmount(text);
  return amount !== null && (/[.,]/.test(text) || amount.unit !== null || amount.negative || /^0$/.test(amount.digits));
}

/** A figure that no amount can be read from, by what is around it; no date, no share and no count. */
export function isFigureWithWords(text: string): boolean {
  const folded = foldForMatch(text);
  return /^\D{0,4}\d[\d,.]*\D{0,6}$/.test(folded) && !/[年月日号第%个名人辆台套次户]|表|见/.test(folded);
}

const dash = /^[-‐‑‒–—―−－_/\\.·*]+$/;

/** Blank, or a mark that stands for nothing. */
export function isNothing(text: string): boolean {
  const trimmed = text.trim();
  return trimmed === '' || dash.test(trimmed) || /^(?:无|空)$/.test(trimmed);
}

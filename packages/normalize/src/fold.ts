import { Converter } from 'opencc-js/t2cn';

const FULL_WIDTH = /[\uFF01-\uFF5E]/g;
const ANY_SPACE = /[\s\u00A0\u200B-\u200D\u2060\u3000\uFEFF]+/g;
/** Quotation marks differ from print to print (“三公”, "三公", ＂三公＂, 「三公」) and carry no meaning in a title. */
const QUOTES = /["'“”‘’„‟「」『』〝〞`]/g;
const DASHES = /[‐‑‒–—―−﹣]/g;
/** What NFKC leaves of the radicals that some fonts are printed with. */
const RADICALS: Record<string, string> = { '⺠': '民', '⻅': '见', '⻋': '车', '⻓': '长', '⻔': '门', '⻚': '页' };
const RADICAL = /[⺠⻅⻋⻓⻔⻚]/g;
const HAN = /\p{Script=Han}/u;

/** Full-width ASCII (`１２，３（`) and signs drawn like a colon as ASCII. Nothing else changes, so that ¹ or ① never turns into a digit. */
export function foldWidth(text: string): string {
  return text
    .replace(FULL_WIDTH, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/[∶﹕︓]/g, ':')
    .replace(/\u3000/g, ' ');
}

let simplifiedHan: Uint8Array | undefined;
let converter: ((text: string) => string) | undefined;

/** The Han characters of GB 2312, by code unit: a text of nothing else is Simplified already and needs no dictionary. */
function gb2312Han(): Uint8Array {
  if (simplifiedHan) return simplifiedHan;
  const bytes: number[] = [];
  for (let high = 0xb0; high <= 0xf7; high++) for (let low = 0xa1; low <= 0xfe; low++) bytes.push(high, low);
  simplifiedHan = new Uint8Array(0x10000);
  for (const char of new TextDecoder('gbk').decode(new Uint8Array(bytes))) simplifiedHan[char.charCodeAt(0)] = 1;
  return simplifiedHan;
}

/** Whether a Han character is one of GB 2312, the characters of Simplified print. */
export function isGb2312Han(char: string): boolean {
  return gb2312Han()[char.charCodeAt(0)] === 1;
}

/** Traditional characters as Simplified; Simplified text comes back as it is. */
export function toSimplified(text: string): string {
  const known = gb2312Han();
  let foreign = false;
  for (let at = 0; at < text.length && !foreign; at++) {
    const unit = text.charCodeAt(at);
    foreign = unit >= FIRST_HAN && known[unit] === 0 && isHan(text, at);
  }
  if (!foreign) return text;
  const convert = converter ?? Converter({ from: 'hk', to: 'cn' });
  converter = convert;
  return convert(text);
}

/** No Han character that a Traditional text is written in stands before it. */
const FIRST_HAN = 0x2e80;

const isHan = (text: string, at: number): boolean => HAN.test(String.fromCodePoint(text.codePointAt(at)!));

const CACHE_LIMIT = 20_000;
const cache = new Map<string, string>();

/**
 * The form under which words are compared: NFKC (full-width → ASCII), Traditional → Simplified, no spaces or line breaks, no quotation
 * marks, one kind of dash, lower case. Never shown to anybody.
 */
export function foldForMatch(text: string): string {
  const known = cache.get(text);
  if (known !== undefined) return known;
  const folded = toSimplified(text.replace(RADICAL, (c) => RADICALS[c] ?? c).normalize('NFKC'))
    .replace(ANY_SPACE, '')
    .replace(QUOTES, '')
    .replace(DASHES, '-')
    .toLowerCase();
  if (cache.size >= CACHE_LIMIT) cache.clear();
  cache.set(text, folded);
  return folded;
}

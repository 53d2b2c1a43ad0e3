import { chineseNumeralToInteger } from './numeral.ts';

/** What stands before a title or name: how deep it is in the usual outline, which one it is, and what remains. */
export interface Enumeration {
  /** 0 第一部分 / 第一章, 1 一、, 2 （一）, 3 1. or 1、, 4 (1), 5 ①; null where only 其中 is printed. */
  level: 0 | 1 | 2 | 3 | 4 | 5 | null;
  ordinal: number | null;
  /** 其中： is printed: the row is part of the one above. */
  ofWhich: boolean;
  /** The text behind the enumeration, trimmed. */
  rest: string;
}

const NUMERAL = '[〇零一二三四五六七八九十百]+';
const FORMS: readonly { level: 0 | 1 | 2 | 3 | 4 | 5; pattern: RegExp }[] = [
  { level: 0, pattern: new RegExp(`^第(${NUMERAL}|\\d+)(?:部分|章|篇|节)[\\s:：、.．]*`) },
  { level: 1, pattern: new RegExp(`^(${NUMERAL})\\s*[、.．，,]\\s*`) },
  { level: 2, pattern: new RegExp(`^[（(〔]\\s*(${NUMERAL})\\s*[）)〕][\\s、.．]*`) },
  { level: 3, pattern: /^([0-9０-９]{1,3})\s*(?:[、．]|\.(?![0-9０-９])|[)）])\s*/ },
  { level: 4, pattern: /^[（(]\s*([0-9０-９]{1,3})\s*[）)][\s、.．]*(?=\D)/ },
  { level: 5, pattern: /^([①-⑳])[\s、.．]*/u },
];
const OF_WHICH = /^其\s*中\s*[:：]\s*|^其\s*中(?=\s|$)\s*/;

/** The enumeration before a name (`一、`, `（一）`, `1.`, `其中：`), or null where there is none. `1.5倍` and `（2024年）` have none. */
export function parseEnumeration(text: string): Enumeration | null {
  let rest = text.replace(/^[\s\u3000]+/, '').trimEnd();
  let level: Enumeration['level'] = null;
  let ordinal: number | null = null;
  let ofWhich = false;
  const before = OF_WHICH.exec(rest);
  if (before) {
    ofWhich = true;
    rest = rest.slice(before[0].length);
  }
  for (const form of FORMS) {
    const match = form.pattern.exec(rest);
    if (!match) continue;
    level = form.level;
    ordinal = toOrdinal(match[1]!);
    rest = rest.slice(match[0].length);
    break;
  }
  const after = ofWhich ? null : OF_WHICH.exec(rest);
  if (after) {
    ofWhich = true;
    rest = rest.slice(after[0].length);
  }
  return level === null && !ofWhich ? null : { level, ordinal, ofWhich, rest: rest.trim() };
}

function toOrdinal(text: string): number | null {
  const code = text.codePointAt(0)!;
  if (code >= 0x2460 && code <= 0x2473) return code - 0x245f;
  const ascii = text.normalize('NFKC');
  return /^\d+$/.test(ascii) ? Number(ascii) : chineseNumeralToInteger(text);
}

import { systemDigits } from '@yusuan/pipelines';
import type { ClassificationSystem, CodeLevel, CodeSource } from '@yusuan/schemas';
import { foldDigits, onlyDigits } from './words.ts';

/** Digits printed for a code; `level` is what the column says: 0 类, 1 款, 2 项, null where it does not. */
export interface CodePart {
  digits: string;
  level: number | null;
  indent: number;
}

/** The class and section that rows without them go on under. */
export interface OpenCodes {
  class: string | null;
  section: string | null;
}

export interface CodeState extends OpenCodes {
  /** Indent of the last section printed with one or two digits alone. */
  sectionIndent: number | null;
}

export interface ReadCode {
  code: string;
  source: CodeSource;
}

export function freshCodeState(): CodeState {
  return { class: null, section: null, sectionIndent: null };
}

/** Whether digits are a code from its 类 on: three, five, seven or nine that begin with 1, 2, 3 or 5. */
export function isFullCode(digits: string): boolean {
  return /^[1235]\d{2}(?:\d{2}){0,3}$/.test(digits);
}

/** The classification that a code is of, by its first digit. */
export function systemOfCode(code: string): ClassificationSystem | null {
  return systemDigits[code[0] ?? ''] ?? null;
}

/** 类, 款 or 项, by the length of a full code. */
export function levelOfCode(code: string): CodeLevel {
  return code.length <= 3 ? 'class' : code.length <= 5 ? 'section' : 'item';
}

/** What the lists of the year say of a code that stands in one cell with its name and without a mark between them. */
export interface KnownCodes {
  has(code: string): boolean;
  /** The list's name of the code is this one, or nearly. */
  isNamed(code: string, name: string): boolean;
}

/**
 * `[2080501]行政单位离退休`, `2080501-行政单位离退休`, `30101 基本工资`, `208社会保障和就业支出`, `行政单位离退休（2080501）` → code and name. `2019年就业经费`,
 * `12333热线` and `301医院` are names: a code without a mark between must be on the list, one of three digits with this name.
 */
export function splitCodeAndName(text: string, known: KnownCodes): { digits: string; name: string } | null {
  const trimmed = text.trim();
  const bracketed = /^[[［【〔(（]\s*(\d{3,9})\s*[\]］】〕)）]\s*[-－—]?\s*([\s\S]*)$/.exec(trimmed);
  if (bracketed) return { digits: foldDigits(bracketed[1]!), name: bracketed[2]! };
  const marked = /^(\d{2,9})\s*[-－—–_·.、:：]\s*(\D[\s\S]*)$/.exec(trimmed);
  if (marked && (isFullCode(marked[1]!) || marked[1]!.length > 3)) return { digits: marked[1]!, name: marked[2]! };
  const spaced = /^(\d{3}(?:\d{2}){0,2})[\s\u3000]+(\p{Script=Han}[\s\S]*)$/u.exec(trimmed);
  if (spaced && isFullCode(spaced[1]!)) return { digits: spaced[1]!, name: spaced[2]! };
  const bare = /^(\d{3}(?:\d{2}){0,2})(\p{Script=Han}[\s\S]*)$/u.exec(trimmed);
  if (bare && isCodeOf(bare[1]!, bare[2]!, known)) return { digits: bare[1]!, name: bare[2]! };
  const behind = /[[［【〔(（]\s*(\d{3}(?:\d{2}){0,2})\s*[\]］】〕)）]$/.exec(trimmed);
  const before = behind ? trimmed.slice(0, behind.index).trim() : '';
  if (behind && /\p{Script=Han}/u.test(before) && isCodeOf(behind[1]!, before, known))
    return { digits: behind[1]!, name: before };
  return null;
}

const isCodeOf = (code: string, name: string, known: KnownCodes): boolean =>
  isFullCode(code) &&
  (known.has(code) ? code.length > 3 || known.isNamed(code, name) : isOfKnownClass(code, name, known));

/** The list does not have all functional subjects: a longer code of a class that it has, neither a year with a number behind nor a count. */
const isOfKnownClass = (code: string, name: string, known: KnownCodes): boolean =>
  /^2\d{4}(?:\d{2})?$/.test(code) &&
  known.has(code.slice(0, 3)) &&
  (known.has(code.slice(0, 5)) || !/^20[12]/.test(code)) &&
  !/00$/.test(code) &&
  !/^(?:[元人户亩个套台吨名只头株米]|平方|公里|千米|万元)/.test(name);

/** All digits of a code cell, or null. */
export function codeDigits(text: string): string | null {
  const plain = foldDigits(text).replace(/^[[【(]|[\]】)]$/g, '');
  const digits = /^\d{3}([.-])\d{2}(?:\1\d{2})?$/.test(plain) ? plain.replace(/[.-]/g, '') : plain;
  return onlyDigits.test(digits) && digits.length <= 9 ? digits : null;
}

/** Codes of 类 and 款 can be filled up with zeros to the length of a 项 (2010000, 2010300): no 款 or 项 has the number 00. */
const withoutPadding = (digits: string): string => digits.replace(/^([235]\d{2}(?:\d{2})*?)(?:00)+$/, '$1');

/**
 * The full code of a row from its code cells, and the codes above: `01` below 208 → 20801; `208 | 1 | 2` → 2080102; `10 | 99 | 2011099` → 2011099.
 * `choose` decides for one or two digits in a column without level between a section and an item.
 */
export function partsToCode(
  parts: CodePart[],
  state: OpenCodes,
  choose: (section: string | null, item: string | null, part: CodePart) => string | null,
): ReadCode | null {
  let code: string | null = null;
  let printed = false;
  for (const part of parts) {
    const { digits } = part;
    if (digits.length >= 3 && isFullCode(digits)) {
      code = withoutPadding(digits);
      printed = true;
      continue;
    }
    if (digits.length === 4) {
      const head: string | null = code?.length === 3 ? code : state.class;
      if (head === null) return null;
      code = head + digits;
      printed = false;
      continue;
    }
    if (digits.length > 2) continue;
    const tail = digits.padStart(2, '0');
    code = appendTail(code, tail, part, state, choose);
    printed = false;
    if (code === null) return null;
  }
  if (code === null || systemOfCode(code) === null) return null;
  return { code, source: printed ? 'printed' : 'completed' };
}

function appendTail(
  code: string | null,
  tail: string,
  part: CodePart,
  state: OpenCodes,
  choose: (section: string | null, item: string | null, part: CodePart) => string | null,
): string | null {
  if (part.level === 1) return joined(code?.slice(0, 3) ?? state.class, tail);
  if (part.level === 2) {
    if (code !== null && code.length >= 5) return code.slice(0, 5) + tail;
    const section = state.section !== null && (code === null || state.section.startsWith(code)) ? state.section : null;
    return joined(section, tail);
  }
  if (code !== null) return code.length < 7 ? code + tail : code;
  return choose(joined(state.class, tail), joined(state.section, tail), part);
}

function joined(head: string | null, tail: string): string | null {
  return head === null ? null : head + tail;
}

/** Remembers a code for the rows below it. */
export function rememberCode(state: OpenCodes, code: string): void {
  state.class = code.slice(0, 3);
  state.section = code.length >= 5 ? code.slice(0, 5) : null;
}

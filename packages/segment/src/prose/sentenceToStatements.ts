import { toYuan } from '@yusuan/normalize';
import { bareChange, flatWords, percentChange, reasonStart, sharePattern } from '@yusuan/pipelines';
import type { Statement } from '@yusuan/schemas';
import { type AmountToken, type Direction, sentenceToAmounts, wordsToDirection } from './sentence.ts';
import { type SubjectContext, wordsToSubject } from './subject.ts';

/** A statement before it has an id and a place: `start` and `end` are places in the compact text. */
export interface FoundStatement
  extends Pick<
    Statement,
    | 'subject'
    | 'fiscal_year'
    | 'amount_yuan'
    | 'unit'
    | 'change_direction'
    | 'change_yuan'
    | 'change_percent'
    | 'prior_yuan'
    | 'share_percent'
    | 'share_of'
  > {
  start: number;
  end: number;
  /** Where its amount stands. */
  at: number;
}

/** The percentage behind a change, its sign lost in the text layer or not: `减少33.10万元（46.85）`. */
const bracketedPercent = /^[(（](?:增幅|降幅|增长|下降)?(-?\d+(?:\.\d+)?)[%％]?[)）]/;
/** A sentence that goes on about the amount of the sentence before. */
const comparison = /^(?:[（(][^）)]{0,8}[）)])?(?:与|比|较|同比|同上年|和)/;

/** What belongs together in a sentence: an amount, or a change alone, with what is said of it up to the next amount. */
interface Group {
  head: AmountToken;
  change: AmountToken | null;
  prior: AmountToken | null;
  /** Where the words on it end. */
  end: number;
}

/** The statements of one sentence of compact text; amounts in the reasons of a change are none. */
export function sentenceToStatements(
  text: string,
  from: number,
  to: number,
  context: SubjectContext,
  documentYear: number | null,
): FoundStatement[] {
  const reason = reasonStart.exec(text.slice(from, to));
  const end = reason ? from + reason.index : to;
  const tokens = sentenceToAmounts(text, from, end).map((token) => asThisYear(token, documentYear));
  let subject = '';
  return toGroups(tokens, end).map((group) => {
    const own = wordsToSubject(group.head.before, context);
    subject = own === '' ? subject : own;
    return toStatement(text, group, subject, documentYear);
  });
}

/** `2026年预算数` in the budget of 2026 is no amount of a year before. */
function asThisYear(token: AmountToken, documentYear: number | null): AmountToken {
  const isPrior = token.role !== 'prior' || token.year === null || documentYear === null || token.year < documentYear;
  return isPrior ? token : { ...token, role: 'amount' };
}

function toGroups(tokens: readonly AmountToken[], end: number): Group[] {
  const groups: Group[] = [];
  tokens.forEach((token, at) => {
    const open = groups.at(-1);
    const next = tokens[at + 1]?.start ?? end;
    const isOpen = open !== undefined && open.head.role === 'amount';
    if (token.role === 'change' && isOpen && !open.change) Object.assign(open, { change: token, end: next });
    else if (token.role === 'prior' && isOpen && !open.prior) Object.assign(open, { prior: token, end: next });
    else if (token.role !== 'prior')
      groups.push({ head: token, change: token.role === 'change' ? token : null, prior: null, end: next });
  });
  return groups;
}

function toStatement(text: string, group: Group, subject: string, documentYear: number | null): FoundStatement {
  const { head, change, prior } = group;
  const said = text.slice(head.end, group.end);
  const percent = percentChange.exec(said) ?? bareChange.exec(said);
  const bracketed = change && !percent ? bracketedPercent.exec(text.slice(change.end, group.end)) : null;
  const share = sharePattern.exec(said);
  const direction = directionOf(change, percent?.[1] ?? null, said);
  const start = head.end - Math.min(head.end, head.before.length + (head.end - head.start));
  const year = yearBefore(head.before) ?? documentYear;
  return {
    subject,
    fiscal_year: year,
    amount_yuan: head.role === 'amount' ? toYuan(head.digits, head.unit) : null,
    unit: head.unit,
    change_direction: direction,
    change_yuan: change ? toYuan(change.digits, change.unit) : null,
    change_percent: percent?.[2] ?? bracketed?.[1] ?? null,
    prior_yuan: prior ? toYuan(prior.digits, prior.unit) : null,
    share_percent: share?.[2] ?? null,
    share_of: share ? share[1] || null : null,
    start,
    at: head.start,
    end: Math.max(head.end, lastPlace(group, percent, share, said)),
  };
}

function directionOf(change: AmountToken | null, words: string | null, said: string): Statement['change_direction'] {
  const direction: Direction = change ? change.direction : words === null ? null : wordsToDirection(words);
  if (direction) return direction;
  return change === null && flatWords.test(said) ? 'flat' : null;
}

/** The year that the words before an amount name last: not one that a comparison names. */
function yearBefore(before: string): number | null {
  const years = [...before.matchAll(/(?<!比|较|与|同|对比)((?:19|20)\d\d)年/g)];
  const last = years.at(-1);
  return last ? Number(last[1]) : null;
}

/** Where the words that were used end: the clause of the last change, percentage or share. */
function lastPlace(group: Group, percent: RegExpExecArray | null, share: RegExpExecArray | null, said: string): number {
  const { head, change, prior } = group;
  const places = [change?.end ?? 0, prior?.end ?? 0];
  for (const match of [percent, share]) if (match) places.push(head.end + match.index + match[0].length);
  const flat = !change && flatWords.exec(said);
  if (flat) places.push(head.end + flat.index + flat[0].length);
  return Math.max(...places);
}

/**
 * The statements of the sentences of a paragraph: a sentence that only says the change (`与上年相比增加…`) speaks of the amount that the
 * sentence before it begins with. A list (`…，其中：A …；B …。`) is one sentence, whatever parts it.
 */
export function joinSentences(text: string, sentences: readonly FoundStatement[][]): FoundStatement[] {
  const joined: FoundStatement[] = [];
  let whole: FoundStatement | null = null;
  let listed = false;
  for (const [first, ...rest] of sentences) {
    if (!first) continue;
    const goesOn = first.amount_yuan === null && comparison.test(text.slice(first.start));
    if (goesOn && whole && whole.change_yuan === null && whole.change_direction === null) {
      const { change_direction, change_yuan, change_percent } = first;
      Object.assign(whole, { change_direction, change_yuan, change_percent });
    } else joined.push(first);
    joined.push(...rest);
    const inList: boolean = listed && /[；;]/.test(text[first.start - 1] ?? '');
    listed = inList || text.slice(first.start, (rest.at(-1) ?? first).end).includes('其中');
    whole = goesOn || inList ? whole : first;
  }
  return joined;
}

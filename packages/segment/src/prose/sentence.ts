import {
  amountPattern,
  changeBefore,
  decreaseWords,
  increaseWords,
  noAmountAfter,
  noAmountBefore,
  priorClause,
} from '@yusuan/pipelines';
import type { UnitName } from '@yusuan/schemas';

export type Direction = 'increase' | 'decrease' | null;

/** An amount in a sentence and the part it plays. Indices are those of the compact text. */
export interface AmountToken {
  role: 'amount' | 'change' | 'prior';
  digits: string;
  unit: UnitName;
  start: number;
  end: number;
  /** What stands between the amount before and this one. */
  before: string;
  direction: Direction;
  /** The year that a prior amount names. */
  year: number | null;
}

const UNITS: Readonly<Record<string, UnitName>> = { 亿: '亿元', 万: '万元' };
/** What has more characters is no amount, as in the cells of a table. */
const longestNumber = 30;
const INCREASE = new RegExp(increaseWords);
const DECREASE = new RegExp(decreaseWords);

/** The amounts of a sentence in the order of print. */
export function sentenceToAmounts(text: string, from: number, to: number): AmountToken[] {
  const tokens: AmountToken[] = [];
  const sentence = text.slice(from, to);
  let last = 0;
  for (const match of sentence.matchAll(amountPattern)) {
    const before = sentence.slice(last, match.index);
    const after = sentence.slice(match.index + match[0].length);
    const printedUnit = match[2]!;
    const short = printedUnit === '万' || printedUnit === '亿';
    if (noAmountBefore.test(before) || noAmountAfter.test(after)) continue;
    if (match[1]!.length > longestNumber) continue;
    if (short && /^[\p{Script=Han}\d]/u.test(after)) continue;
    const change = changeBefore.exec(before);
    const clause = before
      .split(/[，,；;：:]/)
      .at(-1)!
      .replace(/^[（(]/, '');
    const prior = change ? null : priorClause.exec(clause);
    tokens.push({
      role: change ? 'change' : prior && clause !== '' ? 'prior' : 'amount',
      digits: match[1]!.replaceAll(',', ''),
      unit: UNITS[printedUnit] ?? (printedUnit as UnitName),
      start: from + match.index,
      end: from + match.index + match[0].length,
      before,
      direction: change ? wordsToDirection(change[1]!) : null,
      year: prior?.[1] ? Number(prior[1]) : null,
    });
    last = match.index + match[0].length;
  }
  return tokens;
}

/** Null where both are printed: `增加减少`, `增加（减少）`. */
export function wordsToDirection(words: string): Direction {
  const up = INCREASE.test(words) || /增幅|增长率/.test(words);
  const down = DECREASE.test(words) || /降幅|下降率/.test(words);
  return up === down ? null : up ? 'increase' : 'decrease';
}

/** Equations in words and figures. */

import type { Equation, Outcome, Term } from './equation.ts';
import { absolute, fenToYuan, halfFenToYuan } from './money.ts';

/** `合计 53,172.94 = 基本支出 13,815.43 + 项目支出 39,357.51`. Long sums are cut in the middle, with the number of terms left out. */
export function equationText(equation: Equation, longest = 12): string {
  return `${side(equation.left, longest)} ${equation.relation === '=' ? '=' : '≤'} ${side(equation.right, longest)}`;
}

function side(terms: Term[], longest: number): string {
  const shown = terms.length <= longest ? terms : [...terms.slice(0, longest - 2), ...terms.slice(-1)];
  const texts = shown.map((term) => `${term.label} ${term.printed}`.trim());
  if (shown.length < terms.length) texts.splice(-1, 0, `… ${terms.length - shown.length} more …`);
  return texts.join(' + ');
}

export function toleranceText(outcome: Outcome): string {
  return halfFenToYuan(outcome.doubledTolerance);
}

/** What failed, with both sides in yuan. */
export function failureText(title: string, outcome: Outcome): string {
  const { equation, leftFen, rightFen, difference } = outcome;
  const relation = equation.relation === '=' ? '≠' : '>';
  return [
    `${title}: ${equationText(equation)}, but ${fenToYuan(leftFen)} ${relation} ${fenToYuan(rightFen)} ${equation.quantity ?? 'yuan'}`,
    `(off by ${fenToYuan(absolute(difference))}, tolerance ${toleranceText(outcome)})`,
    equation.remark ? `– ${equation.remark}` : '',
  ]
    .filter(Boolean)
    .join(' ');
}

/**
 * Within one sentence: this year − last year = the change, where last year is printed; and the printed percentage is the change over last
 * year. The inputs of the percentage are themselves rounded, and some offices cut instead of rounding: it may be off by one in its last place.
 */
import type { Statement } from '@yusuan/schemas';
import type { Equation } from '../core/equation.ts';
import type { Identity } from '../core/identity.ts';
import { absolute, fenToYuan } from '../core/money.ts';
import { percentTerm, printedPercent, ratio } from '../core/percent.ts';
import { atStatement, signedChange, statementTerm } from '../core/statements.ts';

export const statementChange: Identity = {
  id: 'statement-change',
  title: 'amount, change and percentage of a sentence fit each other',
  apply: (view) => view.statements.flatMap((statement) => [...priorEquation(statement), ...percentEquation(statement)]),
};

function priorEquation(statement: Statement): Equation[] {
  const now = statementTerm(statement, statement.amount_yuan);
  const before = statementTerm(statement, statement.prior_yuan, 'last year');
  const change = signedChange(statement);
  if (!now || !before || change === null) return [];
  const changed = statementTerm(statement, fenToYuan(change), 'change')!;
  return [
    {
      check: 'statement-change',
      left: [now],
      right: [before, changed],
      relation: '=',
      severity: 'warning',
      ...atStatement(statement),
    },
  ];
}

function percentEquation(statement: Statement): Equation[] {
  const now = statementTerm(statement, statement.amount_yuan);
  const change = signedChange(statement);
  if (!now || change === null || change === 0n || statement.change_percent === null) return [];
  const changed = statementTerm(statement, fenToYuan(change), 'change')!;
  const { hundredths: printed, place } = printedPercent(statement.change_percent);
  const before = now.fen - change;
  if (before <= 0n) return [];
  const halfPlaces = (now.place.own + changed.place.own) / 2n;
  const low = ratio(absolute(change) - changed.place.own / 2n, before + halfPlaces);
  const high = ratio(absolute(change) + changed.place.own / 2n, before > halfPlaces ? before - halfPlaces : 1n);
  const fits = printed >= low && printed <= high;
  const computed = fits ? printed : ratio(absolute(change), before);
  const told = percentTerm(`${statement.subject} change`, printed, place, statement.statement_id);
  return [
    {
      check: 'statement-change',
      left: [{ ...told, printed: `${statement.change_percent}%` }],
      right: [percentTerm(`${changed.printed} of ${fenToYuan(before)} yuan`, computed, place, null)],
      relation: '=',
      severity: 'warning',
      quantity: 'percent',
      ...atStatement(statement),
    },
  ];
}

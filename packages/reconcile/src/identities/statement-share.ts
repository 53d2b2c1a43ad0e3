/** A share in prose (`一般公共预算拨款收入 1454.32 万元，占 61.78%`) is its amount over the total that the paragraph names. It may be off by
 * one in its last place. A difference is reported where the sentence names its whole, or another share of the paragraph fits it. */
import type { Statement } from '@yusuan/schemas';
import type { Equation, Term } from '../core/equation.ts';
import { evaluate } from '../core/equation.ts';
import type { Identity } from '../core/identity.ts';
import { fenToYuan, yuanToFen } from '../core/money.ts';
import { atStatement } from '../core/statements.ts';
import { ratio } from './statement-change.ts';

export const statementShare: Identity = {
  id: 'statement-share',
  title: 'a share in prose is its amount over the whole',
  apply: (view) =>
    view.statements.flatMap((statement, at) => {
      if (statement.share_percent === null || statement.amount_yuan === null) return [];
      const earlier = view.statements.slice(Math.max(0, at - 15), at).filter((s) => s.section === statement.section);
      const wholes = [...new Set(earlier.flatMap((s) => s.amount_yuan ?? []))].reverse();
      const equations = wholes.flatMap((whole) => shareEquation(statement, whole));
      const fitting = equations.find((equation) => evaluate(equation).state === 'holds');
      if (fitting) return [fitting];
      const others = earlier.filter((s) => s.share_percent !== null && s.amount_yuan !== null);
      const shared = wholes.find((whole) =>
        others.some((s) => shareEquation(s, whole).some((equation) => evaluate(equation).state === 'holds')),
      );
      const named = earlier.find((s) => statement.share_of !== null && s.subject.includes(statement.share_of));
      const whole = shared ?? named?.amount_yuan ?? null;
      return whole === null ? [] : shareEquation(statement, whole);
    }),
};

function shareEquation(statement: Statement, whole: string): Equation[] {
  const wholeFen = yuanToFen(whole);
  const amount = yuanToFen(statement.amount_yuan!);
  if (wholeFen <= 0n || amount > wholeFen) return [];
  const [digits = '0', fraction = ''] = statement.share_percent!.split('.');
  const printed = BigInt(digits) * 100n + BigInt(`${fraction}00`.slice(0, 2));
  const place = fraction.length === 0 ? 100n : fraction.length === 1 ? 10n : 1n;
  const term = (label: string, fen: bigint, statementId: string | null): Term => ({
    label,
    printed: `${fenToYuan(fen)}%`,
    fen,
    place: { own: place, strict: place },
    amountId: null,
    statementId,
  });
  return [
    {
      check: 'statement-share',
      left: [term(`share of ${statement.subject}`, printed, statement.statement_id)],
      right: [term(`${statement.amount_yuan} of ${whole} yuan`, ratio(amount, wholeFen), null)],
      relation: '=',
      severity: 'warning',
      quantity: 'percent',
      ...atStatement(statement),
    },
  ];
}

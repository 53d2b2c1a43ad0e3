/** 收入总计 and 支出总计 told below one heading are one figure. */
import { balancedTotals } from '@yusuan/pipelines';
import type { Statement } from '@yusuan/schemas';
import type { Equation } from '../core/equation.ts';
import type { Identity } from '../core/identity.ts';
import { atStatement, cleanSubject, statementTerm } from '../core/statements.ts';
import { foldName } from '../core/view.ts';

export const statementBalance: Identity = {
  id: 'statement-balance',
  title: 'a text tells one total of revenue and of expenditure',
  apply(view) {
    const organisation = foldName(view.document.organisation_name ?? '');
    return view.statements.flatMap((revenue, at) => {
      const fund = balancedTotals.revenue.exec(cleanSubject(revenue, organisation))?.[1];
      if (fund === undefined) return [];
      const expenditure = view.statements
        .slice(at + 1, at + 16)
        .find(
          (statement) =>
            statement.section === revenue.section &&
            statement.fiscal_year === revenue.fiscal_year &&
            balancedTotals.expenditure.test(cleanSubject(statement, organisation)),
        );
      const other = expenditure && balancedTotals.expenditure.exec(cleanSubject(expenditure, organisation))?.[1];
      return expenditure && other === fund ? balanceEquation(revenue, expenditure) : [];
    });
  },
};

function balanceEquation(revenue: Statement, expenditure: Statement): Equation[] {
  const left = statementTerm(revenue, revenue.amount_yuan);
  const right = statementTerm(expenditure, expenditure.amount_yuan);
  if (!left || !right) return [];
  return [
    {
      check: 'statement-balance',
      left: [left],
      right: [right],
      relation: '=',
      severity: 'warning',
      ...atStatement(expenditure),
    },
  ];
}

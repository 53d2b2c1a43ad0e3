import type { BudgetDocument, Status } from '@yusuan/schemas';
import { type Outcome, termsOf } from './core/equation.ts';
import { withIndicatorStatuses } from './core/indicators.ts';

/** `verified`: in an equation that holds and in none that fails. `conflict`: in one that fails. By amount or statement id. */
export function statusesOf(outcomes: Outcome[]): Map<string, Status> {
  const statuses = new Map<string, Status>();
  for (const outcome of outcomes) for (const id of outcome.proved) statuses.set(id, 'verified');
  for (const outcome of outcomes) {
    if (outcome.state !== 'fails' || outcome.equation.severity === 'info') continue;
    const { equation } = outcome;
    for (const term of equation.suspectsAlone ? [] : termsOf(equation)) {
      const id = term.amountId ?? term.statementId;
      if (id) statuses.set(id, 'conflict');
    }
    for (const id of equation.suspects ?? []) statuses.set(id, 'conflict');
  }
  return statuses;
}

/** Amounts whose head is uncertain: equations prove figures, not what stands over them. */
export function amountsUnderUncertainHeads({ tables }: BudgetDocument): string[] {
  return tables.flatMap(({ columns, lines }) => {
    const open = new Set(columns.filter((column) => column.head_uncertain).map(({ column }) => column));
    if (open.size === 0) return [];
    return lines.flatMap(({ amounts }) => amounts.filter(({ column }) => open.has(column)).map((a) => a.amount_id));
  });
}

/** The document with these statuses, `unverified` where there is none. */
export function withStatuses(document: BudgetDocument, statuses: Map<string, Status>): BudgetDocument {
  return {
    ...document,
    tables: withIndicatorStatuses(document).map((table) => ({
      ...table,
      lines: table.lines.map((line) => ({
        ...line,
        amounts: line.amounts.map((amount) => ({
          ...amount,
          status: statuses.get(amount.amount_id) ?? ('unverified' as const),
        })),
      })),
    })),
    statements: document.statements.map((statement) => ({
      ...statement,
      status: statuses.get(statement.statement_id) ?? ('unverified' as const),
    })),
  };
}

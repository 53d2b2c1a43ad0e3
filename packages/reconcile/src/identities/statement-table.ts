/**
 * Prose against tables: a sentence that names the total, the basic part, a class or an item of the budget states what a table prints. What the
 * sentence speaks of is read from its subject and its heading. What contradicts it is in `core/contradicted`.
 */

import type { Statement } from '@yusuan/schemas';
import { contradictedCells } from '../core/contradicted.ts';
import { cellEquation, cellLabel, cellTerm, type Equation, evaluate } from '../core/equation.ts';
import { documentFacts, type Fact } from '../core/facts.ts';
import type { Identity } from '../core/identity.ts';
import { fenToYuan } from '../core/money.ts';
import {
  atStatement,
  cleanSubject,
  lastNames,
  sectionFund,
  statementScope,
  statementTerm,
} from '../core/statements.ts';
import { type CellView, type DocumentView, foldName } from '../core/view.ts';
import { cellsByName } from '../core/wholeCells.ts';

export const statementTable: Identity = {
  id: 'statement-table',
  title: 'a sentence and a table state the same amount',
  apply(view) {
    const facts = documentFacts(view);
    const named = cellsByName(view);
    return view.statements.flatMap((statement) => statementEquations(view, facts, named, statement));
  },
};

function statementEquations(
  view: DocumentView,
  facts: readonly Fact[],
  named: Map<string, CellView[]>,
  statement: Statement,
): Equation[] {
  if (statement.amount_yuan === null) return [];
  if (statement.fiscal_year !== null && statement.fiscal_year !== view.document.fiscal_year) return [];
  const groups = statedGroups(view, facts, named, statement);
  const agreeing = groups
    .map((cells) => statementEquation(statement, cells))
    .filter((equation) => evaluate(equation).state === 'holds');
  if (agreeing.length > 0) return agreeing.slice(0, 3);
  const contradicted = contradictedCells(view, named, statement);
  return contradicted.length > 0 ? [withRemark(contradiction(statement, contradicted))] : [];
}

/** The cells, each group a sum, that may state what the sentence does; those of its fund first. */
function statedGroups(
  view: DocumentView,
  facts: readonly Fact[],
  named: Map<string, CellView[]>,
  statement: Statement,
): CellView[][] {
  const subject = cleanSubject(
    statement,
    foldName(statement.organisation_name ?? view.document.organisation_name ?? ''),
  );
  const scope = statementScope(statement, subject);
  if (scope)
    return facts
      .filter(
        (fact) =>
          fact.subject === 'total' &&
          fact.slice === scope.slice &&
          (scope.side === null || fact.side === scope.side) &&
          (scope.fund === null || fact.fund === scope.fund),
      )
      .map((fact) => fact.cells);
  const fund = sectionFund(statement);
  const cells = lastNames(subject).flatMap((name) => named.get(name) ?? []);
  const sorted = fund === null ? cells : [...cells].sort((a, b) => rank(a, fund) - rank(b, fund));
  return sorted.map((cell) => [cell]);
}

const rank = (cell: CellView, fund: string): number => (cell.table.table.type.startsWith(fund) ? 0 : 1);

function statementEquation(statement: Statement, cells: CellView[]): Equation {
  return {
    ...cellEquation('statement-table', [], cells),
    left: [statementTerm(statement, statement.amount_yuan)!],
    right: cells.map((cell) => cellTerm(cell, `${cell.table.table.title} ${cellTerm(cell).label}`)),
    ...atStatement(statement),
    severity: 'warning',
  };
}

/** With the pages of the tables: the sentence stands on another. */
function contradiction(statement: Statement, cells: CellView[]): Equation {
  const label = (cell: CellView) => `${cell.table.table.title} (page ${cell.amount.page}) ${cellLabel(cell)}`;
  return { ...statementEquation(statement, cells), right: cells.map((cell) => cellTerm(cell, label(cell))) };
}

/** An amount in 元 that fits the table in 万元, or the other way, is a slip of its unit. */
function withRemark(equation: Equation): Equation {
  const [said] = equation.left;
  const fits = (fen: bigint) => evaluate({ ...equation, left: [{ ...said!, fen }] }).state === 'holds';
  if (fits(said!.fen * 10_000n)) return { ...equation, remark: `fits if ${said!.printed} is meant in 万元` };
  if (said!.fen % 10_000n === 0n && fits(said!.fen / 10_000n))
    return { ...equation, remark: `fits if ${fenToYuan(said!.fen / 10_000n)} 元 is meant` };
  return equation;
}

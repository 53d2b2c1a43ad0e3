/**
 * Prose against tables: a sentence that names the total, the basic part, a class or an item of the budget states what a table prints. What the
 * sentence speaks of is read from its subject and its heading. A difference is reported for totals whose fund is named, where no table of
 * that fund prints the amount; for other subjects only agreement counts.
 */

import type { Statement } from '@yusuan/schemas';
import { cellEquation, cellTerm, type Equation, evaluate } from '../core/equation.ts';
import { documentFacts, type Fact } from '../core/facts.ts';
import type { Identity } from '../core/identity.ts';
import { atStatement, cleanSubject, sectionFund, statementScope, statementTerm } from '../core/statements.ts';
import { type CellView, type DocumentView, foldName } from '../core/view.ts';

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
  const organisation = foldName(statement.organisation_name ?? view.document.organisation_name ?? '');
  if (statement.fiscal_year !== null && statement.fiscal_year !== view.document.fiscal_year) return [];
  const subject = cleanSubject(statement, organisation);
  const scope = statementScope(statement, subject);
  if (scope) {
    const stated = facts.filter(
      (fact) =>
        fact.subject === 'total' &&
        fact.slice === scope.slice &&
        (scope.side === null || fact.side === scope.side) &&
        (scope.fund === null || fact.fund === scope.fund),
    );
    return firstEquation(
      statement,
      stated.map((fact) => fact.cells),
      scope.fund !== null && scope.slice === 'total',
    );
  }
  const fund = sectionFund(statement);
  const cells = lastNames(subject).flatMap((name) => named.get(name) ?? []);
  const basic = fund === null ? cells : [...cells].sort((a, b) => rank(a, fund) - rank(b, fund));
  return firstEquation(
    statement,
    basic.map((cell) => [cell]),
    false,
  );
}

const rank = (cell: CellView, fund: string): number => (cell.table.table.type.startsWith(fund) ? 0 : 1);

/** The first group of cells that agrees; else, where the subject is certain, the difference from the first. */
function firstEquation(statement: Statement, groups: CellView[][], certain: boolean): Equation[] {
  const term = statementTerm(statement, statement.amount_yuan);
  if (!term) return [];
  const equations = groups.map(
    (cells): Equation => ({
      ...cellEquation('statement-table', [], cells),
      left: [term],
      right: cells.map((cell) => cellTerm(cell, `${cell.table.table.title} ${cellTerm(cell).label}`)),
      ...atStatement(statement),
      severity: 'warning',
    }),
  );
  const agreeing = equations.filter((equation) => evaluate(equation).state === 'holds');
  if (agreeing.length > 0) return agreeing.slice(0, 3);
  return certain && equations.length > 0 ? [{ ...equations[0]!, severity: 'info' }] : [];
}

/** Cells that say the whole of a classified line, by the line's folded name. */
function cellsByName(view: DocumentView): Map<string, CellView[]> {
  const wholes = new Set(['total', 'budget', 'fiscal', 'general_public', 'basic', 'project', 'personnel', 'public']);
  const byName = new Map<string, CellView[]>();
  for (const cell of view.cells.values()) {
    const { line } = cell.line;
    if (line.kind === 'total' || line.kind === 'organisation' || !wholes.has(cell.column?.measure ?? '')) continue;
    for (const name of [line.name, line.project_name, line.code]) {
      const key = nameKey(name ?? '');
      if (key === '') continue;
      byName.set(key, [...(byName.get(key) ?? []), cell]);
    }
  }
  return byName;
}

/** `社会保障和就业支出（类）…（款）行政运行（项）` → 行政运行; `行政运行（2080101）` → its code and name. */
function lastNames(subject: string): string[] {
  const code = /\((\d{3,7})\)/.exec(subject)?.[1];
  const level = /(?:^|\((?:类|款|项)\))([^()]+)\((?:类|款|项)\)(?:支出|预算数?)?$/.exec(subject)?.[1];
  const plain = subject.replace(/\([^)]*\)/g, '');
  return [...new Set([code, level, subject, plain].flatMap((name) => (name ? nameKey(name) : [])))];
}

function nameKey(name: string): string {
  return foldName(name).replace(/(?:预算数?|支出|收入|经费|费用?|项目)+$/, '');
}

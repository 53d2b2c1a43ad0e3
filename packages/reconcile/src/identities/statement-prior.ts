/**
 * `比上年增加 …` against a table that prints both years: the amount of last year and the change that a sentence tells are this year's. Where the table
 * prints several figures of last year (预算数, 执行数), one of them is enough. Without a change, last year's amount or the percentage is compared.
 */
import type { Statement } from '@yusuan/schemas';
import { cellLabel, cellTerm, type Equation, evaluate, type Term } from '../core/equation.ts';
import { documentFacts, type Fact } from '../core/facts.ts';
import type { Identity } from '../core/identity.ts';
import { absolute, fenToYuan } from '../core/money.ts';
import { percentTerm, printedPercent, ratio } from '../core/percent.ts';
import { speaksOfTables } from '../core/speaksOf.ts';
import {
  atStatement,
  cleanSubject,
  lastNames,
  signedChange,
  statementScope,
  statementTerm,
  threePublicOf,
} from '../core/statements.ts';
import { type CellView, type DocumentView, foldName } from '../core/view.ts';
import { cellsByName } from '../core/wholeCells.ts';

export const statementPrior: Identity = {
  id: 'statement-prior',
  title: 'a change that a sentence tells is that of the table with both years',
  apply(view) {
    const year = view.document.fiscal_year;
    const facts = documentFacts(view);
    if (year === null || !facts.some((fact) => fact.year === year - 1)) return [];
    const subjects = subjectsByName(view);
    return view.statements.flatMap((statement) => {
      if (statement.amount_yuan === null || (statement.fiscal_year ?? year) !== year) return [];
      if (!speaksOfTables(view, statement)) return [];
      const isStated = factMatcher(view, subjects, statement);
      const stated = facts.filter((fact) => fact.year === year && isStated(fact));
      return changeEquation(statement, stated, facts);
    });
  },
};

/** The coded subjects of lines, by the keys of their names. */
function subjectsByName(view: DocumentView): Map<string, Set<string>> {
  const subjects = new Map<string, Set<string>>();
  for (const [name, cells] of cellsByName(view))
    subjects.set(name, new Set(cells.map(({ line: { line } }) => `${line.classification_system}:${line.code}`)));
  return subjects;
}

/** Whether a fact is of what the sentence speaks of, and prints its amount. */
function factMatcher(
  view: DocumentView,
  subjects: ReadonlyMap<string, ReadonlySet<string>>,
  statement: Statement,
): (fact: Fact) => boolean {
  const isSubject = subjectMatcher(view, subjects, statement);
  const term = statementTerm(statement, statement.amount_yuan)!;
  return (fact) => {
    if (!isSubject(fact)) return false;
    const cells = fact.cells.map((cell) => cellTerm(cell));
    return evaluate(equationOf(statement, [term], cells)).state === 'holds';
  };
}

function subjectMatcher(
  view: DocumentView,
  subjects: ReadonlyMap<string, ReadonlySet<string>>,
  statement: Statement,
): (fact: Fact) => boolean {
  const item = threePublicOf(statement);
  if (item !== null) return (fact) => fact.slice === 'three-public' && fact.subject === `three-public:${item}`;
  const subject = cleanSubject(statement, foldName(view.document.organisation_name ?? ''));
  const scope = statementScope(statement, subject);
  if (scope !== null)
    return ({ subject: of, slice, side }) =>
      of === 'total' && slice === scope.slice && (scope.side === null || side === scope.side);
  const names = lastNames(subject);
  return (fact) => names.some((name) => subjects.get(name)?.has(fact.subject));
}

/** The equation with the figure of last year that fits, else the nearest; none where the table prints nothing of last year. */
function changeEquation(statement: Statement, stated: readonly Fact[], facts: readonly Fact[]): Equation[] {
  const equations = stated.flatMap((now) =>
    facts
      .filter((fact) => fact.table === now.table && fact.year === (now.year ?? 0) - 1 && sameButYear(fact, now))
      .flatMap((before) => equationsOf(statement, now.cells, before.cells)),
  );
  const holding = equations.find((equation) => evaluate(equation).state === 'holds');
  const failing = equations.find((equation) => evaluate(equation).state === 'fails');
  return holding ? [holding] : failing ? [failing] : [];
}

function sameButYear(a: Fact, b: Fact): boolean {
  return (
    a.organisation === b.organisation &&
    a.side === b.side &&
    a.slice === b.slice &&
    a.subject === b.subject &&
    a.fund === b.fund
  );
}

function equationsOf(statement: Statement, now: CellView[], before: CellView[]): Equation[] {
  const change = signedChange(statement);
  const told = (yuan: string | null, label: string): Term | null => statementTerm(statement, yuan, label);
  const cells = (list: CellView[]) =>
    list.map((cell) => cellTerm(cell, `${cell.table.table.title} ${cellLabel(cell)}`));
  if (change !== null)
    return [
      equationOf(statement, cells(now), [...cells(before), told(fenToYuan(change), `change of ${statement.subject}`)!]),
    ];
  const prior = told(statement.prior_yuan, `last year’s ${statement.subject}`);
  if (prior) return [equationOf(statement, [prior], cells(before))];
  return statement.change_percent === null ? [] : percentEquation(statement, sumOf(now), sumOf(before));
}

const sumOf = (cells: CellView[]): bigint => cells.reduce((sum, { fen }) => sum + fen, 0n);

/** `比上年增长 10%`, without the amount of the change. */
function percentEquation(statement: Statement, now: bigint, before: bigint): Equation[] {
  if (before <= 0n || statement.change_direction === null) return [];
  const { hundredths, place } = printedPercent(statement.change_percent!);
  const sign = statement.change_direction === 'decrease' ? -1n : 1n;
  const change = now - before;
  const computed = (change < 0n ? -1n : 1n) * ratio(absolute(change), before);
  const left = percentTerm(`${statement.subject} change`, sign * hundredths, place, statement.statement_id);
  const right = percentTerm(`${fenToYuan(change)} of ${fenToYuan(before)} yuan`, computed, place, null);
  return [{ ...equationOf(statement, [left], [right]), quantity: 'percent' }];
}

function equationOf(statement: Statement, left: Term[], right: Term[]): Equation {
  return { check: 'statement-prior', left, right, relation: '=', severity: 'warning', ...atStatement(statement) };
}

/**
 * In one paragraph: a total followed by its parts (`收入预算总额 … 其中：…`). Where the parts that follow add up to the total, their changes add up to its
 * change too. A part that is the whole must have changed by as much.
 */
import type { Statement } from '@yusuan/schemas';
import { type Equation, evaluate, type Term } from '../core/equation.ts';
import type { Identity } from '../core/identity.ts';
import { absolute, fenToYuan } from '../core/money.ts';
import { atStatement, signedChange, statementTerm } from '../core/statements.ts';
import type { DocumentView } from '../core/view.ts';

export const statementParts: Identity = {
  id: 'statement-parts',
  title: 'the parts of a paragraph add up to its total, and so do their changes',
  apply: (view) => paragraphs(view).flatMap(paragraphEquations),
};

/** Statements of one heading in the order of the text; a paragraph may be torn over lines and pages. */
function paragraphs(view: DocumentView): Statement[][] {
  const groups: Statement[][] = [];
  let section: string | null | undefined;
  for (const statement of view.statements) {
    if (groups.length === 0 || statement.section !== section) groups.push([]);
    groups.at(-1)!.push(statement);
    section = statement.section;
  }
  return groups;
}

function paragraphEquations(statements: Statement[]): Equation[] {
  return statements.flatMap((whole, at) => {
    const total = statementTerm(whole, whole.amount_yuan);
    if (!total || total.fen === 0n) return [];
    const parts: Statement[] = [];
    const following = statements.slice(at + 1, at + 16);
    for (const [i, part] of following.entries()) {
      if (part.amount_yuan === null || part.fiscal_year !== whole.fiscal_year) break;
      parts.push(part);
      const sum = amountEquation(whole, total, parts);
      const { difference, state } = evaluate(sum);
      if (state === 'holds' && (parts.length > 1 || isPartSubject(whole, part))) {
        const all = parts.length > 1 ? [...parts, ...emptyParts(whole, following.slice(i + 1))] : parts;
        return [...(parts.length > 1 ? [sum] : []), ...changeEquations(whole, all)];
      }
      if (difference < 0n) break;
    }
    return [];
  });
}

/** Parts that follow with an amount of zero: this year they add nothing, and yet they changed. */
function emptyParts(whole: Statement, following: Statement[]): Statement[] {
  const end = following.findIndex((part) => part.amount_yuan !== '0.00' || part.fiscal_year !== whole.fiscal_year);
  return end < 0 ? following : following.slice(0, end);
}

/** A lone part counts only where the whole says total and the part does not: else the sentence just repeats itself. */
function isPartSubject(whole: Statement, part: Statement): boolean {
  return /总额|总计|总预算|总数/.test(whole.subject) && !/总额|总计|总预算|总数/.test(part.subject);
}

function amountEquation(whole: Statement, total: Term, parts: Statement[]): Equation {
  return {
    check: 'statement-parts',
    left: [total],
    right: parts.flatMap((part) => statementTerm(part, part.amount_yuan) ?? []),
    relation: '=',
    severity: 'warning',
    ...atStatement(whole),
  };
}

function changeEquations(whole: Statement, parts: Statement[]): Equation[] {
  const changes = [whole, ...parts].map((statement) => changeTerm(statement));
  if (changes.some((term) => term === null)) return [];
  const [total, ...rest] = changes as [Term, ...Term[]];
  const equation: Equation = {
    check: 'statement-parts',
    left: [total],
    right: rest,
    relation: '=',
    severity: 'error',
    ...atStatement(whole),
  };
  const remark = slip(equation);
  if (remark !== null) return [{ ...equation, remark }];
  return [rest.length === 1 ? equation : { ...equation, severity: 'warning' }];
}

function changeTerm(statement: Statement): Term | null {
  const change = signedChange(statement);
  return change === null ? null : statementTerm(statement, fenToYuan(change), `change of ${statement.subject}`);
}

/** A change that would close the sum if it were in 万元 instead of 元 is a slip of the unit; one that closes it with the other sign, a slip of its direction. */
function slip(equation: Equation): string | null {
  if (evaluate(equation).state !== 'fails') return null;
  const [total] = equation.left;
  const turned = total && { ...total, fen: -total.fen };
  if (turned && evaluate({ ...equation, left: [turned] }).state === 'holds')
    return `closes if the ${total.label} is in the other direction`;
  const culprit = equation.right.find((term, i) => {
    const scaled = equation.right.with(i, { ...term, fen: term.fen * 10_000n });
    return absolute(term.fen) > 0n && evaluate({ ...equation, right: scaled }).state === 'holds';
  });
  return culprit ? `closes if ${culprit.label} ${fenToYuan(culprit.fen)} is meant in 万元, not 元` : null;
}

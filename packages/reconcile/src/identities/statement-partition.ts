/**
 * Parts of a sentence that are all of a whole: `支出预算 …，其中：基本支出 …，项目支出 …`; a “三公” total and its items. What the parts are of is the
 * nearest whole before them; where another amount before them is their sum, the sentence speaks of that.
 */
import { type StatementPartition, statementPartitions } from '@yusuan/pipelines';
import type { Statement } from '@yusuan/schemas';
import { type Equation, evaluate, type Term } from '../core/equation.ts';
import type { Identity } from '../core/identity.ts';
import { isOfOtherPhase } from '../core/speaksOf.ts';
import { atStatement, cleanSubject, statementTerm, threePublicOf } from '../core/statements.ts';
import { type DocumentView, foldName } from '../core/view.ts';

export const statementPartition: Identity = {
  id: 'statement-partition',
  title: 'the parts that a text tells make up their whole',
  apply: (view) =>
    view.statements.flatMap((whole, at) => {
      if (!isTold(whole)) return [];
      const readings = [
        ...namedParts(view, whole, at),
        [threePublicParts(view, whole, at)],
        [vehicleParts(view, whole, at)],
      ];
      return readings.flatMap((lists) => chosenEquation(view, at, lists));
    }),
};

const reach = 12;
const isTold = (statement: Statement): boolean => statement.amount_yuan !== null && statement.amount_yuan !== '0.00';

/** What follows a whole below the same heading. */
function following(view: DocumentView, at: number): Statement[] {
  const whole = view.statements[at]!;
  const rest = view.statements.slice(at + 1, at + 1 + reach);
  const end = rest.findIndex(
    (statement) => statement.section !== whole.section || statement.fiscal_year !== whole.fiscal_year,
  );
  return (end < 0 ? rest : rest.slice(0, end)).filter(
    (statement) => statement.amount_yuan !== null && isOfOtherPhase(view, statement) === isOfOtherPhase(view, whole),
  );
}

/** For each partition that the whole is one of: all its parts, and those that are always named; empty where one of these is missing. */
function namedParts(view: DocumentView, whole: Statement, at: number): Statement[][][] {
  const subject = subjectOf(view, whole);
  return statementPartitions
    .filter((partition) => partition.whole.test(subject))
    .map((partition) => partsOf(view, partition, following(view, at)));
}

function partsOf(view: DocumentView, partition: StatementPartition, rest: Statement[]): Statement[][] {
  const parts = new Map<number, Statement>();
  for (const statement of rest) {
    const subject = subjectOf(view, statement);
    const at = partition.parts.findIndex(({ pattern }) => pattern.test(subject));
    if (at < 0 && partition.whole.test(subject)) break;
    if (at < 0) continue;
    if (parts.has(at)) break;
    parts.set(at, statement);
  }
  if (!partition.parts.every(({ always }, i) => !always || parts.has(i))) return [];
  const always = [...parts].filter(([i]) => partition.parts[i]!.always).map(([, part]) => part);
  return always.length === parts.size ? [always] : [[...parts.values()], always];
}

const subjectOf = (view: DocumentView, statement: Statement): string =>
  cleanSubject(statement, foldName(statement.organisation_name ?? view.document.organisation_name ?? '')).replace(
    /^\(?(?:包含|包括|其中|含)?/,
    '',
  );

/** The items of a “三公” total: 出国, 接待 and the vehicles as one or as two. */
function threePublicParts(view: DocumentView, whole: Statement, at: number): Statement[] {
  if (!/三公/.test(whole.subject) || /会议|培训/.test(whole.subject) || threePublicOf(whole) !== null) return [];
  const items = itemsBehind(following(view, at));
  const vehicles = items.get('vehicle') ?? [items.get('vehicle_operation'), items.get('vehicle_purchase')];
  const parts = [items.get('overseas_travel'), items.get('reception'), vehicles].flat();
  return parts.every((part) => part !== undefined) ? parts : [];
}

function vehicleParts(view: DocumentView, whole: Statement, at: number): Statement[] {
  if (threePublicOf(whole) !== 'vehicle') return [];
  const items = itemsBehind(following(view, at).slice(0, 3));
  const parts = [items.get('vehicle_operation'), items.get('vehicle_purchase')];
  return parts.every((part) => part !== undefined) ? parts : [];
}

/** The first statement on each item, up to the next total. */
function itemsBehind(rest: Statement[]): Map<string, Statement> {
  const items = new Map<string, Statement>();
  for (const statement of rest) {
    const item = threePublicOf(statement);
    if (item === null && /三公/.test(statement.subject)) break;
    if (item !== null && !items.has(item)) items.set(item, statement);
  }
  return items;
}

/** The list that adds up to the whole; else, unless the text tells what the parts are of or what is missing, the first. */
function chosenEquation(view: DocumentView, at: number, lists: Statement[][]): Equation[] {
  const equations = lists.filter((parts) => parts.length > 1).map((parts) => partEquation(view.statements[at]!, parts));
  const holding = equations.find((equation) => evaluate(equation).state === 'holds');
  if (holding || !equations[0]) return holding ? [holding] : [];
  return isExplained(view, at, equations[0]) ? [] : [equations[0]];
}

function partEquation(whole: Statement, parts: Statement[]): Equation {
  return {
    check: 'statement-partition',
    left: [statementTerm(whole, whole.amount_yuan)!],
    right: parts.flatMap((part): Term[] => [statementTerm(part, part.amount_yuan)!]),
    relation: '=',
    severity: 'warning',
    ...atStatement(whole),
  };
}

/** Another amount nearby is the sum of the parts, or what is missing in it. */
function isExplained(view: DocumentView, at: number, equation: Equation): boolean {
  const own = new Set([...equation.left, ...equation.right].map((term) => term.statementId));
  const nearby = view.statements.slice(Math.max(0, at - reach), at + reach);
  return nearby.some((other) => {
    if (!isTold(other) || own.has(other.statement_id)) return false;
    const term = statementTerm(other, other.amount_yuan)!;
    return [
      { ...equation, left: [term] },
      { ...equation, right: [...equation.right, term] },
    ].some((candidate) => evaluate(candidate).state === 'holds');
  });
}

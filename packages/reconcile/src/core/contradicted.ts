/**
 * Cells that a sentence contradicts. Only where the sentence names a total, a part of the expenditure or a coded subject in so many words, tables
 * of one body print that, and nothing that it could mean is the amount: no other fund, no sum, no part.
 */
import { type Fund, fundWords, statementPartitions } from '@yusuan/pipelines';
import type { Column, Statement } from '@yusuan/schemas';
import { cellTerm, type Equation, evaluate } from './equation.ts';
import { documentFacts, type Fact } from './facts.ts';
import { absolute, yuanToFen } from './money.ts';
import { passageOf } from './sentences.ts';
import { speaksOfTables } from './speaksOf.ts';
import {
  atStatement,
  cleanSubject,
  lastNames,
  nameKey,
  type StatementScope,
  sectionFund,
  statementScope,
  statementTerm,
} from './statements.ts';
import { type CellView, type DocumentView, foldName } from './view.ts';

/** The cells, a sum, that print another amount for what the statement names: the nearest to it; none where it may be right. */
export function contradictedCells(
  view: DocumentView,
  named: ReadonlyMap<string, CellView[]>,
  statement: Statement,
): CellView[] {
  if (!speaksOfTables(view, statement)) return [];
  const organisation = foldName(statement.organisation_name ?? view.document.organisation_name ?? '');
  const subject = cleanSubject(statement, organisation);
  const scope = statementScope(statement, subject);
  const facts = documentFacts(view).filter((fact) => fact.year === null || fact.year === view.document.fiscal_year);
  if (scope) return ofScope(view, facts, scope, statement);
  const ofNamed = ofSubject(facts, named, subject, statement);
  return ofNamed.length > 0 ? ofNamed : ofSource(view, subject, statement);
}

function ofScope(view: DocumentView, facts: readonly Fact[], scope: StatementScope, statement: Statement): CellView[] {
  if (!isOfWhole(scope, statement)) return [];
  const fund = scope.slice === 'total' ? scope.fund : (fundOfWhole(view, statement) ?? scope.fund);
  const sided = facts.filter((fact) => scope.side === null || fact.side === scope.side);
  const sliced = sided.filter((fact) => fact.slice === scope.slice);
  const isOfBody = ofOneBody(view, sliced);
  const stated = sliced.filter(
    (fact) => fact.subject === 'total' && (fund === null || fact.fund === fund) && isOfBody(fact),
  );
  const totals =
    scope.slice === 'total'
      ? [...view.cells.values()].filter(
          ({ line: { line }, column }) => line.kind === 'total' && isWhole(column?.measure),
        )
      : [];
  const possible = [...sliced.map((fact) => fact.cells), ...totals.map((cell) => [cell])];
  const isNamedSide = ({ side }: Fact) => statement.subject.includes(side === 'revenue' ? '收入' : '支出');
  const [ofSide, others] = [stated.filter(isNamedSide), stated.filter((fact) => !isNamedSide(fact))];
  return possible.some((cells) => agrees(statement, cells)) ? [] : nearest(statement, [...ofSide, ...others]);
}

/** Facts of the only body, or of the document's own where its tables are of several. */
function ofOneBody(view: DocumentView, facts: readonly Fact[]): (fact: Fact) => boolean {
  const own = foldName(view.document.organisation_name ?? '');
  const isAlone = new Set(facts.map((fact) => fact.organisation)).size === 1;
  return ({ organisation }) => isAlone || organisation === own;
}

/** `财政拨款支出预算 …，其中：项目支出 …`: the parts are of the fund that the sentence names for its whole. */
function fundOfWhole(view: DocumentView, statement: Statement): Fund | null {
  const passage = passageOf(view, statement);
  const before = passage.slice(0, passage.indexOf(statement));
  const whole = before.findLast(({ subject }) =>
    statementPartitions[0]!.whole.test(cleanSubject({ ...statement, subject }, '')),
  );
  return fundWords.funds.find(({ pattern }) => pattern.test(whole?.subject ?? ''))?.fund ?? null;
}

/** 人员经费 and 公用经费 are said of each part of the expenditure: they are those of the basic part below its heading. */
const isOfWhole = ({ slice }: StatementScope, { section }: Statement): boolean =>
  ['total', 'basic', 'project'].includes(slice) || /基本支出/.test(section ?? '');

/** A column that says no part of the expenditure. */
const isWhole = (measure: string | undefined): boolean =>
  !['basic', 'project', 'personnel', 'public'].includes(measure ?? '');

function ofSubject(
  facts: readonly Fact[],
  named: ReadonlyMap<string, CellView[]>,
  subject: string,
  statement: Statement,
): CellView[] {
  const cells = lastNames(subject).flatMap((name) => named.get(name) ?? []);
  const lines = cells.map(({ line }) => line).filter(({ line }) => isNamed(line, subject, named));
  const codes = new Set(lines.map(({ line }) => `${line.classification_system}:${line.code}`));
  const ofCodes = facts.filter((fact) => codes.has(fact.subject));
  if (lines.length === 0 || new Set(ofCodes.map((fact) => fact.organisation)).size > 1) return [];
  const fund = sectionFund(statement);
  const stated = ofCodes.filter((fact) => fact.slice === 'total' && (fund === null || fact.fund === fund));
  const possible = [...cells, ...lines.flatMap((line) => [...line.cells.values()])].map((cell) => [cell]);
  const agreeing = [...possible, ...ofCodes.map((fact) => fact.cells)].some((group) => agrees(statement, group));
  return agreeing ? [] : nearest(statement, stated);
}

/** A source of revenue (财政拨款收入) that a summary has one row for; no column and no row that could be of it prints the amount. */
function ofSource(view: DocumentView, subject: string, statement: Statement): CellView[] {
  const name = sourceKey(subject);
  const cells = [...view.cells.values()].filter(
    ({ line: { line }, column }) => line.side === 'revenue' && !isOfYearBefore(column, statement),
  );
  const possible = cells.filter(
    ({ line: { line }, column }) =>
      line.kind === 'total' ||
      sourceKey(line.name).includes(name) ||
      column?.path.some((head) => sourceKey(head).includes(name)),
  );
  const stated = cells.filter(
    ({ line: { line } }) => line.classification_system === 'revenue_source' && sourceKey(line.name) === name,
  );
  const bodies = new Set(stated.map(({ table }) => table.organisation));
  if (!/收入$/.test(subject) || stated.length === 0 || bodies.size > 1) return [];
  if (possible.some((cell) => agrees(statement, [cell]))) return [];
  const said = yuanToFen(statement.amount_yuan!);
  const carried = view.statements.filter((s) => s.section === statement.section && /结转|结余/.test(s.subject));
  if (carried.some((s) => s.amount_yuan !== null && stated.some(({ fen }) => fen === said + yuanToFen(s.amount_yuan!))))
    return [];
  return [stated.reduce((best, cell) => (absolute(cell.fen - said) < absolute(best.fen - said) ? cell : best))];
}

/** What was executed the year before the one that the sentence speaks of. */
const isOfYearBefore = (column: Column | null, { fiscal_year: year }: Statement): boolean =>
  year !== null && column?.phase === 'executed' && column.fiscal_year !== null && column.fiscal_year < year;

const sourceKey = (name: string): string => foldName(name).replace(/^(?:本年|当年)|预算|拨款/g, '');

/** A functional subject that the sentence names with its code or level, below the subjects it names, or a 类 by its full name. */
function isNamed(line: CellView['line']['line'], subject: string, named: ReadonlyMap<string, CellView[]>): boolean {
  if (line.kind !== 'classified' || line.classification_system !== 'functional') return false;
  const code = /\((\d{3,7})\)/.exec(subject)?.[1];
  if (code) return line.code === code;
  const level = /\((类|款|项)\)[^()]*$/.exec(subject)?.[1];
  const levels: Readonly<Record<string, string>> = { 类: 'class', 款: 'section', 项: 'item' };
  if (level)
    return (
      line.code_level === levels[level] &&
      outerNames(subject).every((name) => named.get(nameKey(name))?.some((cell) => isAbove(cell.line.line, line)))
    );
  return line.code_level === 'class' && foldName(subject) === foldName(line.official_name ?? line.name);
}

/** `…支出（类）…事务（款）行政运行（项）` → the names before the last. */
const outerNames = (subject: string): string[] =>
  [...subject.matchAll(/([^()]+)\((?:类|款|项)\)/g)].slice(0, -1).map((match) => match[1]!);

const isAbove = (outer: CellView['line']['line'], line: CellView['line']['line']): boolean =>
  outer.code !== null && outer.code !== line.code && (line.code?.startsWith(outer.code) ?? false);

function agrees(statement: Statement, cells: readonly CellView[]): boolean {
  const equation: Equation = {
    check: 'statement-table',
    left: [statementTerm(statement, statement.amount_yuan)!],
    right: cells.map((cell) => cellTerm(cell)),
    relation: '=',
    severity: 'info',
    ...atStatement(statement),
  };
  return evaluate(equation).state !== 'fails';
}

function nearest(statement: Statement, stated: readonly Fact[]): CellView[] {
  const said = yuanToFen(statement.amount_yuan!);
  const far = ({ cells }: Fact) => absolute(cells.reduce((sum, cell) => sum + cell.fen, 0n) - said);
  const best = stated.reduce<Fact | null>((found, fact) => (found && far(found) <= far(fact) ? found : fact), null);
  return best?.cells ?? [];
}

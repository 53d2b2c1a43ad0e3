import { idPrefix, type Notice, noticeToFinding } from '@yusuan/model';
import type { BudgetDocument, Finding, Status } from '@yusuan/schemas';
import { checks } from './checks/index.ts';
import { totalsShortOfAPart } from './checks/structure.ts';
import { closingFigure, findCulprits } from './core/culprit.ts';
import { equationText, failureText, toleranceText } from './core/describe.ts';
import { cellLabel, evaluate, type Outcome } from './core/equation.ts';
import { withIndicatorStatuses } from './core/indicators.ts';
import { fenToYuan } from './core/money.ts';
import { chooseReadings, readingNotices, undecidedAmounts } from './core/readings.ts';
import { amountsOfDoubtedSize } from './core/unit-doubt.ts';
import { type CellView, type DocumentView, documentView } from './core/view.ts';
import { identities } from './identities/index.ts';
import { checkAsSimplified } from './traditional.ts';

const origin = 'reconcile:';
/** Findings of `reconcileRun`: they need the other documents of the run and are kept. */
const runOrigin = 'reconcile:run-';

/**
 * The document with what its equations show: the status of every amount, statement and indicator, findings for what fails, and counts.
 * Pure, and the same when run on its own output. Findings of other stages are kept.
 */
export function reconcile(document: BudgetDocument): BudgetDocument {
  return checkAsSimplified(document, reconcileSimplified);
}

function reconcileSimplified(document: BudgetDocument): BudgetDocument {
  const chosen = chooseReadings(document);
  const view = documentView(chosen);
  const outcomes = documentOutcomes(view);
  const statuses = statusesOf(outcomes);
  for (const id of undecidedAmounts(view, outcomes)) statuses.set(id, 'conflict');
  for (const id of [
    ...underUncertainHeads(chosen),
    ...totalsShortOfAPart(view),
    ...amountsOfDoubtedSize(view, outcomes),
  ])
    if (statuses.get(id) === 'verified') statuses.delete(id);
  const notices = [
    ...outcomes
      .filter((o) => o.state === 'fails')
      .map((outcome) => failureNotice(outcome, closingFigure(view, outcome))),
    ...outcomes.filter(isOffByOne).map(lastPlaceNotice),
    ...culpritNotices(view, outcomes),
    ...readingNotices(view, outcomes),
    ...checks.flatMap((check) => check.apply(view)),
  ];
  const others = document.findings.filter(
    (finding) => !finding.check.startsWith(origin) || finding.check.startsWith(runOrigin),
  );
  const findings = [...others, ...numbered(chosen, notices)];
  return withCounts({ ...withStatuses(chosen, statuses), findings, checks: countChecks(outcomes, findings) });
}

/** Every equation that the document's figures stand in, evaluated. */
export function documentOutcomes(view: DocumentView): Outcome[] {
  return identities
    .flatMap((identity) => identity.apply(view))
    .map(evaluate)
    .filter((outcome) => outcome.state !== 'vacuous');
}

/** `verified`: in an equation that holds and in none that fails. `conflict`: in one that fails. By amount or statement id. */
function statusesOf(outcomes: Outcome[]): Map<string, Status> {
  const statuses = new Map<string, Status>();
  for (const outcome of outcomes) for (const id of outcome.proved) statuses.set(id, 'verified');
  for (const outcome of outcomes) {
    if (outcome.state !== 'fails' || outcome.equation.severity === 'info') continue;
    const { left, right, suspectsAlone } = outcome.equation;
    for (const term of suspectsAlone ? [] : [...left, ...right]) {
      const id = term.amountId ?? term.statementId;
      if (id) statuses.set(id, 'conflict');
    }
    for (const id of outcome.equation.suspects ?? []) statuses.set(id, 'conflict');
  }
  return statuses;
}

/** Equations prove figures, not what stands over them. */
function underUncertainHeads({ tables }: BudgetDocument): string[] {
  return tables.flatMap(({ columns, lines }) => {
    const open = new Set(columns.filter((column) => column.head_uncertain).map(({ column }) => column));
    if (open.size === 0) return [];
    return lines.flatMap(({ amounts }) => amounts.filter(({ column }) => open.has(column)).map((a) => a.amount_id));
  });
}

function withStatuses(document: BudgetDocument, statuses: Map<string, Status>): BudgetDocument {
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

function withCounts(document: BudgetDocument): BudgetDocument {
  const lines = document.tables.flatMap((table) => table.lines);
  const amounts = lines.flatMap((line) => line.amounts);
  const count = (status: Status) => amounts.filter((amount) => amount.status === status).length;
  return {
    ...document,
    counts: {
      tables: document.tables.length,
      lines: lines.length,
      amounts: amounts.length,
      verified: count('verified'),
      conflicts: count('conflict'),
      unverified: count('unverified'),
    },
  };
}

function failureNotice(outcome: Outcome, closing: CellView | null = null): Notice {
  const { equation } = outcome;
  const title = identities.find((identity) => identity.id === equation.check)?.title ?? equation.check;
  return {
    check: `${origin}${equation.check}`,
    severity: equation.severity,
    message: failureText(title, outcome) + closingText(outcome, closing),
    expected: fenToYuan(outcome.rightFen),
    actual: fenToYuan(outcome.leftFen),
    difference: fenToYuan(outcome.difference),
    tolerance: toleranceText(outcome),
    table_id: equation.tableId,
    page: equation.page,
    row: equation.row,
    amount_ids: [
      ...[...equation.left, ...equation.right].flatMap((term) => term.amountId ?? []),
      ...(equation.suspects ?? []),
    ],
  };
}

/** Which figure is counted on one side of the sum alone. */
function closingText({ difference }: Outcome, closing: CellView | null): string {
  if (!closing) return '';
  const counted = closing.fen > 0n === difference > 0n;
  return ` – it is off by ${cellLabel(closing)} ${closing.amount.raw_text}, which the whole ${counted ? 'counts and its parts do not' : 'does not count and its parts do'}`;
}

/** One figure against one, printed to the same place, and not the same: within the tolerance, and yet odd for a number printed twice. */
function isOffByOne({ state, equation: { left, right, relation }, difference }: Outcome): boolean {
  const [a, b] = [left.filter((t) => t.fen !== 0n), right.filter((t) => t.fen !== 0n)];
  return (
    state === 'holds' &&
    relation === '=' &&
    difference !== 0n &&
    a.length === 1 &&
    b.length === 1 &&
    a[0]!.amountId !== null &&
    b[0]!.amountId !== null &&
    a[0]!.place.own === b[0]!.place.own
  );
}

function lastPlaceNotice(outcome: Outcome): Notice {
  return {
    ...failureNotice(outcome),
    check: `${origin}last-place`,
    severity: 'info',
    message: `the same figure differs in its last place: ${equationText(outcome.equation)}`,
  };
}

function culpritNotices(view: DocumentView, outcomes: Outcome[]): Notice[] {
  return findCulprits(outcomes).map((culprit) => {
    const cell = view.cells.get(culprit.amountId)!;
    const closes = culprit.closes === null ? '' : ` The sums would close with ${culprit.closes} yuan.`;
    return {
      check: `${origin}culprit`,
      severity: 'info',
      message: `${culprit.label} ${culprit.printed} stands in ${culprit.failing} equations that fail and ${culprit.holding} that hold: it is the most likely culprit.${closes}`,
      expected: culprit.closes,
      actual: cell.amount.amount_yuan,
      difference: culprit.closes === null ? null : fenToYuan(cell.fen - BigInt(culprit.closes.replace('.', ''))),
      table_id: cell.table.table.table_id,
      page: cell.amount.page,
      row: cell.amount.row,
      amount_ids: [culprit.amountId],
    };
  });
}

const severityOrder = { error: 0, warning: 1, info: 2 } as const;

/** Errors first, then by place; ids count in that order. */
function numbered(document: BudgetDocument, notices: Notice[]): Finding[] {
  const prefix = idPrefix(document.document_id);
  return notices
    .map((notice, order) => ({ notice, order }))
    .sort(
      (a, b) =>
        severityOrder[a.notice.severity] - severityOrder[b.notice.severity] ||
        (a.notice.page ?? 0) - (b.notice.page ?? 0) ||
        (a.notice.row ?? 0) - (b.notice.row ?? 0) ||
        a.order - b.order,
    )
    .map(({ notice }, i) => noticeToFinding(notice, `${prefix}-r${i + 1}`));
}

function countChecks(outcomes: Outcome[], findings: Finding[]): BudgetDocument['checks'] {
  const counts = new Map<string, { holds: number; fails: number }>();
  const entry = (check: string) => {
    const found = counts.get(check) ?? { holds: 0, fails: 0 };
    counts.set(check, found);
    return found;
  };
  for (const outcome of outcomes) if (outcome.state === 'holds') entry(`${origin}${outcome.equation.check}`).holds++;
  for (const finding of findings) entry(finding.check)[finding.outcome === 'fails' ? 'fails' : 'holds']++;
  return [...counts]
    .map(([check, count]) => ({ check, ...count }))
    .sort((a, b) => (a.check < b.check ? -1 : a.check > b.check ? 1 : 0));
}

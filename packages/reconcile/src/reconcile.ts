import { idPrefix, type Notice, noticeToFinding } from '@yusuan/model';
import type { BudgetDocument, Finding, Status } from '@yusuan/schemas';
import { checks } from './checks/index.ts';
import { totalsShortOfAPart } from './checks/structure.ts';
import { evaluate, type Outcome } from './core/equation.ts';
import { bySeverity } from './core/severity.ts';
import { amountsOfDoubtedSize } from './core/unit-doubt.ts';
import { type DocumentView, documentView } from './core/view.ts';
import { equationNotices, origin } from './equationNotices.ts';
import { identities } from './identities/index.ts';
import { chooseReadings, readingNotices, undecidedAmounts } from './readings.ts';
import { amountsUnderUncertainHeads, statusesOf, withStatuses } from './statuses.ts';
import { checkAsSimplified } from './traditional.ts';

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
  const doubtful = [
    ...amountsUnderUncertainHeads(chosen),
    ...totalsShortOfAPart(view),
    ...amountsOfDoubtedSize(view, outcomes),
  ];
  for (const id of doubtful) if (statuses.get(id) === 'verified') statuses.delete(id);
  const notices = [
    ...equationNotices(view, outcomes),
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

/** Errors first, then by place; ids count in that order. */
function numbered(document: BudgetDocument, notices: Notice[]): Finding[] {
  const prefix = idPrefix(document.document_id);
  return notices
    .toSorted((a, b) => bySeverity(a, b) || (a.page ?? 0) - (b.page ?? 0) || (a.row ?? 0) - (b.row ?? 0))
    .map((notice, i) => noticeToFinding(notice, `${prefix}-r${i + 1}`));
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

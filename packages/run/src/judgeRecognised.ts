import { idPrefix, type Notice, noticeToFinding } from '@yusuan/model';
import type { Amount, BudgetDocument } from '@yusuan/schemas';

/**
 * The reconciled document, `partial` where a page was read from its picture and its sums do not hold: some of its amounts contradict each
 * other, or nothing proves any of them. One finding a page. A misread figure that stands in no sum cannot be told from a right one.
 */
export function judgeRecognised(document: BudgetDocument): BudgetDocument {
  const amounts = document.tables.flatMap((table) => table.lines.flatMap((line) => line.amounts));
  const pages = Map.groupBy(
    amounts.filter((amount) => amount.confidence !== null),
    (amount) => amount.page,
  );
  const notices = [...pages].flatMap(([page, onPage]) => pageToNotice(page, onPage) ?? []);
  if (notices.length === 0 || document.outcome === 'failed') return document;
  const prefix = idPrefix(document.document_id);
  const reasons = notices.slice(0, 3).map(({ message }) => message);
  if (notices.length > 3) reasons.push(`and ${notices.length - 3} more pages`);
  return {
    ...document,
    outcome: 'partial',
    outcome_reason: [document.outcome_reason, ...reasons].filter((reason) => reason !== null).join('; '),
    findings: [
      ...document.findings,
      ...notices.map((notice) => noticeToFinding(notice, `${prefix}-recognised-${notice.page}`)),
    ],
  };
}

function pageToNotice(page: number, amounts: readonly Amount[]): Notice | null {
  const conflicts = amounts.filter(({ status }) => status === 'conflict');
  const proved = amounts.some(({ status }) => status === 'verified');
  if (conflicts.length === 0 && proved) return null;
  const why =
    conflicts.length > 0
      ? `${conflicts.length} of its ${amounts.length} amounts contradict others`
      : `no sum proves any of its ${amounts.length} amounts`;
  return {
    check: 'run:recognised-unproved',
    severity: 'error',
    page,
    message: `page ${page} was read from its picture, and ${why}`,
    amount_ids: conflicts.map(({ amount_id }) => amount_id),
  };
}

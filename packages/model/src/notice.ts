import type { Finding } from '@yusuan/schemas';

/** A finding before it has an id: what a stage noticed. Fields not given are null or empty in the finding. */
export type Notice = Pick<Finding, 'check' | 'severity' | 'message'> &
  Partial<Omit<Finding, 'finding_id' | 'check' | 'severity' | 'message'>>;

/** What ids within a document begin with: eight characters of the hash of its bytes. */
export function idPrefix(documentId: string): string {
  return documentId.replace('sha256:', '').slice(0, 8);
}

/** The finding that a notice becomes in a document. */
export function noticeToFinding(notice: Notice, findingId: string): Finding {
  return {
    finding_id: findingId,
    check: notice.check,
    severity: notice.severity,
    outcome: notice.outcome ?? 'fails',
    message: notice.message,
    expected: notice.expected ?? null,
    actual: notice.actual ?? null,
    difference: notice.difference ?? null,
    tolerance: notice.tolerance ?? null,
    table_id: notice.table_id ?? null,
    page: notice.page ?? null,
    row: notice.row ?? null,
    amount_ids: notice.amount_ids ?? [],
  };
}

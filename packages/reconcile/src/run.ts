import { idPrefix, type Notice, noticeToFinding } from '@yusuan/model';
import type { BudgetDocument, Finding } from '@yusuan/schemas';
import { acrossDocuments } from './across/index.ts';

/**
 * What the documents of one run show about each other: findings by document_id, for documents that have any. Their checks begin with
 * `reconcile:run-`; ids follow on those that the document already has.
 */
export function reconcileRun(documents: BudgetDocument[]): Map<string, Finding[]> {
  const notices = new Map<string, Notice[]>();
  for (const rule of acrossDocuments) {
    for (const { document, notice } of rule(documents)) {
      notices.set(document.document_id, [...(notices.get(document.document_id) ?? []), notice]);
    }
  }
  const found = new Map<string, Finding[]>();
  for (const [id, list] of notices) {
    const prefix = idPrefix(id);
    found.set(
      id,
      list.map((notice, i) => noticeToFinding(notice, `${prefix}-x${i + 1}`)),
    );
  }
  return found;
}

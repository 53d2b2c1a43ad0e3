import { idPrefix, type Layout, type Notice, noticeToFinding } from '@yusuan/model';
import type { BudgetDocument } from '@yusuan/schemas';
import type { SegmentedDocument } from '@yusuan/segment';
import type { SourceIdentity } from './failedDocument.ts';
import { looseFigureNotices } from './looseFigures.ts';
import { pipelineVersion } from './options.ts';

const reasonsNamed = 3;

/** The record of a document before its identities are evaluated. What its readers could not do makes it `partial`. */
export function assembleDocument(source: SourceIdentity, layout: Layout, segmented: SegmentedDocument): BudgetDocument {
  const { notices: segmentNotices, ...content } = segmented;
  const notices = [
    ...layout.notices,
    ...segmentNotices,
    ...looseFigureNotices(layout.blocks),
    ...noTableNotices(source.sourceName, segmented),
  ];
  const prefix = idPrefix(source.documentId);
  const reason = incompleteReason(notices);
  return {
    schema_version: '1.0.0',
    pipeline_version: pipelineVersion,
    document_id: source.documentId,
    source_name: source.sourceName,
    media_type: layout.mediaType,
    bytes: source.bytes,
    pages: layout.pages,
    ...content,
    read_by: layout.readBy,
    outcome: reason === null ? 'complete' : 'partial',
    outcome_reason: reason,
    findings: notices.map((notice, i) => noticeToFinding(notice, `${prefix}-f${i + 1}`)),
    checks: [],
    counts: { tables: 0, lines: 0, amounts: 0, verified: 0, conflicts: 0, unverified: 0 },
  };
}

/** Nothing to emit is said, so that nobody takes it for nothing to disclose. */
function noTableNotices(sourceName: string, { tables, statements }: SegmentedDocument): Notice[] {
  const isRead = tables.some(
    ({ lines, projects, indicators, empty }) => empty || lines.length + projects.length + indicators.length > 0,
  );
  if (isRead || statements.length > 0) return [];
  return [
    {
      check: 'run:no-tables',
      severity: 'warning',
      message: `${sourceName} holds no budget table that could be read: look at \`yusuan inspect\`, and whether it is a disclosure at all`,
    },
  ];
}

/** Figures that are in the print and not in the record. */
const unread = new Set(['segment:table-unread', 'segment:unread-amount']);

/** An error of a reading stage means that something of the document is not in the record; so do figures that were not read. */
function incompleteReason(notices: readonly Notice[]): string | null {
  const errors = notices.filter(
    ({ check, severity, outcome }) => (severity === 'error' || unread.has(check)) && outcome !== 'holds',
  );
  if (errors.length === 0) return null;
  const named = errors.slice(0, reasonsNamed).map(({ message }) => message);
  const hidden = errors.length - named.length;
  return named.join('; ') + (hidden > 0 ? `; and ${hidden} more` : '');
}

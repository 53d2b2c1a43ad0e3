import { type InputError, idPrefix, noticeToFinding } from '@yusuan/model';
import type { BudgetDocument } from '@yusuan/schemas';
import { pipelineVersion } from './options.ts';

export interface SourceIdentity {
  /** `sha256:` and 64 hex digits. */
  documentId: string;
  /** File name without folders. */
  sourceName: string;
  bytes: number;
}

/** The record of a document that could not be read: nothing but who it is and why. */
export function failedDocument(source: SourceIdentity, mediaType: string, error: InputError): BudgetDocument {
  const reason = `${error.message.replace(/\.$/, '')}. ${error.hint}`;
  return {
    schema_version: '1.0.0',
    pipeline_version: pipelineVersion,
    document_id: source.documentId,
    source_name: source.sourceName,
    media_type: mediaType,
    bytes: source.bytes,
    pages: 0,
    title: null,
    document_type: 'other',
    fiscal_year: null,
    organisation_code: null,
    organisation_name: null,
    region: null,
    read_by: 'none',
    outcome: 'failed',
    outcome_reason: reason,
    contents: [],
    tables: [],
    statements: [],
    facts: [],
    paragraphs: [],
    findings: [
      noticeToFinding(
        { check: `run:${error.code}`, severity: 'error', message: reason },
        `${idPrefix(source.documentId)}-f1`,
      ),
    ],
    checks: [],
    counts: { tables: 0, lines: 0, amounts: 0, verified: 0, conflicts: 0, unverified: 0 },
  };
}

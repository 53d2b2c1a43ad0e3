import type { BudgetDocument, RunEntry } from '@yusuan/schemas';

/** What run.json says of a document. `also_named` is for the run to fill in. */
export function documentToRunEntry(document: BudgetDocument, file: string): RunEntry {
  return {
    source_name: document.source_name,
    also_named: [],
    document_id: document.document_id,
    file: `documents/${file}`,
    pipeline_version: document.pipeline_version,
    document_type: document.document_type,
    pages: document.pages,
    outcome: document.outcome,
    outcome_reason: document.outcome_reason,
    ...document.counts,
  };
}

import { basename } from 'node:path';
import type { InputError } from '@yusuan/model';
import type { BudgetDocument, RunEntry } from '@yusuan/schemas';
import { pipelineVersion } from './options.ts';

/** What is counted of each document and summed over a run. */
export type Counts = Pick<RunEntry, 'pages' | 'tables' | 'lines' | 'amounts' | 'verified' | 'conflicts' | 'unverified'>;

export const noCounts: Readonly<Counts> = {
  pages: 0,
  tables: 0,
  lines: 0,
  amounts: 0,
  verified: 0,
  conflicts: 0,
  unverified: 0,
};

/** Adds the counts of an entry to sums. */
export function addCounts(sums: Counts, entry: Counts): void {
  for (const name of Object.keys(noCounts) as (keyof Counts)[]) sums[name] += entry[name];
}

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

/** What run.json says of a file that could not be opened. */
export function unreadableToRunEntry(path: string, error: InputError): RunEntry {
  return {
    source_name: basename(path),
    also_named: [],
    document_id: null,
    file: null,
    pipeline_version: pipelineVersion,
    document_type: 'other',
    ...noCounts,
    outcome: 'failed',
    outcome_reason: `${error.message}. ${error.hint}`,
  };
}

/** `DIR/run.json`: what stands in an output folder. No times, no absolute paths: it depends on the documents and the options alone. */
import { z } from 'zod';
import { Finding } from './document.ts';
import { DocumentType, Outcome } from './vocabulary.ts';

/** What run.json says of one document, or of a file that could not be opened. */
export const RunEntry = z.strictObject({
  source_name: z.string().describe('file name without folders'),
  also_named: z.array(z.string()).describe('further files with the same bytes'),
  document_id: z.string().nullable().describe('null where the file could not be opened'),
  file: z.string().nullable().describe('its JSON, relative to the folder of run.json'),
  pipeline_version: z.string(),
  document_type: DocumentType,
  pages: z.int(),
  outcome: Outcome,
  outcome_reason: z.string().nullable(),
  tables: z.int(),
  lines: z.int(),
  amounts: z.int(),
  verified: z.int(),
  conflicts: z.int(),
  unverified: z.int(),
});

/** A finding about one document that another document of the folder gave rise to. */
export const RunFinding = Finding.extend({ document_id: z.string() });

/** The whole of run.json. */
export const RunRecord = z.strictObject({
  schema_version: z.literal('1.0.0'),
  pipeline_version: z.string(),
  totals: z.strictObject({
    documents: z.int(),
    complete: z.int(),
    partial: z.int(),
    failed: z.int(),
    pages: z.int(),
    tables: z.int(),
    lines: z.int(),
    amounts: z.int(),
    verified: z.int(),
    conflicts: z.int(),
    unverified: z.int(),
  }),
  documents: z.array(RunEntry),
  findings: z.array(RunFinding).describe('what checking documents against each other showed'),
});

export type RunEntry = z.infer<typeof RunEntry>;
export type RunFinding = z.infer<typeof RunFinding>;
export type RunRecord = z.infer<typeof RunRecord>;

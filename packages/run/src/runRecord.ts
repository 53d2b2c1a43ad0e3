import { basename, join } from 'node:path';
import type { RunEntry, RunFinding, RunRecord } from '@yusuan/schemas';
import { compareText } from './expandPaths.ts';
import type { Ledger } from './ledger.ts';
import { pipelineVersion } from './options.ts';
import { addCounts, noCounts } from './runEntry.ts';
import { writeWhole } from './writeWhole.ts';

type Totals = RunRecord['totals'];

/**
 * Writes DIR/run.json: what stands in the folder after this run, whichever runs put it there, and what could not be opened in this
 * one. Streams over the ledger.
 */
export async function writeRunRecord(
  out: string,
  ledger: Ledger,
  unreadable: readonly RunEntry[],
  findings: readonly RunFinding[],
): Promise<void> {
  await writeWhole(join(out, 'run.json'), runRecordParts(ledger, unreadable, findings));
}

function* runRecordParts(
  ledger: Ledger,
  unreadable: readonly RunEntry[],
  findings: readonly RunFinding[],
): Generator<string> {
  const totals: Totals = { documents: 0, complete: 0, partial: 0, failed: 0, ...noCounts };
  yield `{\n"schema_version": "1.0.0",\n"pipeline_version": ${JSON.stringify(pipelineVersion)},\n"documents": [`;
  let separator = '\n';
  for (const entry of entries(ledger, unreadable)) {
    addToTotals(totals, entry);
    yield `${separator}${JSON.stringify(entry)}`;
    separator = ',\n';
  }
  yield `\n],\n"totals": ${JSON.stringify(totals)},\n"findings": [`;
  separator = '\n';
  for (const finding of findings) {
    yield `${separator}${JSON.stringify(finding)}`;
    separator = ',\n';
  }
  yield '\n]\n}\n';
}

function* entries(ledger: Ledger, unreadable: readonly RunEntry[]): Generator<RunEntry> {
  for (const { entry } of ledger.all()) yield { ...entry, also_named: alsoNamed(ledger, entry) };
  yield* [...unreadable].sort((a, b) => compareText(a.source_name, b.source_name));
}

/** Names of further files that hold a document. */
export function alsoNamed(ledger: Ledger, entry: RunEntry): string[] {
  if (entry.document_id === null) return [];
  const names = new Set(ledger.pathsOf(entry.document_id).map((path) => basename(path)));
  names.delete(entry.source_name);
  return [...names].sort(compareText);
}

function addToTotals(totals: Totals, entry: RunEntry): void {
  totals.documents++;
  totals[entry.outcome]++;
  addCounts(totals, entry);
}

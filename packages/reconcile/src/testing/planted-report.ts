import type { BudgetDocument, Line } from '@yusuan/schemas';
import { reconcile } from '../reconcile.ts';
import { type ErrorKind, errorKinds, plantError, seededRandom } from './plant-error.ts';

export interface PlantedCount {
  kind: ErrorKind;
  cases: number;
  /** A new finding names it, or a wrong amount is in conflict. */
  caught: number;
  /** Nothing says so, but no wrong amount is verified. */
  unproved: number;
  /** A wrong amount is still verified and nothing says so. */
  silent: number;
}

/** Plants `cases` errors, in turn of every kind, into amounts that stand in an identity, and counts what becomes of them. */
export function plantedReport(
  documents: BudgetDocument[],
  cases: number,
  seed: number,
  nameOf?: (line: Line, code: string) => string | null,
): PlantedCount[] {
  const random = seededRandom(seed);
  const counts = errorKinds.map((kind): PlantedCount => ({ kind, cases: 0, caught: 0, unproved: 0, silent: 0 }));
  const correct = documents.map((document) => reconcile(document));
  for (let planted = 0, tries = 0; planted < cases && tries < cases * 20; tries++) {
    const document = correct[Math.floor(random() * correct.length)]!;
    const count = counts[planted % counts.length]!;
    const error = plantError(document, count.kind, random, nameOf);
    if (!error || !standsInIdentity(document, error.wrong)) continue;
    planted++;
    count.cases++;
    count[verdict(document, error.document, error.wrong)]++;
  }
  return counts;
}

function standsInIdentity(document: BudgetDocument, ids: string[]): boolean {
  const statuses = statusById(document);
  return ids.some((id) => statuses.get(id) === 'verified');
}

function verdict(before: BudgetDocument, planted: BudgetDocument, wrong: string[]): 'caught' | 'unproved' | 'silent' {
  const after = reconcile(planted);
  const known = new Set(before.findings.map((finding) => finding.message));
  const statuses = statusById(after);
  const fresh = after.findings.some((f) => f.outcome === 'fails' && !known.has(f.message));
  if (fresh || wrong.some((id) => statuses.get(id) === 'conflict')) return 'caught';
  return wrong.some((id) => statuses.get(id) === 'verified') ? 'silent' : 'unproved';
}

function statusById(document: BudgetDocument): Map<string, string> {
  return new Map(
    document.tables.flatMap((t) => t.lines.flatMap((l) => l.amounts.map((a) => [a.amount_id, a.status] as const))),
  );
}

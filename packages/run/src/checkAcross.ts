import { createHash } from 'node:crypto';
import { idPrefix } from '@yusuan/model';
import {
  type DocumentLinks,
  documentStatement,
  linkedPairs,
  linkedPart,
  reconcileRun,
  repeatedBudgetFindings,
  unitGroups,
  unitSumFindings,
} from '@yusuan/reconcile';
import type { BudgetDocument, RunFinding } from '@yusuan/schemas';
import type { Ledger } from './ledger.ts';
import { parseDocument, readDocumentText } from './readDocuments.ts';

const documentsKept = 16;

/**
 * Checks the documents of an output folder against each other, pair by pair: few are held at any time. What it showed is kept in the
 * ledger for as long as the folder does not change.
 */
export async function checkAcross(out: string, ledger: Ledger): Promise<RunFinding[]> {
  const links: DocumentLinks[] = [];
  const files = new Map<string, string>();
  const state = createHash('sha256');
  for (const entry of ledger.all()) {
    state.update(`${entry.documentId} ${entry.key} ${entry.jsonBytes} ${entry.file}\n`);
    files.set(entry.documentId, entry.file);
    links.push(entry.links);
  }
  const key = state.digest('hex');
  const known = ledger.findAcross(key);
  if (known !== null) return known;
  const findings = await checkPairs(out, links, files);
  ledger.recordAcross(key, findings);
  return findings;
}

async function checkPairs(out: string, links: DocumentLinks[], files: Map<string, string>): Promise<RunFinding[]> {
  const kept = new Map<string, BudgetDocument>();
  const load = async (documentId: string): Promise<BudgetDocument> => {
    const file = files.get(documentId)!;
    const document = kept.get(documentId) ?? parseDocument(await readDocumentText(out, file), file);
    kept.delete(documentId); // to the end: the first one is the one not used for longest
    kept.set(documentId, document);
    if (kept.size > documentsKept) kept.delete(kept.keys().next().value!);
    return document;
  };
  const findings: RunFinding[] = [];
  const counts = new Map<string, number>();
  for (const pair of linkedPairs(links)) {
    const parts: BudgetDocument[] = [];
    for (const documentId of pair.ids) parts.push(linkedPart(await load(documentId), pair));
    for (const [documentId, found] of reconcileRun(parts))
      for (const finding of found) {
        const number = (counts.get(documentId) ?? 0) + 1;
        counts.set(documentId, number);
        const prefix = idPrefix(documentId);
        findings.push({ document_id: documentId, ...finding, finding_id: `${prefix}-x${number}` });
      }
  }
  for (const { department, units } of unitGroups(links)) {
    const whole = documentStatement(await load(department));
    const parts = [];
    for (const unit of units) parts.push(documentStatement(await load(unit)));
    for (const finding of unitSumFindings(department, whole, parts, counts.get(department) ?? 0))
      findings.push({ document_id: department, ...finding });
  }
  findings.push(...repeatedBudgetFindings(links, counts));
  return findings;
}

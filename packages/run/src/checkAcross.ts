import { createHash } from 'node:crypto';
import { InputError, idPrefix, noticeToFinding } from '@yusuan/model';
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

/** The check of the findings that name a document whose JSON is missing or damaged. */
export const notCompared = 'run:not-compared';

interface Output {
  file: string;
  sourceName: string;
}

/**
 * Checks the documents of an output folder against each other, pair by pair: few are held at any time. What it showed is kept in the
 * ledger for as long as the folder does not change. A document whose JSON cannot be read is left out, and a finding says so.
 */
export async function checkAcross(out: string, ledger: Ledger): Promise<RunFinding[]> {
  const links: DocumentLinks[] = [];
  const outputs = new Map<string, Output>();
  const state = createHash('sha256');
  for (const entry of ledger.all()) {
    state.update(`${entry.documentId} ${entry.key} ${entry.jsonBytes} ${entry.file}\n`);
    outputs.set(entry.documentId, { file: entry.file, sourceName: entry.entry.source_name });
    links.push(entry.links);
  }
  const key = state.digest('hex');
  const known = ledger.findAcross(key);
  if (known !== null) return known;
  const findings = await checkPairs(out, links, outputs);
  if (!findings.some(({ check }) => check === notCompared)) ledger.recordAcross(key, findings);
  return findings;
}

async function checkPairs(out: string, links: DocumentLinks[], outputs: Map<string, Output>): Promise<RunFinding[]> {
  const kept = new Map<string, BudgetDocument>();
  const lost = new Map<string, RunFinding>();
  const load = async (documentId: string): Promise<BudgetDocument | null> => {
    if (lost.has(documentId)) return null;
    const output = outputs.get(documentId)!;
    let document = kept.get(documentId);
    try {
      document ??= parseDocument(await readDocumentText(out, output.file), output.file);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      lost.set(documentId, lostFinding(documentId, output, error));
      return null;
    }
    kept.delete(documentId); // to the end: the first one is the one not used for longest
    kept.set(documentId, document);
    if (kept.size > documentsKept) kept.delete(kept.keys().next().value!);
    return document;
  };
  const findings: RunFinding[] = [];
  const counts = new Map<string, number>();
  for (const pair of linkedPairs(links)) {
    const [first, second] = [await load(pair.ids[0]), await load(pair.ids[1])];
    if (first === null || second === null) continue;
    for (const [documentId, found] of reconcileRun([linkedPart(first, pair), linkedPart(second, pair)]))
      for (const finding of found) {
        const number = (counts.get(documentId) ?? 0) + 1;
        counts.set(documentId, number);
        const prefix = idPrefix(documentId);
        findings.push({ document_id: documentId, ...finding, finding_id: `${prefix}-x${number}` });
      }
  }
  for (const { department, units } of unitGroups(links)) {
    const statements = [];
    for (const documentId of [department, ...units]) {
      const document = await load(documentId);
      if (document !== null) statements.push(documentStatement(document));
    }
    const [whole, ...parts] = statements;
    if (whole === undefined || parts.length < units.length) continue;
    for (const finding of unitSumFindings(department, whole, parts, counts.get(department) ?? 0))
      findings.push({ document_id: department, ...finding });
  }
  for (const documentId of lost.keys()) counts.set(documentId, 1);
  findings.push(...lost.values(), ...repeatedBudgetFindings(links, counts));
  return findings;
}

function lostFinding(documentId: string, { sourceName }: Output, { message }: InputError): RunFinding {
  return {
    document_id: documentId,
    ...noticeToFinding(
      {
        check: notCompared,
        severity: 'error',
        message: `${message}: ${sourceName} was not compared with other documents, ingest it again with --force`,
      },
      `${idPrefix(documentId)}-x1`,
    ),
  };
}

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
  const findings = await compareDocuments(new Documents(out, outputs), links);
  if (!findings.some(({ check }) => check === notCompared)) ledger.recordAcross(key, findings);
  return findings;
}

/** The documents of an output folder, of which few are held at a time. */
class Documents {
  /** Findings of those whose JSON cannot be read, by their ids. */
  readonly lost = new Map<string, RunFinding>();
  readonly #out: string;
  readonly #outputs: ReadonlyMap<string, Output>;
  readonly #kept = new Map<string, BudgetDocument>();

  constructor(out: string, outputs: ReadonlyMap<string, Output>) {
    this.#out = out;
    this.#outputs = outputs;
  }

  /** A document of the ledger; null where its JSON cannot be read. */
  async load(documentId: string): Promise<BudgetDocument | null> {
    if (this.lost.has(documentId)) return null;
    const output = this.#outputs.get(documentId)!;
    let document = this.#kept.get(documentId);
    try {
      document ??= parseDocument(await readDocumentText(this.#out, output.file), output.file);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      this.lost.set(documentId, lostFinding(documentId, output, error));
      return null;
    }
    this.#kept.delete(documentId); // to the end: the first one is the one not used for longest
    this.#kept.set(documentId, document);
    if (this.#kept.size > documentsKept) this.#kept.delete(this.#kept.keys().next().value!);
    return document;
  }
}

async function compareDocuments(documents: Documents, links: DocumentLinks[]): Promise<RunFinding[]> {
  const findings: RunFinding[] = [];
  const counts = new Map<string, number>();
  for (const pair of linkedPairs(links)) {
    const [first, second] = [await documents.load(pair.ids[0]), await documents.load(pair.ids[1])];
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
      const document = await documents.load(documentId);
      if (document !== null) statements.push(documentStatement(document));
    }
    const [whole, ...parts] = statements;
    if (whole === undefined || parts.length < units.length) continue;
    for (const finding of unitSumFindings(department, whole, parts, counts.get(department) ?? 0))
      findings.push({ document_id: department, ...finding });
  }
  for (const documentId of documents.lost.keys()) counts.set(documentId, 1);
  findings.push(...documents.lost.values(), ...repeatedBudgetFindings(links, counts));
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

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { InputError } from '@yusuan/model';
import type { BudgetDocument, RunRecord } from '@yusuan/schemas';
import { compareText } from './expandPaths.ts';

/**
 * Names of the documents' JSON files in an output folder, sorted.
 * @throws InputError where the folder is not one that `yusuan ingest` wrote
 */
export async function documentFiles(dir: string): Promise<string[]> {
  try {
    const names = await readdir(join(dir, 'documents'));
    return names.filter((name) => name.endsWith('.json') && !name.startsWith('.')).sort(compareText);
  } catch {
    throw new InputError(
      'not-found',
      `${dir} is not an output folder: it has no folder documents`,
      'Give the folder that was the --out of `yusuan ingest`.',
    );
  }
}

/** The text of one of its documents. */
export function readDocumentText(dir: string, file: string): Promise<string> {
  return readFile(join(dir, 'documents', file), 'utf8');
}

/** The documents of an output folder, one after the other in the order of their file names. */
export async function* readDocuments(dir: string): AsyncGenerator<BudgetDocument> {
  for (const file of await documentFiles(dir)) yield parseDocument(await readDocumentText(dir, file), file);
}

/** A document from the text of its file. Its shape is that of the contract as long as nobody edited it: `yusuan check` tells. */
export function parseDocument(text: string, file: string): BudgetDocument {
  const value = parseJson(text, file);
  if (typeof value === 'object' && value !== null && 'schema_version' in value && 'document_id' in value)
    return value as BudgetDocument;
  throw new InputError(
    'damaged',
    `documents/${file} is not a document of yusuan`,
    'Remove it, or run `yusuan ingest --force`.',
  );
}

/** DIR/run.json, or null where no run was finished. */
export async function readRunRecord(dir: string): Promise<RunRecord | null> {
  let text: string;
  try {
    text = await readFile(join(dir, 'run.json'), 'utf8');
  } catch {
    return null;
  }
  return parseJson(text, 'run.json') as RunRecord;
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new InputError(
      'damaged',
      `${file} is no JSON: it was cut off or edited`,
      'Run `yusuan ingest --force` again.',
    );
  }
}

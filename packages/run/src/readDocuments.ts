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
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code !== 'ENOENT' && error.code !== 'ENOTDIR')
      throw new InputError(
        'not-found',
        `${join(dir, 'documents')} cannot be read (${error.code})`,
        'Check its permissions.',
      );
    throw new InputError(
      'not-found',
      `${dir} is not an output folder: it has no folder documents`,
      'Give the folder that was the --out of `yusuan ingest`.',
    );
  }
}

/** The text of one of its documents. */
export async function readDocumentText(dir: string, file: string): Promise<string> {
  try {
    return await readFile(join(dir, 'documents', file), 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    if (code === 'ENOENT')
      throw new InputError(
        'not-found',
        `documents/${file} is missing`,
        'Run `yusuan ingest` again: it writes what is missing.',
      );
    throw new InputError(
      'damaged',
      `documents/${file} cannot be read (${code})`,
      'Check its permissions, or remove it and run `yusuan ingest` again.',
    );
  }
}

/** The documents of an output folder, one after the other in the order of their file names. */
export async function* readDocuments(dir: string): AsyncGenerator<BudgetDocument> {
  for (const file of await documentFiles(dir)) yield parseDocument(await readDocumentText(dir, file), file);
}

/** A document from the text of its file. Its shape is that of the contract as long as nobody edited it: `yusuan check` tells. */
export function parseDocument(text: string, file: string): BudgetDocument {
  const value = parseJson(text, file);
  if (isDocument(value)) return value;
  throw new InputError(
    'damaged',
    `documents/${file} is not a document of yusuan`,
    'Remove it, or run `yusuan ingest --force`.',
  );
}

const listsOfDocument = ['contents', 'tables', 'statements', 'facts', 'paragraphs', 'findings', 'checks'] as const;

function isDocument(value: unknown): value is BudgetDocument {
  if (typeof value !== 'object' || value === null || !('document_id' in value) || !('counts' in value)) return false;
  const record = value as Record<string, unknown>;
  return typeof value.document_id === 'string' && listsOfDocument.every((name) => Array.isArray(record[name]));
}

/** DIR/run.json, or null where no run was finished. */
export async function readRunRecord(dir: string): Promise<RunRecord | null> {
  let text: string;
  try {
    text = await readFile(join(dir, 'run.json'), 'utf8');
  } catch {
    return null;
  }
  const value = parseJson(text, 'run.json');
  if (typeof value === 'object' && value !== null && 'findings' in value && Array.isArray(value.findings))
    return value as RunRecord;
  throw new InputError('damaged', 'run.json is not a record of yusuan', 'Run `yusuan ingest` again.');
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

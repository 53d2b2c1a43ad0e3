import { InputError } from '@yusuan/model';
import PQueue from 'p-queue';
import { expandPaths } from './expandPaths.ts';
import { checkSource, hashSource } from './readSource.ts';

export interface PlannedDocument {
  path: string;
  /** `sha256:` and 64 hex digits. */
  documentId: string;
  bytes: number;
}

export interface Plan {
  /** By content, in the order of their first path. */
  documents: PlannedDocument[];
  /** Every path with the document it holds. */
  sources: { path: string; documentId: string }[];
}

/** Files whose bytes are hashed at the same time. */
const hashedAtOnce = 4;

/**
 * The documents that paths stand for, in part where `signal` stops it. What cannot be opened is told to `onUnreadable` as soon as it is known.
 * @throws InputError where there is nothing to read
 */
export async function planDocuments(
  paths: readonly string[],
  onUnreadable: (path: string, error: InputError) => void,
  signal?: AbortSignal,
): Promise<Plan> {
  const { files, problems } = await expandPaths(paths);
  if (files.length === 0 && problems.length === 0)
    throw new InputError(
      'not-found',
      `no documents in ${paths.join(', ')}`,
      'Folders are searched for .pdf, .txt, .md, .html and image files.',
    );
  for (const { path, error } of problems) onUnreadable(path, error);
  const queue = new PQueue({ concurrency: hashedAtOnce });
  const hashed = await queue.addAll(files.map((path) => async () => (signal?.aborted ? null : planFile(path))));
  const documents = new Map<string, PlannedDocument>();
  const sources: Plan['sources'] = [];
  for (const file of hashed) {
    if (file === null) continue;
    if ('error' in file) {
      onUnreadable(file.path, file.error);
      continue;
    }
    sources.push(file);
    if (!documents.has(file.documentId)) documents.set(file.documentId, file);
  }
  return { documents: [...documents.values()], sources };
}

async function planFile(path: string): Promise<PlannedDocument | { path: string; error: InputError }> {
  try {
    const bytes = await checkSource(path);
    return { path, bytes, documentId: `sha256:${await hashSource(path)}` };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return { path, error };
  }
}

/** Their order, but the last ones by size, the smallest last: no job is left with a long document while the others have nothing to do. */
export function largeBeforeSmall(documents: readonly PlannedDocument[], jobs: number): PlannedDocument[] {
  const end = jobs === 1 ? documents.length : Math.max(0, documents.length - 8 * jobs);
  return [...documents.slice(0, end), ...documents.slice(end).sort((a, b) => b.bytes - a.bytes)];
}

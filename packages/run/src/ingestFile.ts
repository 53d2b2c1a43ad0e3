import { basename } from 'node:path';
import { InputError } from '@yusuan/model';
import { reconcile } from '@yusuan/reconcile';
import type { BudgetDocument } from '@yusuan/schemas';
import { segmentLayout } from '@yusuan/segment';
import { assembleDocument } from './assembleDocument.ts';
import { StageClock } from './clock.ts';
import { judgeRecognised } from './judgeRecognised.ts';
import type { ReadOptions } from './options.ts';
import { readLayout } from './readLayout.ts';
import { hashBytes, readSource } from './readSource.ts';

export interface IngestBytesOptions extends ReadOptions {
  /** File name without folders. */
  sourceName: string;
  /** `sha256:` and the hash, where the caller has it already. */
  documentId?: string;
  /** Takes the time of each stage. */
  clock?: StageClock;
  /** Told after each page. */
  onProgress?: (progress: { pages: number }) => void;
}

/**
 * Reads one file into the record of the contract.
 * @throws InputError where the file cannot be read at all: missing, empty, encrypted, damaged, not a kind that is read
 */
export async function ingestFile(path: string, options: ReadOptions = {}): Promise<BudgetDocument> {
  return ingestBytes(await readSource(path), { ...options, sourceName: basename(path) });
}

/**
 * Reads the bytes of one document into the record of the contract. What they are is told by the bytes, not by the name.
 * @throws InputError where they cannot be read at all
 */
export async function ingestBytes(bytes: Uint8Array, options: IngestBytesOptions): Promise<BudgetDocument> {
  const { sourceName, clock = new StageClock(), onProgress = () => {}, ...readOptions } = options;
  if (bytes.length === 0)
    throw new InputError('empty', `${sourceName} is empty`, 'Fetch the file again: nothing arrived.');
  const documentId = options.documentId ?? `sha256:${hashBytes(bytes)}`;
  const layout = await readLayout(bytes, { ...readOptions, sourceName, clock, onProgress });
  const segmented = clock.time('segment', () => segmentLayout(layout, { documentId, sourceName }));
  const document = assembleDocument({ documentId, sourceName, bytes: bytes.length }, layout, segmented);
  return judgeRecognised(clock.time('reconcile', () => reconcile(document)));
}

import { basename } from 'node:path';
import { InputError } from '@yusuan/model';
import type { BudgetDocument } from '@yusuan/schemas';
import type { StageClock } from './clock.ts';
import { detectFormat } from './detectFormat.ts';
import { maximumTextBytes, type ReadOptions } from './options.ts';
import { hashBytes, readSource } from './readSource.ts';
import type { ReadProgress } from './readTask.ts';

export interface IngestBytesOptions extends ReadOptions {
  /** File name without folders. */
  sourceName: string;
  /** `sha256:` and the hash, where the caller has it already. */
  documentId?: string;
  clock?: StageClock;
  onProgress?: (progress: ReadProgress) => void;
}

/**
 * Reads one file into the record of the contract.
 * @throws InputError where the file cannot be read at all: missing, empty, encrypted, damaged, not a kind that is read
 */
export async function ingestFile(path: string, options: ReadOptions = {}): Promise<BudgetDocument> {
  return ingestBytes(await readSource(path), { ...options, sourceName: basename(path) });
}

/** Reads the bytes of one document into the record of the contract. What they are is told by the bytes, not by the name. */
export async function ingestBytes(bytes: Uint8Array, options: IngestBytesOptions): Promise<BudgetDocument> {
  const { sourceName } = options;
  const documentId = options.documentId ?? `sha256:${hashBytes(bytes)}`;
  if (bytes.length === 0)
    throw new InputError('empty', `${sourceName} is empty`, 'Fetch the file again: nothing arrived.');
  const format = detectFormat(bytes);
  if (format === 'binary')
    throw new InputError(
      'unsupported',
      `${sourceName} is neither PDF nor image nor text`,
      'Give PDF, PNG, JPEG, TIFF, plain text, Markdown or HTML; save other formats as PDF first.',
    );
  if (format === 'text' && bytes.length > maximumTextBytes)
    throw new InputError(
      'too-large',
      `${sourceName} is a text of ${bytes.length} bytes, more than the ${maximumTextBytes} that are read`,
      'Split it into one file for each disclosure.',
    );
  throw new InputError('unsupported', `${sourceName} (${documentId}): no reader`, 'Wait.');
}

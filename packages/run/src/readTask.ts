import { basename } from 'node:path';
import { InputError, type InputErrorCode } from '@yusuan/model';
import { type DocumentLinks, documentLinks } from '@yusuan/reconcile';
import type { BudgetDocument, RunEntry } from '@yusuan/schemas';
import { StageClock, type Timings } from './clock.ts';
import { documentToJsonParts } from './documentJson.ts';
import { failedDocument, type SourceIdentity } from './failedDocument.ts';
import { ingestBytes } from './ingestFile.ts';
import type { ReadOptions } from './options.ts';
import { asInputError } from './readErrors.ts';
import { hashBytes, readSource } from './readSource.ts';
import { documentToRunEntry } from './runEntry.ts';
import { writeWhole } from './writeWhole.ts';

/** One document to read, as it is sent to a worker. */
export interface ReadTask {
  path: string;
  /** As hashed when the run was planned. */
  documentId: string;
  /** Where the JSON goes, and its name. */
  target: string;
  file: string;
  options: ReadOptions;
}

export type ReadResult = ReadDocument | { notWritable: { message: string; hint: string } };

/** A document that was read, or failed, and was written. */
export interface ReadDocument {
  entry: RunEntry;
  links: DocumentLinks;
  jsonBytes: number;
  /** The InputError's code where the document failed. */
  failure: InputErrorCode | null;
  /** An engine of recognition that the document asked for is not installed. */
  engineMissing: boolean;
  seconds: number;
  timings: Timings;
}

/** Pages read so far. */
export interface ReadProgress {
  pages: number;
}

const engineChecks = new Set(['ocr:engine-missing', 'run:recognition-missing']);

/**
 * Reads one document and writes its JSON. A document that cannot be read gets one that says so; that the JSON cannot be written is no
 * fault of the document, and ends the run. Only faults of the program raise.
 */
export async function performReadTask(
  task: ReadTask,
  onProgress: (progress: ReadProgress) => void,
): Promise<ReadResult> {
  const start = performance.now();
  const clock = new StageClock();
  const source: SourceIdentity = { documentId: task.documentId, sourceName: basename(task.path), bytes: 0 };
  const read = await readOrFail(task, source, clock, onProgress);
  let written: Written;
  try {
    written = await clock.timeAsync('write', () => writeOrFail(task, source, read));
  } catch (error) {
    if (error instanceof InputError) return { notWritable: { message: error.message, hint: error.hint } };
    throw error;
  }
  const { document, failure, jsonBytes } = written;
  return {
    entry: documentToRunEntry(document, task.file),
    links: documentLinks(document),
    jsonBytes,
    failure,
    engineMissing: document.findings.some(({ check }) => engineChecks.has(check)),
    seconds: (performance.now() - start) / 1000,
    timings: clock.timings,
  };
}

interface Read {
  document: BudgetDocument;
  /** The InputError's code where the document is one that failed. */
  failure: InputErrorCode | null;
}

interface Written extends Read {
  jsonBytes: number;
}

/** The document of a file; where it cannot be read one that says so. Sets the size of `source` as soon as it is known. */
async function readOrFail(
  task: ReadTask,
  source: SourceIdentity,
  clock: StageClock,
  onProgress: (progress: ReadProgress) => void,
): Promise<Read> {
  const { path, documentId, options } = task;
  const { sourceName } = source;
  try {
    const bytes = await clock.timeAsync('load', () => readSource(path));
    source.bytes = bytes.length;
    if (clock.time('hash', () => `sha256:${hashBytes(bytes)}`) !== documentId)
      throw new InputError('changed', `${sourceName} was changed while it was read`, 'Run again once it is at rest.');
    const document = await ingestBytes(bytes, { ...options, sourceName, documentId, clock, onProgress });
    return { document, failure: null };
  } catch (error) {
    const reason = asInputError(error, sourceName);
    return { document: failedDocument(source, 'application/octet-stream', reason), failure: reason.code };
  }
}

/** Writes a document; where it cannot be turned into JSON one that says so. Raises where the file cannot be written. */
async function writeOrFail(task: ReadTask, source: SourceIdentity, read: Read): Promise<Written> {
  try {
    return { ...read, jsonBytes: await writeWhole(task.target, documentToJsonParts(read.document)) };
  } catch (error) {
    const reason = asInputError(error, source.sourceName);
    if (reason.code === 'not-writable') throw reason;
    const document = failedDocument(source, read.document.media_type, reason);
    const jsonBytes = await writeWhole(task.target, documentToJsonParts(document));
    return { document, failure: reason.code, jsonBytes };
  }
}

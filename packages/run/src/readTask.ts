import { basename } from 'node:path';
import { InputError } from '@yusuan/model';
import { type DocumentLinks, documentLinks } from '@yusuan/reconcile';
import type { RunEntry } from '@yusuan/schemas';
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
  failure: string | null;
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
  const sourceName = basename(task.path);
  const source: SourceIdentity = { documentId: task.documentId, sourceName, bytes: 0 };
  let failure: string | null = null;
  let document = await (async () => {
    try {
      const bytes = await clock.timeAsync('load', () => readSource(task.path));
      source.bytes = bytes.length;
      if (clock.time('hash', () => `sha256:${hashBytes(bytes)}`) !== task.documentId)
        throw new InputError('changed', `${sourceName} was changed while it was read`, 'Run again once it is at rest.');
      return await ingestBytes(bytes, { ...task.options, sourceName, documentId: task.documentId, clock, onProgress });
    } catch (error) {
      const reason = asInputError(error, sourceName);
      failure = reason.code;
      return failedDocument(source, 'application/octet-stream', reason);
    }
  })();
  let jsonBytes: number;
  try {
    jsonBytes = await clock.timeAsync('write', async () => {
      try {
        return await writeWhole(task.target, documentToJsonParts(document));
      } catch (error) {
        const reason = asInputError(error, sourceName);
        if (reason.code === 'not-writable') throw reason;
        failure = reason.code;
        document = failedDocument(source, document.media_type, reason);
        return writeWhole(task.target, documentToJsonParts(document));
      }
    });
  } catch (error) {
    if (error instanceof InputError) return { notWritable: { message: error.message, hint: error.hint } };
    throw error;
  }
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

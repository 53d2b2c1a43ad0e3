import { stat, unlink } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { InputError, makeFolder, notWritable } from '@yusuan/model';
import { installedPackages } from '@yusuan/ocr';
import { documentLinks } from '@yusuan/reconcile';
import type { Outcome, RunEntry } from '@yusuan/schemas';
import PQueue from 'p-queue';
import { checkAcross, notCompared } from './checkAcross.ts';
import type { Timings } from './clock.ts';
import { documentToJsonParts } from './documentJson.ts';
import { expandPaths } from './expandPaths.ts';
import { failedDocument } from './failedDocument.ts';
import { Ledger, type LedgerEntry } from './ledger.ts';
import { lockFolder } from './lockFolder.ts';
import { moduleBeside } from './moduleBeside.ts';
import { optionsKey, pipelineVersion, type ReadOptions } from './options.ts';
import { outputNames } from './outputNames.ts';
import { ReaderPool } from './readerPool.ts';
import { checkSource, hashSource } from './readSource.ts';
import type { ReadDocument, ReadProgress } from './readTask.ts';
import { addCounts, type Counts, documentToRunEntry, noCounts, unreadableToRunEntry } from './runEntry.ts';
import { alsoNamed, writeRunRecord } from './runRecord.ts';
import { removeHalfWritten, writeWhole } from './writeWhole.ts';

export interface IngestOptions extends ReadOptions {
  /** The output folder; made where it does not exist. */
  out: string;
  /** Documents read at the same time, each in a process that keeps to one core; the number of cores where absent. */
  jobs?: number;
  /** Seconds that one document may take: 600 where absent. */
  timeoutSeconds?: number;
  /** Megabytes of JavaScript heap that one worker may hold: 1024 where absent. */
  memoryMb?: number;
  /** Read documents that the ledger knows, too. */
  force?: boolean;
  /** Stops the run: documents under way are given up, what is done stays. */
  signal?: AbortSignal;
  onEvent?: (event: IngestEvent) => void;
  /** Module that the workers run; for tests of what happens when one breaks. */
  workerEntry?: URL;
}

export type IngestEvent =
  | { event: 'plan'; documents: number; bytes: number }
  | { event: 'pages'; source_name: string; pages: number }
  | ({ event: 'document'; state: 'read' | 'unchanged' | 'unreadable'; bytes: number; seconds: number } & RunEntry)
  | { event: 'checking' }
  | { event: 'not-compared'; document_id: string; message: string };

export interface IngestSummary extends Counts {
  documents: number;
  read: number;
  unchanged: number;
  outcomes: Record<Outcome, number>;
  /** Milliseconds by stage, over the documents read in this run. */
  timings: Timings;
  seconds: number;
  /** Documents of the folder whose JSON is missing or damaged. */
  not_compared: number;
  /** The run was stopped by its signal. */
  stopped: boolean;
}

interface PlannedDocument {
  path: string;
  documentId: string;
  bytes: number;
}

/**
 * Reads all documents that the paths stand for into an output folder: a JSON for each, run.json, a ledger by which the next run knows
 * what is done. Holds no document in memory; the work is done by a process for each job.
 * @throws InputError where there is nothing to read, or the folder cannot be written or is being written by another run
 */
export async function ingestAll(paths: readonly string[], options: IngestOptions): Promise<IngestSummary> {
  const start = performance.now();
  const out = resolve(options.out);
  const documentsFolder = prepareFolder(out);
  const unlock = lockFolder(out);
  let ledger: Ledger | null = null;
  try {
    ledger = new Ledger(out);
    await removeHalfWritten(documentsFolder);
    return await new Run(out, documentsFolder, ledger, options).perform(paths, start);
  } finally {
    ledger?.close();
    unlock();
  }
}

class Run {
  readonly #out: string;
  readonly #folder: string;
  readonly #ledger: Ledger;
  readonly #options: IngestOptions;
  readonly #emit: (event: IngestEvent) => void;
  readonly #key: string;
  readonly #limits: string;
  readonly #jobs: number;
  readonly #timeoutSeconds: number;
  readonly #memoryMb: number;
  readonly #workerEntry: URL;
  readonly #unreadable: RunEntry[] = [];
  readonly #summary: IngestSummary = {
    documents: 0,
    read: 0,
    unchanged: 0,
    outcomes: { complete: 0, partial: 0, failed: 0 },
    ...noCounts,
    timings: {},
    seconds: 0,
    not_compared: 0,
    stopped: false,
  };

  constructor(out: string, folder: string, ledger: Ledger, options: IngestOptions) {
    this.#out = out;
    this.#folder = folder;
    this.#ledger = ledger;
    this.#options = options;
    this.#emit = options.onEvent ?? (() => {});
    this.#jobs = options.jobs ?? availableParallelism();
    this.#timeoutSeconds = options.timeoutSeconds ?? 600;
    this.#memoryMb = options.memoryMb ?? 1024;
    this.#workerEntry = options.workerEntry ?? moduleBeside('worker');
    this.#key = `${pipelineVersion} ${optionsKey(options)}`;
    this.#limits = `${this.#timeoutSeconds} s, ${this.#memoryMb} MB`;
  }

  async perform(paths: readonly string[], start: number): Promise<IngestSummary> {
    const documents = await this.#plan(paths);
    const names = await this.#settleNames(documents);
    this.#emit({
      event: 'plan',
      documents: documents.length,
      bytes: documents.reduce((sum, { bytes }) => sum + bytes, 0),
    });
    await this.#readAll(documents, names);
    if (this.#options.signal?.aborted) this.#summary.stopped = true;
    else {
      this.#emit({ event: 'checking' });
      const findings = await checkAcross(this.#out, this.#ledger);
      for (const { check, document_id, message } of findings)
        if (check === notCompared) {
          this.#summary.not_compared++;
          this.#emit({ event: 'not-compared', document_id, message });
        }
      await writeRunRecord(this.#out, this.#ledger, this.#unreadable, findings);
    }
    this.#summary.seconds = (performance.now() - start) / 1000;
    return this.#summary;
  }

  /** The documents by content, in the order of their first path. What cannot be opened is reported at once. */
  async #plan(paths: readonly string[]): Promise<PlannedDocument[]> {
    const { files, problems } = await expandPaths(paths);
    if (files.length === 0 && problems.length === 0)
      throw new InputError(
        'not-found',
        `no documents in ${paths.join(', ')}`,
        'Folders are searched for .pdf, .txt, .md, .html and image files.',
      );
    for (const { path, error } of problems) this.#reportUnreadable(path, error);
    const queue = new PQueue({ concurrency: 4 });
    const hashed = await queue.addAll(
      files.map((path) => async () => {
        if (this.#options.signal?.aborted) return null;
        try {
          const bytes = await checkSource(path);
          return { path, bytes, documentId: `sha256:${await hashSource(path)}` };
        } catch (error) {
          if (!(error instanceof InputError)) throw error;
          return { path, error };
        }
      }),
    );
    const documents = new Map<string, PlannedDocument>();
    const sources: { path: string; documentId: string }[] = [];
    for (const source of hashed) {
      if (source === null) continue;
      if (source.error !== undefined) this.#reportUnreadable(source.path, source.error);
      else {
        sources.push(source);
        if (!documents.has(source.documentId)) documents.set(source.documentId, source);
      }
    }
    if (!this.#options.signal?.aborted) this.#ledger.recordSources(sources);
    return [...documents.values()];
  }

  /** File names of the documents; what former versions of changed files left behind is removed. */
  async #settleNames(documents: PlannedDocument[]): Promise<Map<string, string>> {
    for (const { documentId, file } of this.#ledger.orphans()) {
      await unlink(join(this.#folder, file)).catch(() => {}); // gone already
      this.#ledger.forget(documentId);
    }
    return outputNames(
      documents.map(({ documentId, path }) => ({ documentId, sourceName: basename(path) })),
      this.#ledger.files(),
    );
  }

  async #readAll(documents: PlannedDocument[], names: Map<string, string>): Promise<void> {
    const pool = new ReaderPool({
      worker: this.#workerEntry,
      size: this.#jobs,
      timeoutSeconds: this.#timeoutSeconds,
      memoryMb: this.#memoryMb,
    });
    const queue = new PQueue({ concurrency: this.#jobs });
    let fault: unknown = null;
    const signal = this.#options.signal;
    const stop = () => void pool.close();
    signal?.addEventListener('abort', stop, { once: true });
    try {
      for (const document of largeBeforeSmall(documents, this.#jobs)) {
        if (signal?.aborted || fault !== null) break;
        const known = this.#ledger.find(document.documentId);
        if (known !== null && (await this.#isDone(known))) {
          this.#report(known.entry, 'unchanged', document.bytes, known.seconds);
          continue;
        }
        await queue.onSizeLessThan(this.#jobs);
        void queue
          .add(() => this.#readOne(pool, document, names.get(document.documentId)!))
          .catch((error: unknown) => {
            fault ??= error;
          });
      }
      await queue.onIdle();
    } finally {
      signal?.removeEventListener('abort', stop);
      await pool.close();
      await removeHalfWritten(this.#folder); // of the processes that were ended just now
    }
    if (fault !== null) throw fault;
  }

  async #readOne(pool: ReaderPool, document: PlannedDocument, file: string): Promise<void> {
    if (this.#options.signal?.aborted) return;
    const { path, documentId } = document;
    const sourceName = basename(path);
    const { password, ocr, ocrEngine } = this.#options;
    const options: ReadOptions = {
      ...(password !== undefined && { password }),
      ...(ocr !== undefined && { ocr }),
      ...(ocrEngine !== undefined && { ocrEngine }),
    };
    const target = join(this.#folder, file);
    const task = { path, documentId, target, file, options };
    const onProgress = ({ pages }: ReadProgress) => this.#emit({ event: 'pages', source_name: sourceName, pages });
    const started = performance.now();
    let result: ReadDocument;
    try {
      const read = await pool.read({ name: sourceName, task }, onProgress);
      if ('notWritable' in read) throw new InputError('not-writable', read.notWritable.message, read.notWritable.hint);
      result = read;
    } catch (error) {
      if (this.#options.signal?.aborted) return;
      if (!(error instanceof InputError) || error.code === 'not-writable') throw error;
      const failed = failedDocument(
        { documentId, sourceName, bytes: document.bytes },
        'application/octet-stream',
        error,
      );
      result = {
        entry: documentToRunEntry(failed, file),
        links: documentLinks(failed),
        jsonBytes: await writeWhole(target, documentToJsonParts(failed)),
        failure: error.code,
        engineMissing: false,
        seconds: (performance.now() - started) / 1000,
        timings: {},
      };
    }
    const { entry, links, jsonBytes, failure, engineMissing, seconds, timings } = result;
    const limitFailure =
      failure !== null && (retriedCodes.has(failure) || passingCodes.has(failure))
        ? failure
        : engineMissing
          ? noEngine
          : null;
    this.#ledger.record({
      documentId,
      key: this.#key,
      limits: this.#limitsOf(limitFailure),
      limitFailure,
      file,
      jsonBytes,
      entry,
      links,
      seconds,
      timings,
    });
    for (const [stage, milliseconds] of Object.entries(timings))
      this.#summary.timings[stage] = (this.#summary.timings[stage] ?? 0) + milliseconds;
    this.#report(entry, 'read', document.bytes, seconds);
  }

  /** Whether a document needs no reading: read with the same pipeline and options, and its file is as it was left. */
  async #isDone(known: LedgerEntry): Promise<boolean> {
    if (this.#options.force || known.key !== this.#key) return false;
    if (known.limitFailure !== null && passingCodes.has(known.limitFailure)) return false;
    if (known.limitFailure === 'encrypted') {
      if (this.#options.password !== undefined) return false;
    } else if (known.limitFailure !== null && known.limits !== this.#limitsOf(known.limitFailure)) return false;
    try {
      return (await stat(join(this.#folder, known.file))).size === known.jsonBytes;
    } catch {
      return false;
    }
  }

  /** What must change before a document is read again that these kept from being read in full. */
  #limitsOf(limitFailure: string | null): string {
    return limitFailure === noEngine ? installedPackages().join(' ') : this.#limits;
  }

  #reportUnreadable(path: string, error: InputError): void {
    const entry = unreadableToRunEntry(path, error);
    this.#unreadable.push(entry);
    this.#report(entry, 'unreadable', 0, 0);
  }

  #report(entry: RunEntry, state: 'read' | 'unchanged' | 'unreadable', bytes: number, seconds: number): void {
    const summary = this.#summary;
    summary.documents++;
    if (state === 'read') summary.read++;
    if (state === 'unchanged') summary.unchanged++;
    summary.outcomes[entry.outcome]++;
    addCounts(summary, entry);
    this.#emit({ event: 'document', state, bytes, seconds, ...entry, also_named: alsoNamed(this.#ledger, entry) });
  }
}

/** A document that would read better with an engine that is not installed. */
const noEngine = 'engine-missing';

/** Failures that other options can mend: these documents are read again when the options in question change. */
const retriedCodes = new Set(['timeout', 'out-of-memory', 'crashed', 'encrypted']);

/** Failures that say nothing of the document: these documents are read again by every run. */
const passingCodes = new Set(['not-found', 'changed', 'interrupted']);

/** Their order, but the last ones by size, the smallest last: no job is left with a long document while the others have nothing to do. */
function largeBeforeSmall(documents: readonly PlannedDocument[], jobs: number): PlannedDocument[] {
  const end = jobs === 1 ? documents.length : Math.max(0, documents.length - 8 * jobs);
  return [...documents.slice(0, end), ...documents.slice(end).sort((a, b) => b.bytes - a.bytes)];
}

/** DIR/documents, made where it does not exist. */
function prepareFolder(out: string): string {
  const folder = join(out, 'documents');
  try {
    makeFolder(folder);
    return folder;
  } catch (error) {
    throw notWritable(folder, error, 'Give a folder that may be written with --out.', `the output folder ${out}`);
  }
}

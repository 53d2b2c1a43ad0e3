import { stat, unlink } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { InputError, makeFolder, notWritable } from '@yusuan/model';
import { documentLinks } from '@yusuan/reconcile';
import type { Outcome, RunEntry } from '@yusuan/schemas';
import PQueue from 'p-queue';
import { checkAcross, notCompared } from './checkAcross.ts';
import type { Timings } from './clock.ts';
import { documentToJsonParts } from './documentJson.ts';
import { failedDocument } from './failedDocument.ts';
import { Ledger, type LedgerEntry } from './ledger.ts';
import { lockFolder } from './lockFolder.ts';
import { moduleBeside } from './moduleBeside.ts';
import { type ReadOptions, toReadOptions } from './options.ts';
import { outputNames } from './outputNames.ts';
import { largeBeforeSmall, type PlannedDocument, planDocuments } from './planDocuments.ts';
import { ReaderPool } from './readerPool.ts';
import type { ReadDocument, ReadTask } from './readTask.ts';
import { Rereading } from './rereading.ts';
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

/** One run into an output folder that is locked for it. */
class Run {
  readonly #out: string;
  readonly #folder: string;
  readonly #ledger: Ledger;
  readonly #options: IngestOptions;
  readonly #emit: (event: IngestEvent) => void;
  readonly #rereading: Rereading;
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
    this.#rereading = new Rereading(options, this.#timeoutSeconds, this.#memoryMb);
  }

  async perform(paths: readonly string[], start: number): Promise<IngestSummary> {
    const signal = this.#options.signal;
    const { documents, sources } = await planDocuments(
      paths,
      (path, error) => this.#reportUnreadable(path, error),
      signal,
    );
    if (!signal?.aborted) this.#ledger.recordSources(sources);
    await this.#removeOrphans();
    const names = outputNames(
      documents.map(({ documentId, path }) => ({ documentId, sourceName: basename(path) })),
      this.#ledger.files(),
    );
    this.#emit({
      event: 'plan',
      documents: documents.length,
      bytes: documents.reduce((sum, { bytes }) => sum + bytes, 0),
    });
    await this.#readAll(documents, names);
    if (signal?.aborted) this.#summary.stopped = true;
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

  /** Removes what former versions of changed files left behind. */
  async #removeOrphans(): Promise<void> {
    for (const { documentId, file } of this.#ledger.orphans()) {
      await unlink(join(this.#folder, file)).catch(() => {}); // gone already
      this.#ledger.forget(documentId);
    }
  }

  /** Reads what is not done, as many documents at a time as there are jobs. The first fault ends it, once those under way are done. */
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

  /** Reads a document in a process of the pool, and records what came of it. Raises what ends the run: faults, and that nothing can be written. */
  async #readOne(pool: ReaderPool, document: PlannedDocument, file: string): Promise<void> {
    if (this.#options.signal?.aborted) return;
    const { path, documentId, bytes } = document;
    const name = basename(path);
    const task = { path, documentId, target: join(this.#folder, file), file, options: toReadOptions(this.#options) };
    const started = performance.now();
    let result: ReadDocument;
    try {
      const read = await pool.read({ name, task }, ({ pages }) =>
        this.#emit({ event: 'pages', source_name: name, pages }),
      );
      if ('notWritable' in read) throw new InputError('not-writable', read.notWritable.message, read.notWritable.hint);
      result = read;
    } catch (error) {
      if (this.#options.signal?.aborted) return;
      if (!(error instanceof InputError) || error.code === 'not-writable') throw error;
      result = await writeFailure(task, bytes, error, started);
    }
    const { entry, links, jsonBytes, seconds, timings } = result;
    this.#ledger.record({
      documentId,
      ...this.#rereading.noteOf(result),
      file,
      jsonBytes,
      entry,
      links,
      seconds,
      timings,
    });
    for (const [stage, milliseconds] of Object.entries(timings))
      this.#summary.timings[stage] = (this.#summary.timings[stage] ?? 0) + milliseconds;
    this.#report(entry, 'read', bytes, seconds);
  }

  /** Whether a document needs no reading: read with the same pipeline and options, and its file is as it was left. */
  async #isDone(known: LedgerEntry): Promise<boolean> {
    if (this.#options.force || !this.#rereading.isCurrent(known)) return false;
    try {
      return (await stat(join(this.#folder, known.file))).size === known.jsonBytes;
    } catch {
      return false;
    }
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

/** Writes the JSON of a document whose reading ended without one. `started`: when the reading began, as `performance.now()` says it. */
async function writeFailure(task: ReadTask, bytes: number, error: InputError, started: number): Promise<ReadDocument> {
  const source = { documentId: task.documentId, sourceName: basename(task.path), bytes };
  const failed = failedDocument(source, 'application/octet-stream', error);
  return {
    entry: documentToRunEntry(failed, task.file),
    links: documentLinks(failed),
    jsonBytes: await writeWhole(task.target, documentToJsonParts(failed)),
    failure: error.code,
    engineMissing: false,
    seconds: (performance.now() - started) / 1000,
    timings: {},
  };
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

import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { getCompileCacheDir } from 'node:module';
import { setTimeout as delay } from 'node:timers/promises';
import { InputError, type InputErrorCode } from '@yusuan/model';
import { moduleBeside } from './moduleBeside.ts';
import { crashed, interrupted, tookTooLong } from './readErrors.ts';
import type { ReadProgress, ReadResult, ReadTask } from './readTask.ts';

export interface ReaderPoolOptions {
  /** Module that the thread of each process runs: answers each task as ReaderAnswer says. */
  worker: URL;
  size: number;
  /** Seconds that one document may take. */
  timeoutSeconds: number;
  /** Megabytes that the thread of one process may hold. */
  memoryMb: number;
}

/** What a process is sent for each document. */
export interface ReaderRequest {
  name: string;
  task: ReadTask;
}

/** What its thread answers: any number of progresses, then the result. A process that is `spent` should read no more. */
export type ReaderAnswer = { progress: ReadProgress } | FinalAnswer;

interface FinalAnswer {
  result: ReadResult;
  spent: boolean;
}

export type ReaderMessage = ReaderAnswer | { failure: { code: InputErrorCode; message: string; hint: string } };

interface Reading {
  name: string;
  onProgress: (progress: ReadProgress) => void;
  resolve: (answer: FinalAnswer) => void;
  reject: (error: InputError) => void;
}

interface Slot {
  child: ChildProcess | null;
  busy: boolean;
  reading: Reading | null;
}

const longestEnd = 5000; // milliseconds

/**
 * One core a process: compiling and scavenging beside the work would take their time from the other processes, and cost more in all.
 * Marking stays beside it: without that the heap overshoots by hundreds of megabytes. Nothing is allocated as old from the start: V8
 * takes what one long document keeps for the habit of all, and the old generation fills with garbage. It may grow to two and a half
 * times of what was alive before it is collected: left to V8 it would be four times, in each process.
 */
const nodeOptions = [
  '--no-concurrent-recompilation',
  '--no-parallel-scavenge',
  '--no-allocation-site-pretenuring',
  '--heap-growing-percent=150',
];

/**
 * Processes that read documents, each one after the other. They outlive their documents, but not a fault: a document that hangs, crashes
 * its process or eats memory ends with an InputError, its process is killed and the next document gets a fresh one.
 */
export class ReaderPool {
  readonly #options: ReaderPoolOptions;
  readonly #slots: Slot[];
  #closed = false;

  constructor(options: ReaderPoolOptions) {
    this.#options = options;
    this.#slots = Array.from({ length: options.size }, () => ({ child: null, busy: false, reading: null }));
  }

  /**
   * Reads one document. There must be a process free: bound the documents in flight by the pool's size.
   * @throws InputError `timeout`, `out-of-memory`, `crashed` or `interrupted`
   */
  async read(request: ReaderRequest, onProgress: (progress: ReadProgress) => void): Promise<ReadResult> {
    const slot = this.#slots.find(({ busy }) => !busy);
    if (slot === undefined || this.#closed) throw new Error('no process is free');
    slot.busy = true;
    try {
      const used = slot.child?.connected ? slot.child : null;
      try {
        return await this.#readIn(slot, used ?? this.#start(slot), request, onProgress);
      } catch (error) {
        if (this.#closed || !(error instanceof InputError) || error.code === 'timeout') throw error;
        // The documents before it, or a signal from outside, may have brought the process down: only what breaks a fresh one, too, is at fault.
        if (used === null && error.code === 'out-of-memory') throw error;
      }
      return await this.#readIn(slot, this.#start(slot), request, onProgress);
    } finally {
      slot.busy = false;
    }
  }

  /** Ends all processes; documents under way are rejected. */
  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all(this.#slots.map(({ child }) => child && end(child)));
  }

  #start(slot: Slot): ChildProcess {
    const { worker, memoryMb } = this.#options;
    const child = fork(moduleBeside('reader'), [worker.href, String(memoryMb)], {
      execArgv: nodeOptions,
      env: readerEnvironment(),
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'], // what libraries print is no message of ours; what matters they report as findings
    });
    const readingIn = () => (slot.child === child ? slot.reading : null);
    const fail = (failure: typeof crashed, reason: string) => {
      const reading = readingIn();
      reading?.reject(failure(reading.name, reason));
    };
    child.on('message', (message: ReaderMessage) => {
      if ('progress' in message) readingIn()?.onProgress(message.progress);
      else if ('result' in message) readingIn()?.resolve(message);
      else readingIn()?.reject(new InputError(message.failure.code, message.failure.message, message.failure.hint));
    });
    child.on('error', (error) => fail(interrupted, error.message));
    child.on('exit', (code, signal) =>
      fail(
        signal === null || faultSignals.has(signal) ? crashed : interrupted,
        `its process ended by ${signal ?? code}`,
      ),
    );
    return child;
  }

  async #readIn(
    slot: Slot,
    child: ChildProcess,
    request: ReaderRequest,
    onProgress: (progress: ReadProgress) => void,
  ): Promise<ReadResult> {
    const { name } = request;
    const { timeoutSeconds } = this.#options;
    slot.child = child;
    let timer: NodeJS.Timeout | undefined;
    let spent = true;
    try {
      const answer = await new Promise<FinalAnswer>((resolve, reject) => {
        slot.reading = { name, onProgress, resolve, reject };
        timer = setTimeout(() => reject(tookTooLong(name, timeoutSeconds)), timeoutSeconds * 1000);
        child.send(request, () => {}); // a process that cannot be told has ended
      });
      spent = answer.spent;
      return answer.result;
    } finally {
      clearTimeout(timer);
      slot.reading = null;
      if (spent) {
        slot.child = null;
        await end(child);
      }
    }
  }
}

/** Signals that a process brings upon itself; others are sent to it. */
const faultSignals = new Set<NodeJS.Signals>(['SIGSEGV', 'SIGBUS', 'SIGABRT', 'SIGILL', 'SIGFPE', 'SIGTRAP', 'SIGSYS']);

/** Ends a process, and waits until it writes no more: not for ever, for one may be stuck in the kernel. */
async function end(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill('SIGKILL'); // also where its thread hangs in native code
  await Promise.race([exit, delay(longestEnd, undefined, { ref: false })]);
}

function readerEnvironment(): NodeJS.ProcessEnv {
  const cache = getCompileCacheDir(); // a folder in it, for code compiled with other options does not fit
  return {
    ...process.env,
    ...(cache !== undefined && { NODE_COMPILE_CACHE: cache }),
    MALLOC_ARENA_MAX: '1', // glibc: one thread does the work, and arenas of others keep what is freed in them
  };
}

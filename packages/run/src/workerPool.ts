import { Worker } from 'node:worker_threads';
import { InputError } from '@yusuan/model';

export interface PoolOptions {
  /** Module that the workers run: answers each message `{ id, task }` by `{ id, progress }` any number of times, then `{ id, result }`. */
  entry: URL;
  size: number;
  /** Seconds that one task may take. */
  timeoutSeconds: number;
  /** Megabytes that one worker may hold. */
  memoryMb: number;
}

/** What a worker sends. `heldMb` is what the worker holds after the task. */
export type WorkerMessage<Result, Progress> =
  | { id: number; progress: Progress }
  | { id: number; result: Result; heldMb: number };

interface Running<Result, Progress> {
  id: number;
  name: string;
  onProgress: (progress: Progress) => void;
  resolve: (result: Result) => void;
  reject: (error: Error) => void;
  timer: NodeJS.Timeout;
  watch: NodeJS.Timeout;
}

/** Milliseconds between two looks at how much a worker holds. */
const watchInterval = 100;

interface Slot<Result, Progress> {
  worker: Worker | null;
  running: Running<Result, Progress> | null;
}

/**
 * Worker threads that outlive their tasks, but not a fault: a task that hangs, crashes or eats memory ends with an InputError, its worker
 * is thrown away and the next task gets a fresh one. A worker that holds much after its task is replaced, too.
 */
export class WorkerPool<Task, Result, Progress> {
  readonly #options: PoolOptions;
  readonly #slots: Slot<Result, Progress>[];
  #nextId = 1;
  #closed = false;

  constructor(options: PoolOptions) {
    this.#options = options;
    this.#slots = Array.from({ length: options.size }, () => ({ worker: null, running: null }));
  }

  /** Runs a task. There must be a worker free: bound the tasks in flight by the pool's size. */
  run(name: string, task: Task, onProgress: (progress: Progress) => void): Promise<Result> {
    const slot = this.#slots.find((candidate) => candidate.running === null);
    if (slot === undefined || this.#closed) throw new Error('no worker is free');
    return new Promise((resolve, reject) => {
      const id = this.#nextId++;
      const timer = setTimeout(() => this.#onTimeout(slot), this.#options.timeoutSeconds * 1000);
      const watch = setInterval(() => void this.#watchMemory(slot, id), watchInterval);
      slot.running = { id, name, onProgress, resolve, reject, timer, watch };
      slot.worker ??= this.#start(slot);
      slot.worker.postMessage({ id, task });
    });
  }

  /** Ends all workers; tasks under way are rejected. */
  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all(
      this.#slots.map((slot) => {
        this.#fail(slot, new InputError('crashed', 'the run was stopped', 'Start it again to go on.'));
        return slot.worker?.terminate();
      }),
    );
  }

  #start(slot: Slot<Result, Progress>): Worker {
    const worker = new Worker(this.#options.entry, {
      // Far above what #watchMemory allows: a heap that V8 itself finds full can take the whole process with it.
      resourceLimits: { maxOldGenerationSizeMb: this.#options.memoryMb * 1.5 + 128, maxYoungGenerationSizeMb: 16 },
      stderr: true, // what libraries print is no message of ours; what matters they report as findings
      stdout: true,
    });
    worker.stderr.resume();
    worker.stdout.resume();
    worker.on('message', (message: WorkerMessage<Result, Progress>) => this.#onMessage(slot, worker, message));
    worker.on('error', (error: Error & { code?: string }) => {
      if (slot.worker !== worker) return;
      this.#drop(slot);
      this.#fail(
        slot,
        error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? this.#outOfMemory(slot) : crashed(slot, error.message),
      );
    });
    worker.on('exit', () => {
      if (slot.worker !== worker) return;
      this.#drop(slot);
      this.#fail(slot, crashed(slot, 'its worker ended'));
    });
    return worker;
  }

  #onMessage(slot: Slot<Result, Progress>, worker: Worker, message: WorkerMessage<Result, Progress>): void {
    const running = slot.running;
    if (slot.worker !== worker || running === null || running.id !== message.id) return;
    if ('progress' in message) {
      running.onProgress(message.progress);
      return;
    }
    stopTimers(running);
    slot.running = null;
    if (message.heldMb > this.#options.memoryMb * 0.6) this.#drop(slot);
    running.resolve(message.result);
  }

  /** Asks from outside, which works on a worker that is busy, too. */
  async #watchMemory(slot: Slot<Result, Progress>, id: number): Promise<void> {
    const statistics = await slot.worker?.getHeapStatistics().catch(() => null); // it has not started, or it has ended
    if (!statistics || slot.running?.id !== id) return;
    const held = (statistics.used_heap_size + statistics.external_memory) / 2 ** 20;
    if (held <= this.#options.memoryMb) return;
    this.#drop(slot);
    this.#fail(slot, this.#outOfMemory(slot));
  }

  #onTimeout(slot: Slot<Result, Progress>): void {
    const name = slot.running?.name ?? '';
    this.#drop(slot);
    this.#fail(
      slot,
      new InputError(
        'timeout',
        `${name} took longer than ${this.#options.timeoutSeconds} seconds`,
        'Give it more time with --timeout SECONDS.',
      ),
    );
  }

  #outOfMemory(slot: Slot<Result, Progress>): InputError {
    return new InputError(
      'out-of-memory',
      `${slot.running?.name ?? ''} needs more than ${this.#options.memoryMb} MB of memory`,
      'Give its worker more with --memory MB.',
    );
  }

  #drop(slot: Slot<Result, Progress>): void {
    const worker = slot.worker;
    slot.worker = null;
    void worker?.terminate();
  }

  #fail(slot: Slot<Result, Progress>, error: Error): void {
    const running = slot.running;
    if (running === null) return;
    stopTimers(running);
    slot.running = null;
    running.reject(error);
  }
}

function stopTimers<Result, Progress>(running: Running<Result, Progress>): void {
  clearTimeout(running.timer);
  clearInterval(running.watch);
}

function crashed<Result, Progress>(slot: Slot<Result, Progress>, reason: string): InputError {
  return new InputError(
    'crashed',
    `reading ${slot.running?.name ?? ''} broke down: ${reason}`,
    'Please report it with the file: this is a fault of the program.',
  );
}

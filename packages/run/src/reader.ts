/** Entry of the processes that read documents. The work is done by a thread, so that it can be watched while it is busy. */
import { flushCompileCache } from 'node:module';
import { Worker } from 'node:worker_threads';
import type { InputError } from '@yusuan/model';
import { heldMb } from './heapKeeper.ts';
import { crashed, tookTooMuchMemory } from './readErrors.ts';
import type { ReaderAnswer, ReaderMessage, ReaderRequest } from './readerPool.ts';

const [worker, memory] = process.argv.slice(2);
if (worker === undefined || process.send === undefined) throw new Error('this module runs in a process of the pool');
const memoryMb = Number(memory);
const watchInterval = 100; // milliseconds between two looks at what the thread holds
let name = '';

const thread = new Worker(new URL(worker), {
  resourceLimits: {
    // Far above what is watched for: a heap that V8 itself finds full can take the whole process with it. V8 collects heaps of less than
    // 2 GB twice as often.
    maxOldGenerationSizeMb: Math.max(2048, memoryMb * 1.5 + 128),
    maxYoungGenerationSizeMb: 48,
  },
  workerData: { memoryMb },
});
thread.on('message', (answer: ReaderAnswer) => send(answer));
thread.once('message', () => flushCompileCache()); // the process is killed in the end, and would not
thread.on('error', (error: Error & { code?: string }) =>
  fail(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tookTooMuchMemory(name, memoryMb) : crashed(name, error.message)),
);
thread.on('exit', () => fail(crashed(name, 'its worker ended')));

const watch = setInterval(async () => {
  const statistics = await thread.getHeapStatistics().catch(() => null); // it has not started, or it has ended
  if (statistics !== null && heldMb(statistics) > memoryMb) fail(tookTooMuchMemory(name, memoryMb));
}, watchInterval);

process.on('message', (request: ReaderRequest) => {
  name = request.name;
  thread.postMessage(request.task);
});
process.on('disconnect', () => process.exit()); // the run has ended
process.on('SIGINT', () => {}); // a terminal sends it to all processes: the run decides

function send(message: ReaderMessage, sent?: () => void): void {
  process.send?.(message, undefined, {}, sent);
}

/** The process ends once it has said why. */
function fail({ code, message, hint }: InputError): void {
  clearInterval(watch);
  send({ failure: { code, message, hint } }, () => process.exit());
}

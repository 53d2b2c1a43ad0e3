/** Entry of the worker threads: reads one document after the other. */
import { parentPort } from 'node:worker_threads';
import { inflateAtOnce } from '@yusuan/pdf';
import { HeapKeeper } from './heapKeeper.ts';
import { performReadTask, type ReadProgress, type ReadResult, type ReadTask } from './readTask.ts';
import type { WorkerMessage } from './workerPool.ts';

const port = parentPort;
if (port === null) throw new Error('this module runs in a worker thread');

inflateAtOnce();
const heap = new HeapKeeper();
const progressInterval = 200; // milliseconds between two reports

port.on('message', async ({ id, task }: { id: number; task: ReadTask }) => {
  const send = (message: WorkerMessage<ReadResult, ReadProgress>) => port.postMessage(message);
  let last = 0;
  const result = await performReadTask(task, (progress) => {
    heap.tidy();
    if (performance.now() - last < progressInterval) return;
    last = performance.now();
    send({ id, progress });
  });
  send({ id, result, heldMb: heap.tidy() });
});

/** Entry of the worker threads: reads one document after the other. */
import { parentPort } from 'node:worker_threads';
import { performReadTask, type ReadProgress, type ReadResult, type ReadTask } from './readTask.ts';
import type { WorkerMessage } from './workerPool.ts';

const port = parentPort;
if (port === null) throw new Error('this module runs in a worker thread');

const progressInterval = 200; // milliseconds between two reports

port.on('message', async ({ id, task }: { id: number; task: ReadTask }) => {
  const send = (message: WorkerMessage<ReadResult, ReadProgress>) => port.postMessage(message);
  let last = 0;
  const result = await performReadTask(task, (progress) => {
    if (performance.now() - last < progressInterval) return;
    last = performance.now();
    send({ id, progress });
  });
  const { heapTotal, external } = process.memoryUsage();
  send({ id, result, heldMb: (heapTotal + external) / 2 ** 20 });
});

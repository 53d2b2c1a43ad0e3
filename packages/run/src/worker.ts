/** Entry of the thread of a reading process: reads one document after the other. */
import { parentPort, workerData } from 'node:worker_threads';
import { inflateAtOnce } from '@yusuan/pdf';
import { HeapKeeper } from './heapKeeper.ts';
import { performReadTask, type ReadProgress, type ReadResult, type ReadTask } from './readTask.ts';

/** What the thread answers. `heldMb` is what it holds after the task. */
export type WorkerMessage = { progress: ReadProgress } | { result: ReadResult; heldMb: number };

const port = parentPort;
if (port === null) throw new Error('this module runs in a worker thread');

inflateAtOnce();
const heap = new HeapKeeper((workerData as { memoryMb: number }).memoryMb);
const progressInterval = 200; // milliseconds between two reports

port.on('message', async (task: ReadTask) => {
  const send = (message: WorkerMessage) => port.postMessage(message);
  let last = 0;
  const result = await performReadTask(task, (progress) => {
    heap.tidy();
    if (performance.now() - last < progressInterval) return;
    last = performance.now();
    send({ progress });
  });
  send({ result, heldMb: heap.tidy() });
});

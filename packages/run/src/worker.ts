/** Entry of the thread of a reading process: reads one document after the other. */
import { flushCompileCache } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import { inflateAtOnce, leaveOutPainting } from '@yusuan/pdf';
import { HeapKeeper } from './heapKeeper.ts';
import type { ReaderAnswer } from './readerPool.ts';
import { performReadTask, type ReadTask } from './readTask.ts';

const port = parentPort;
if (port === null) throw new Error('this module runs in a worker thread');

inflateAtOnce();
leaveOutPainting();
const { memoryMb } = workerData as { memoryMb: number };
const heap = new HeapKeeper(memoryMb);
let isFirst = true;
const progressInterval = 200; // milliseconds between two reports

port.on('message', async (task: ReadTask) => {
  const send = (answer: ReaderAnswer) => port.postMessage(answer);
  let last = 0;
  const result = await performReadTask(task, (progress) => {
    heap.tidy();
    if (performance.now() - last < progressInterval) return;
    last = performance.now();
    send({ progress });
  });
  send({ result, spent: heap.tidy() > memoryMb * 0.6 });
  if (isFirst) flushCompileCache(); // the process is killed in the end, and would not
  isFirst = false;
});

/** Entry of the process that reads one document by itself: with a worker thread and its limits, as the run would. */
import { InputError } from '@yusuan/model';
import type { IsolatedMessage, IsolatedTask } from './readIsolated.ts';
import type { ReadProgress, ReadResult, ReadTask } from './readTask.ts';
import { WorkerPool } from './workerPool.ts';

process.once('message', async ({ name, task, entry, timeoutSeconds, memoryMb }: IsolatedTask) => {
  const pool = new WorkerPool<ReadTask, ReadResult, ReadProgress>({
    entry: new URL(entry),
    size: 1,
    timeoutSeconds,
    memoryMb,
  });
  const send = (message: IsolatedMessage, sent?: () => void) => process.send?.(message, undefined, {}, sent);
  const end = () => process.exit();
  try {
    send({ result: await pool.run(name, task, (progress) => send({ progress })) }, end);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    send({ failure: { code: error.code, message: error.message, hint: error.hint } }, end);
  }
});
process.once('disconnect', () => process.exit()); // the run has ended

/** A worker that breaks in the way that the name of the file asks for, and reads all others as the real one does. */
import { appendFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parentPort } from 'node:worker_threads';
import { performReadTask, type ReadTask } from '../readTask.ts';

const hoard: unknown[] = [];
let documentsRead = 0;

parentPort?.on('message', async (task: ReadTask) => {
  if (task.path.includes('hangs')) {
    writeFileSync(`${task.path}.pid`, String(process.pid));
    writeFileSync(join(dirname(task.target), `.${task.file}.writing`), 'half');
    for (;;);
  }
  if (task.path.includes('crashes')) throw new Error('broken on purpose');
  if (task.path.includes('exits')) process.exit(7);
  if (task.path.includes('faults')) process.kill(process.pid, 'SIGSEGV'); // as native code does: the process with all its threads
  if (task.path.includes('later') && documentsRead > 0) process.kill(process.pid, 'SIGSEGV');
  if (task.path.includes('is-killed')) process.kill(process.pid, 'SIGKILL');
  if (task.path.includes('vanishes')) unlinkSync(task.path);
  if (task.path.includes('changes')) appendFileSync(task.path, 'more');
  if (task.path.includes('rejects')) void Promise.reject(new Error('not waited for'));
  if (task.path.includes('eats')) for (;;) hoard.push(new Array(10_000).fill(Math.random()));
  if (task.path.includes('slow')) await new Promise((resolve) => setTimeout(resolve, 5000));
  documentsRead++;
  const result = await performReadTask(task, () => {});
  if (task.path.includes('picture') && 'engineMissing' in result) result.engineMissing = true;
  parentPort?.postMessage({ result, spent: task.path.includes('hoards') });
});

import { fork } from 'node:child_process';
import { InputError, type InputErrorCode } from '@yusuan/model';
import type { ReadProgress, ReadResult, ReadTask } from './readTask.ts';

export interface IsolatedTask {
  name: string;
  task: ReadTask;
  /** URL of the module that its worker runs. */
  entry: string;
  timeoutSeconds: number;
  memoryMb: number;
}

export type IsolatedMessage =
  | { progress: ReadProgress }
  | { result: ReadResult }
  | { failure: { code: InputErrorCode; message: string; hint: string } };

/**
 * Reads one document in a process of its own. A fault of native code, or of V8 itself, ends a process with all its threads: here it ends
 * that of this document alone.
 * @throws InputError as the worker pool does, and `crashed` where the process ends
 */
export function readIsolated(
  task: IsolatedTask,
  onProgress: (progress: ReadProgress) => void,
  signal?: AbortSignal,
): Promise<ReadResult> {
  const child = fork(isolatedEntry(), {
    execArgv: [],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const stop = () => void child.kill('SIGKILL');
  signal?.addEventListener('abort', stop, { once: true });
  return new Promise<ReadResult>((resolve, reject) => {
    child.on('message', (message: IsolatedMessage) => {
      if ('progress' in message) onProgress(message.progress);
      else if ('result' in message) resolve(message.result);
      else reject(new InputError(message.failure.code, message.failure.message, message.failure.hint));
    });
    child.on('error', (error) => reject(crashed(task.name, error.message)));
    child.on('exit', (code, killedBy) => reject(crashed(task.name, `its process ended by ${killedBy ?? code}`)));
    child.send(task, () => {}); // a process that cannot be told has ended
  }).finally(() => {
    signal?.removeEventListener('abort', stop);
    stop(); // also where a thread of it hangs in native code
  });
}

function crashed(name: string, reason: string): InputError {
  return new InputError(
    'crashed',
    `reading ${name} broke down: ${reason}`,
    'Please report it with the file: this is a fault of the program.',
  );
}

/** The module beside this one: TypeScript in the workspace, JavaScript once built. */
function isolatedEntry(): URL {
  return new URL(import.meta.url.endsWith('.ts') ? './isolated.ts' : './isolated.js', import.meta.url);
}

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { constants } from 'node:os';

/** Set for the process that does the work for one that only waits for it. */
const childMark = 'YUSUAN_CHILD';

export const isChild = process.env[childMark] !== undefined;

/** Signals by which native code, V8 or the kernel (out of memory) ends a process. */
const crashes: ReadonlySet<string> = new Set([
  'SIGSEGV',
  'SIGABRT',
  'SIGBUS',
  'SIGILL',
  'SIGFPE',
  'SIGTRAP',
  'SIGKILL',
  'SIGSYS',
]);

/** Each new start gets past the documents that were being read: who needs more than this has another trouble. */
const mostRestarts = 50;

/**
 * Runs the same command line in a child process and returns its exit code.
 * @param binary the Node to run it with
 * @param goOn start it again when it crashes
 */
export async function runInChild(binary: string, goOn: boolean): Promise<number> {
  for (let restarts = 0; ; restarts++) {
    const [code, signal] = await runOnce(binary);
    if (code !== null) return code;
    if (signal === null) return 2;
    if (!goOn || !crashes.has(signal) || restarts === mostRestarts) return 128 + constants.signals[signal]; // as a shell has it
    process.stderr.write(`yusuan: the run was ended by ${signal}; it is started again, and goes on where it was.\n`);
  }
}

async function runOnce(binary: string): Promise<[number | null, NodeJS.Signals | null]> {
  const child = spawn(binary, [...process.execArgv, ...process.argv.slice(1)], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, [childMark]: '1' },
  });
  const forward = (signal: NodeJS.Signals) => void child.kill(signal);
  process.on('SIGTERM', forward);
  process.on('SIGINT', forward); // a terminal sends it to the child as well, which takes the two for one
  try {
    return (await once(child, 'exit')) as [number | null, NodeJS.Signals | null];
  } catch {
    return [2, null]; // the binary cannot be started
  } finally {
    process.removeListener('SIGTERM', forward);
    process.removeListener('SIGINT', forward);
  }
}

/** For the child: ends it when the process that waits for it is gone, which may be killed by whoever started it. */
export function endWithParent(): void {
  process.once('disconnect', () => process.exit(1));
  process.channel?.unref();
}

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { constants } from 'node:os';

/** Set for the process that does the work for one that only waits for it. */
const childMark = 'YUSUAN_CHILD';

export const isChild = process.env[childMark] !== undefined;

/**
 * Runs the same command line in a child process and returns its exit code.
 * @param binary the Node to run it with
 */
export async function runInChild(binary: string): Promise<number> {
  const child = spawn(binary, [...process.execArgv, ...process.argv.slice(1)], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, [childMark]: '1' },
  });
  const forward = (signal: NodeJS.Signals) => void child.kill(signal);
  process.on('SIGTERM', forward);
  process.on('SIGINT', forward); // a terminal sends it to the child as well, which takes the two for one
  try {
    const [code, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null];
    return signal === null ? (code ?? 2) : 128 + constants.signals[signal]; // as a shell has it
  } catch {
    return 2; // the binary cannot be started
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

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const main = join(import.meta.dirname, 'main.ts');
const seeds = join(import.meta.dirname, '../../../seeds');
const folder = mkdtempSync(join(tmpdir(), 'yusuan-child-'));

/** The command as an older Node starts it: in a child process. */
function start(...args: string[]): ChildProcess {
  const program = join(folder, 'old.mjs');
  writeFileSync(
    program,
    `import { runInChild } from ${JSON.stringify(join(import.meta.dirname, 'runInChild.ts'))};
     process.argv[1] = ${JSON.stringify(main)};
     process.exitCode = await runInChild(process.execPath);`,
  );
  return spawn(process.execPath, [program, 'ingest', seeds, '--json', ...args], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
}

function childOf(parent: ChildProcess): number {
  return Number(readFileSync(`/proc/${parent.pid}/task/${parent.pid}/children`, 'utf8').trim().split(' ')[0]);
}

describe.skipIf(!existsSync(`/proc/${process.pid}/task/${process.pid}/children`))('runInChild', () => {
  it('ends with the exit code of the child', async () => {
    expect(await once(start(), 'exit')).toEqual([2, null]); // --out is wanting
  });

  it('ends as a shell says it when the child is ended by a signal', async () => {
    const run = start('--out', 'crashed');
    run.stdout!.once('data', () => process.kill(childOf(run), 'SIGSEGV'));
    expect(await once(run, 'exit')).toEqual([139, null]);
  });

  it('stops the child at Ctrl-C, and leaves none when it is killed', async () => {
    const stopped = start('--out', 'stopped');
    stopped.stdout!.once('data', () => stopped.kill('SIGINT'));
    expect(await once(stopped, 'exit')).toEqual([130, null]);
    const killed = start('--out', 'killed');
    await once(killed.stdout!, 'data');
    const child = childOf(killed);
    killed.kill('SIGKILL');
    await once(killed, 'exit');
    const next = start('--out', 'killed'); // waits for the lock of the one that is ending
    next.stdout!.resume();
    expect(await once(next, 'exit')).toEqual([0, null]);
    expect(existsSync(`/proc/${child}/exe`)).toBe(false);
  });
});

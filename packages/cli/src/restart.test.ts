import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const main = join(import.meta.dirname, 'main.ts');
const seeds = join(import.meta.dirname, '../../../seeds');
const folder = mkdtempSync(join(tmpdir(), 'yusuan-restart-'));

function start(out: string): ChildProcess {
  return spawn(process.execPath, [main, 'ingest', seeds, '--out', out, '--jobs', '1', '--json', '--restart'], {
    cwd: folder,
  });
}

/** The process that does the work. */
function workerOf(parent: ChildProcess): number {
  return Number(readFileSync(`/proc/${parent.pid}/task/${parent.pid}/children`, 'utf8').trim().split(' ')[0]);
}

const isAlive = (pid: number): boolean => existsSync(`/proc/${pid}/exe`);

const outputs = (out: string): Record<string, string> =>
  Object.fromEntries(
    ['run.json', ...readdirSync(join(folder, out, 'documents')).map((name) => `documents/${name}`)].map((name) => [
      name,
      readFileSync(join(folder, out, name), 'utf8'),
    ]),
  );

describe.skipIf(!existsSync(`/proc/${process.pid}/task/${process.pid}/children`))('ingest --restart', () => {
  it('goes on after a crash, to the same output', async () => {
    spawnSync(process.execPath, [main, 'ingest', seeds, '--out', 'calm'], { cwd: folder });
    const run = start('crashed');
    let stderr = '';
    run.stderr!.on('data', (chunk: Buffer) => {
      stderr += chunk.toString();
    });
    run.stdout!.once('data', () => process.kill(workerOf(run), 'SIGSEGV')); // the plan: reading begins
    const [code] = (await once(run, 'close')) as [number];
    expect(stderr).toContain('yusuan: the run was ended by SIGSEGV; it is started again, and goes on where it was.\n');
    expect(outputs('crashed')).toEqual(outputs('calm'));
    expect(code).toBe(0);
  });

  it('stops as a whole: at the signal of Ctrl-C to either process, or when the one that waits is killed', async () => {
    const stopped = start('stopped');
    stopped.stdout!.once('data', () => stopped.kill('SIGINT'));
    expect(await once(stopped, 'exit')).toEqual([130, null]);
    const killed = start('killed');
    await once(killed.stdout!, 'data');
    const worker = workerOf(killed);
    killed.kill('SIGKILL');
    await once(killed, 'exit');
    const next = start('killed'); // waits for the lock of the one that is ending
    next.stdout!.resume();
    expect(await once(next, 'exit')).toEqual([0, null]);
    expect(isAlive(worker)).toBe(false);
    expect(outputs('killed')).toEqual(outputs('calm'));
  });

  it('is not started again for wrong usage', () => {
    const { status, stderr } = spawnSync(process.execPath, [main, 'ingest', seeds, '--restart'], { encoding: 'utf8' });
    expect(status).toBe(2);
    expect(stderr).toContain('--out');
  });
});

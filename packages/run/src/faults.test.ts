/** What happens to a run when its process ends under it, or its disk refuses. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { RunRecord } from '@yusuan/schemas';
import { describe, expect, it } from 'vitest';
import { type IngestOptions, ingestAll } from './ingestAll.ts';
import { Ledger } from './ledger.ts';

const faultyWorker = new URL('./testing/faultyWorker.ts', import.meta.url);
const table = (total: string) =>
  `2024年部门预算\n支出总表\n单位：万元\n科目编码\t科目名称\t合计\t基本支出\t项目支出\n208\t社会保障和就业支出\t${total}\t100.00\t20.00\n`;

function workspace(...names: string[]): { input: string; out: string; calm: string } {
  const root = mkdtempSync(join(tmpdir(), 'yusuan-broken-'));
  mkdirSync(join(root, 'in'));
  for (const [i, name] of names.entries()) writeFileSync(join(root, 'in', name), table(`12${i}.00`));
  return { input: join(root, 'in'), out: join(root, 'out'), calm: join(root, 'calm') };
}

/** A program that makes one run, in a process that may be ended. */
function program(input: string, options: Omit<IngestOptions, 'workerEntry' | 'signal' | 'onEvent'>): string[] {
  const text = `
    import { ingestAll } from ${JSON.stringify(new URL('./ingestAll.ts', import.meta.url).href)};
    await ingestAll([${JSON.stringify(input)}], {
      ...${JSON.stringify(options)},
      workerEntry: new URL(${JSON.stringify(faultyWorker.href)}),
      onEvent: (event) => console.log(JSON.stringify(event)),
    }).catch((error) => console.log(JSON.stringify({ ...error, message: error.message })));`;
  const file = join(mkdtempSync(join(tmpdir(), 'yusuan-program-')), 'run.mjs');
  writeFileSync(file, text);
  return [file];
}

const linesOf = (text: string) =>
  text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

const record = (out: string) => RunRecord.parse(JSON.parse(readFileSync(join(out, 'run.json'), 'utf8')));
const outputs = (out: string): Record<string, string> =>
  Object.fromEntries(
    ['run.json', ...readdirSync(join(out, 'documents')).map((name) => `documents/${name}`)].map((name) => [
      name,
      readFileSync(join(out, name), 'utf8'),
    ]),
  );

it('a process that took too long has ended before its document is reported', async () => {
  const { input, out } = workspace('hangs.txt');
  const alive: boolean[] = [];
  const onEvent: IngestOptions['onEvent'] = ({ event }) => {
    if (event === 'document') alive.push(isAlive(Number(readFileSync(join(input, 'hangs.txt.pid'), 'utf8'))));
  };
  await ingestAll([input], { out, workerEntry: faultyWorker, timeoutSeconds: 3, onEvent });
  expect(alive).toEqual([false]);
});

describe('a document that ends its process', () => {
  it('fails with the signal that ended it, and all others are read', async () => {
    const { input, out, calm } = workspace('a.txt', 'faults.txt', 'z.txt');
    await ingestAll([join(input, 'a.txt'), join(input, 'z.txt')], { out: calm });
    const options = { out, jobs: 1, workerEntry: faultyWorker };
    await ingestAll([input], options);
    expect(record(out).documents.map((d) => [d.source_name, d.outcome, d.outcome_reason])).toEqual([
      ['a.txt', 'complete', null],
      [
        'faults.txt',
        'failed',
        'reading faults.txt broke down: its process ended by SIGSEGV. Please report it with the file: this is a fault of the program.',
      ],
      ['z.txt', 'complete', null],
    ]);
    for (const name of ['documents/a.json', 'documents/z.json']) expect(outputs(out)[name]).toBe(outputs(calm)[name]);
    const before = outputs(out);
    await ingestAll([input], { ...options, force: true });
    expect(outputs(out)).toEqual(before);
  });

  it('is not the one that only followed it: what breaks a used process is read in a fresh one', async () => {
    const { input, out } = workspace('a.txt', 'later-z.txt');
    await ingestAll([input], { out, jobs: 1, workerEntry: faultyWorker });
    expect(record(out).documents.map((d) => [d.source_name, d.outcome])).toEqual([
      ['a.txt', 'complete'],
      ['later-z.txt', 'complete'],
    ]);
  });
});

describe.skipIf(!existsSync(`/proc/${process.pid}/task/${process.pid}/children`))('a run that is ended', () => {
  it('leaves no process behind, and goes on to the same output', async () => {
    const { input, out, calm } = workspace('a.txt', 'slow.txt');
    await ingestAll([input], { out: calm, jobs: 1 });
    const run = spawn(process.execPath, program(input, { out, jobs: 2 }));
    while (!existsSync(join(out, 'documents/a.json'))) await pause(50);
    const readers = childrenOf(run.pid!);
    expect(readers).toHaveLength(2);
    run.kill('SIGKILL');
    await once(run, 'exit');
    while (readers.some(isAlive)) await pause(50);
    await ingestAll([input], { out });
    expect(outputs(out)).toEqual(outputs(calm));
  });

  it('reads the document again of a process that was killed from outside, also its first one', async () => {
    const { input, out, calm } = workspace('slow.txt');
    await ingestAll([input], { out: calm, jobs: 1 });
    const before = childrenOf(process.pid);
    const readers = () => childrenOf(process.pid).filter((pid) => !before.includes(pid));
    const run = ingestAll([input], { out, jobs: 1, workerEntry: faultyWorker });
    while (readers().length === 0) await pause(50);
    process.kill(readers()[0]!, 'SIGKILL');
    await run;
    expect(outputs(out)).toEqual(outputs(calm));
  });

  it('waits for its processes when it is stopped', async () => {
    const { input, out } = workspace('slow.txt');
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 1500);
    const before = childrenOf(process.pid);
    const summary = await ingestAll([input], { out, workerEntry: faultyWorker, signal: controller.signal });
    expect(summary.stopped).toBe(true);
    expect(childrenOf(process.pid)).toEqual(before);
  });
});

it('leaves nothing half written when it is stopped', async () => {
  const { input, out } = workspace('hangs.txt');
  const controller = new AbortController();
  const run = ingestAll([input], { out, workerEntry: faultyWorker, signal: controller.signal });
  while (!existsSync(join(out, 'documents/.hangs.json.writing'))) await pause(50);
  controller.abort();
  await run;
  expect(readdirSync(join(out, 'documents'))).toEqual([]);
});

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Linux alone tells. */
function childrenOf(pid: number): number[] {
  const tasks = `/proc/${pid}/task`;
  const lists = readdirSync(tasks).map((task) => readFileSync(join(tasks, task, 'children'), 'utf8'));
  return lists.flatMap((list) => list.trim().split(' ').filter(Boolean)).map(Number);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

describe('a disk that refuses', () => {
  const mounts = spawnSync('unshare', ['-rm', 'true']).status === 0;
  /** Runs with a file system of that size below `out`, which goes with the process. */
  const onDisk = (size: string, input: string, out: string) => {
    mkdirSync(out);
    const script = `mount -t tmpfs -o ${size} tmpfs "$0" && exec "$@"`;
    const args = ['-rm', 'bash', '-c', script, out, process.execPath, ...program(input, { out: join(out, 'x') })];
    return linesOf(spawnSync('unshare', args, { encoding: 'utf8' }).stdout).at(-1);
  };

  it.skipIf(!mounts)('ends the run where there is no room for the ledger, or for a document', () => {
    const { input, out } = workspace(...Array.from({ length: 40 }, (_, i) => `d${i}.txt`));
    const hint = 'Make room for it, or give a folder that may be written; the same command goes on from here.';
    expect(onDisk('size=40k', input, out)).toEqual({
      name: 'InputError',
      code: 'not-writable',
      message: `the ledger ${join(out, 'x/ledger.sqlite')} cannot be written (EIO, its disk fails or is full)`,
      hint,
    });
    const later = onDisk('size=200k', input, `${out}2`);
    expect(later).toMatchObject({ code: 'not-writable', hint });
    expect(later!.message).toMatch(/x\/(ledger\.sqlite|documents\/d\d+\.json) cannot be written \(ENOSPC, no room/);
  });

  it.skipIf(!mounts)('says that it is read-only', () => {
    const { input, out } = workspace('a.txt');
    expect(onDisk('ro', input, out)).toMatchObject({
      code: 'not-writable',
      message: `the output folder ${join(out, 'x')} cannot be written (EROFS, a read-only file system)`,
    });
  });

  it('reads a document again whose JSON could not be written', async () => {
    const { input, out } = workspace('a.txt', 'b.txt');
    mkdirSync(join(out, 'documents/b.json/in-the-way'), { recursive: true });
    await expect(ingestAll([input], { out })).rejects.toMatchObject({ code: 'not-writable' });
    const ledger = new Ledger(out);
    expect([...ledger.all()].map(({ file }) => file)).toEqual(['a.json']);
    ledger.close();
    expect(statSync(join(out, 'documents/a.json')).size).toBeGreaterThan(1000);
  });

  it('says that a ledger is that of a later version', async () => {
    const { input, out } = workspace('a.txt');
    await ingestAll([input], { out });
    const db = new DatabaseSync(join(out, 'ledger.sqlite'));
    db.exec('PRAGMA user_version=7');
    db.close();
    await expect(ingestAll([input], { out })).rejects.toMatchObject({
      code: 'not-writable',
      message: `the ledger ${join(out, 'ledger.sqlite')} is that of a later yusuan (its version is 7, and 1 is known here)`,
    });
  });

  it('says that a ledger has other tables than it should', async () => {
    const { input, out } = workspace('a.txt');
    await ingestAll([input], { out });
    const db = new DatabaseSync(join(out, 'ledger.sqlite'));
    db.exec('ALTER TABLE documents DROP COLUMN timings');
    db.close();
    await expect(ingestAll([input], { out, force: true })).rejects.toMatchObject({
      code: 'not-writable',
      message: `the ledger ${join(out, 'ledger.sqlite')} cannot be used: no such column: timings`,
    });
  });
});

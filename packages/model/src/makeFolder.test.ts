import { existsSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeFolder } from './makeFolder.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yusuan-folder-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Makes the same folders as another thread at the same moments, and answers which first folders it made. */
const thread = `
const { parentPort, workerData: { arrived, folder, own, makeFolder } } = require('node:worker_threads');
import(makeFolder).then(({ makeFolder }) => {
  const made = [];
  for (let i = 0; i < arrived.length; i++) {
    Atomics.add(arrived, i, 1);
    while (Atomics.load(arrived, i) < 2);
    made.push(makeFolder(folder + '/' + i + '/' + own));
  }
  parentPort.postMessage(made);
});`;

function makeInThread(own: string, arrived: Int32Array): Promise<string[]> {
  const makeFolder = new URL('./makeFolder.ts', import.meta.url).href;
  return new Promise((resolve, reject) => {
    new Worker(thread, { eval: true, workerData: { arrived, folder, own, makeFolder } })
      .once('message', resolve)
      .once('error', reject);
  });
}

describe('makeFolder', () => {
  it('makes what is missing and returns the first of it', () => {
    expect(makeFolder(join(folder, 'a/b/c'))).toBe(join(folder, 'a'));
    expect(statSync(join(folder, 'a/b/c')).isDirectory()).toBe(true);
    expect(makeFolder(join(folder, 'a/b/c'))).toBeUndefined();
    expect(makeFolder(join(folder, 'a/b/d'))).toBe(join(folder, 'a/b/d'));
  });

  it('makes below a folder that another process makes at the same time, and takes that for its own in one of them', async () => {
    const arrived = new Int32Array(new SharedArrayBuffer(4 * 300));
    const made = (await Promise.all(['a', 'b'].map((own) => makeInThread(own, arrived)))).flat();
    const shared = made.filter((path) => !/[ab]$/.test(path));
    expect(shared.sort()).toEqual(Array.from(arrived, (_, i) => join(folder, String(i))).sort());
  });

  it('raises where a file is in the way, or a link to nothing', () => {
    writeFileSync(join(folder, 'file'), '');
    symlinkSync(join(folder, 'nowhere'), join(folder, 'link'));
    expect(() => makeFolder(join(folder, 'file'))).toThrow('EEXIST');
    expect(() => makeFolder(join(folder, 'file/a'))).toThrow('ENOTDIR');
    expect(() => makeFolder(join(folder, 'link'))).toThrow('EEXIST');
  });

  it.skipIf(!existsSync('/proc/self'))(
    'raises, and does not hang, where the file system says ENOENT of a folder',
    () => {
      expect(() => makeFolder('/proc/yusuan/a')).toThrow('ENOENT');
    },
  );
});

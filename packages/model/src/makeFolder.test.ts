import { existsSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeFolder } from './makeFolder.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yusuan-folder-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('makeFolder', () => {
  it('makes what is missing and returns the first of it', () => {
    expect(makeFolder(join(folder, 'a/b/c'))).toBe(join(folder, 'a'));
    expect(statSync(join(folder, 'a/b/c')).isDirectory()).toBe(true);
    expect(makeFolder(join(folder, 'a/b/c'))).toBeUndefined();
    expect(makeFolder(join(folder, 'a/b/d'))).toBe(join(folder, 'a/b/d'));
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

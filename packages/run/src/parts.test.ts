import { mkdirSync, mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { detectFormat } from './detectFormat.ts';
import { expandPaths } from './expandPaths.ts';
import { lockFolder } from './lockFolder.ts';
import { hashSource, readSource } from './readSource.ts';
import { removeHalfWritten, writeWhole } from './writeWhole.ts';

const folder = () => mkdtempSync(join(tmpdir(), 'yusuan-run-'));

describe('detectFormat', () => {
  const bytes = (text: string, encoding: BufferEncoding = 'utf8') => new Uint8Array(Buffer.from(text, encoding));

  it('finds the PDF header anywhere in the first 1024 bytes, and not after', () => {
    expect(detectFormat(bytes('%PDF-1.7'))).toBe('pdf');
    expect(detectFormat(bytes(`${'x'.repeat(1019)}%PDF-1.7`))).toBe('pdf');
    expect(detectFormat(bytes(`${'x'.repeat(1024)}%PDF-1.7`))).toBe('text');
  });

  it('tells images, text in its encodings, and binary data', () => {
    expect(detectFormat(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10]))).toBe('image');
    expect(detectFormat(new Uint8Array([0xff, 0xd8, 0xff, 0xe0]))).toBe('image');
    expect(detectFormat(new Uint8Array([0x49, 0x49, 0x2a, 0]))).toBe('image');
    expect(detectFormat(bytes('<html>预算'))).toBe('text');
    expect(detectFormat(bytes('部门预算 a\tb\r\n2024 1,234.56', 'utf16le'))).toBe('text');
    expect(detectFormat(bytes(`${'一般公共预算 2024 1,234.56\n'.repeat(20)}`, 'utf16le'))).toBe('text');
    expect(detectFormat(new Uint8Array([0xd4, 0xa4, 0xcb, 0xe3, 10]))).toBe('text'); // 预算 in GB18030
    expect(detectFormat(new Uint8Array(Array.from({ length: 600 }, (_, i) => (i * 37) % 256)))).toBe('binary');
  });
});

describe('expandPaths', () => {
  it('walks folders, leaves hidden and foreign files out, sorts, and takes each file once', async () => {
    const root = folder();
    mkdirSync(join(root, 'b/.git'), { recursive: true });
    for (const name of ['b/2.PDF', 'b/1.txt', 'b/.hidden.pdf', 'b/.git/x.pdf', 'b/notes.docx', 'a.html', 'a.json'])
      writeFileSync(join(root, name), '');
    symlinkSync(root, join(root, 'b/loop'));
    const { files, problems } = await expandPaths([root, join(root, 'a.html'), join(root, 'a.json')]);
    expect(files.map((file) => file.slice(root.length + 1))).toEqual(['a.html', 'a.json', 'b/1.txt', 'b/2.PDF']);
    expect(problems).toEqual([]);
  });

  it('expands globs, and says which pattern matches nothing', async () => {
    const root = folder();
    for (const name of ['a1.pdf', 'a2.pdf', 'b.pdf']) writeFileSync(join(root, name), '');
    const { files, problems } = await expandPaths([join(root, 'a*.pdf'), join(root, 'c*.pdf')]);
    expect(files.map((file) => file.slice(root.length + 1))).toEqual(['a1.pdf', 'a2.pdf']);
    expect(problems.map(({ error }) => error.message)).toEqual([`nothing matches ${join(root, 'c*.pdf')}`]);
  });
});

describe('writeWhole', () => {
  it('replaces a file by all parts, and leaves nothing behind when a part fails', async () => {
    const root = folder();
    const path = join(root, 'a.json');
    expect(await writeWhole(path, ['一', 'b'])).toBe(4);
    const failing = (function* () {
      yield 'half';
      throw new Error('no more');
    })();
    await expect(writeWhole(path, failing)).rejects.toThrow('no more');
    expect(readFileSync(path, 'utf8')).toBe('一b');
    await removeHalfWritten(root);
    expect(readdirSync(root)).toEqual(['a.json']);
  });
});

describe('readSource', () => {
  it('says what is wrong with a path, by name and with what to do', async () => {
    const root = folder();
    await expect(readSource(join(root, 'none.pdf'))).rejects.toMatchObject({
      code: 'not-found',
      message: 'none.pdf does not exist',
      hint: 'Check the spelling of the path.',
    });
    await expect(readSource(root)).rejects.toMatchObject({ code: 'unsupported' });
    writeFileSync(join(root, 'a'), 'abc');
    expect(await hashSource(join(root, 'a'))).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });
});

describe('lockFolder', () => {
  it('lets one writer in, and the next one after it', () => {
    const root = folder();
    const unlock = lockFolder(root);
    expect(() => lockFolder(root)).toThrow(`is being written by another run (process ${process.pid})`);
    unlock();
    lockFolder(root)();
  });
});

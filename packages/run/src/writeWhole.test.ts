import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeWhole } from './writeWhole.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yusuan-write-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('parts longer than what is written at once, of characters of one to four bytes, come out whole', async () => {
  const parts = ['a', '预算'.repeat(400_000), '', 'é𠮷'.repeat(200_001), 'z'.repeat(1_000_000)];
  const bytes = await writeWhole(join(folder, 'text'), parts);
  const written = readFileSync(join(folder, 'text'));
  expect(written.equals(Buffer.from(parts.join('')))).toBe(true);
  expect(bytes).toBe(written.length);
});

test('files written at the same time do not mix', async () => {
  const texts = ['1', '2', '3', '4'].map((digit) => digit.repeat(700_000));
  await Promise.all(texts.map((text, at) => writeWhole(join(folder, String(at)), [text, text])));
  texts.forEach((text, at) => {
    expect(readFileSync(join(folder, String(at)), 'utf8') === text + text).toBe(true);
  });
});

test('a part that cannot be made leaves the file as it was', async () => {
  const path = join(folder, 'text');
  await writeWhole(path, ['before']);
  const broken = (function* () {
    yield 'after'.repeat(100_000);
    throw new Error('no more');
  })();
  await expect(writeWhole(path, broken)).rejects.toThrow('no more');
  expect(readFileSync(path, 'utf8')).toBe('before');
  expect(readdirSync(folder)).toEqual(['text']);
  await writeWhole(path, ['again']);
  expect(readFileSync(path, 'utf8')).toBe('again');
  expect(readdirSync(folder)).toEqual(['text']);
});

test('a folder in the place of the file is what is to be removed, and nothing else is left', async () => {
  const path = join(folder, 'text');
  mkdirSync(path);
  await expect(writeWhole(path, ['a'])).rejects.toMatchObject({
    code: 'not-writable',
    message: `${path} cannot be written (EISDIR)`,
    hint: 'Remove the folder of that name, or give a folder that may be written; the same command goes on from here.',
  });
  expect(readdirSync(folder)).toEqual(['text']);
});

/**
 * What each source document must give, to the byte. `UPDATE_GOLDEN=1` writes the files anew (not in CI): read the diff of summary.txt
 * against the source before committing it.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { documentToJson, ingestFile } from '@yusuan/run';
import { describe, expect, it } from 'vitest';
import { summarizeDocument } from './summarize.ts';

const root = new URL('../../', import.meta.url);
const update = process.env.UPDATE_GOLDEN === '1';

const sources = [
  ...readdirSync(new URL('seeds/', root)).map((name) => ({ name, from: new URL(`seeds/${name}`, root) })),
  ...readdirSync(new URL('test/fixtures/pdf/', root))
    .filter((name) => name.endsWith('.pdf'))
    .map((name) => ({ name, from: new URL(`test/fixtures/pdf/${name}`, root) })),
];

function compare(golden: URL, actual: string): void {
  if (update) {
    if (process.env.CI)
      throw new Error('golden files are not written in CI: run with UPDATE_GOLDEN=1 at home and commit the diff');
    writeFileSync(golden, actual);
  }
  expect(existsSync(golden), `${golden.pathname} is missing: write it with UPDATE_GOLDEN=1`).toBe(true);
  expect(actual).toBe(readFileSync(golden, 'utf8'));
}

describe('golden files', () => {
  it.each(sources)('$name', async ({ name, from }) => {
    const folder = new URL(`golden/${name.replace(/\.(txt|pdf)$/, '')}/`, root);
    if (update) mkdirSync(folder, { recursive: true });
    const document = await ingestFile(from.pathname);
    compare(new URL('summary.txt', folder), summarizeDocument(document));
    compare(new URL('document.json', folder), documentToJson(document));
  });
});

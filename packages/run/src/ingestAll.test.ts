import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { RunRecord } from '@yusuan/schemas';
import { describe, expect, it } from 'vitest';
import { type IngestEvent, type IngestOptions, ingestAll } from './ingestAll.ts';
import { lockFolder } from './lockFolder.ts';

const faultyWorker = new URL('./testing/faultyWorker.ts', import.meta.url);
const table = (total: string) =>
  `2024年部门预算\n支出总表\n单位：万元\n科目编码\t科目名称\t合计\t基本支出\t项目支出\n208\t社会保障和就业支出\t${total}\t100.00\t20.00\n`;

function workspace(files: Record<string, string>): { input: string; out: string } {
  const root = mkdtempSync(join(tmpdir(), 'yusuan-ingest-'));
  const input = join(root, 'in');
  mkdirSync(input);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(input, name, '..'), { recursive: true });
    writeFileSync(join(input, name), text);
  }
  return { input, out: join(root, 'out') };
}

async function run(paths: string[], options: IngestOptions) {
  const events: IngestEvent[] = [];
  const summary = await ingestAll(paths, { jobs: 2, ...options, onEvent: (event) => events.push(event) });
  const states = Object.fromEntries(events.flatMap((e) => (e.event === 'document' ? [[e.source_name, e.state]] : [])));
  return { summary, events, states };
}

const outputs = (out: string): Record<string, string> =>
  Object.fromEntries(
    ['run.json', ...readdirSync(join(out, 'documents')).map((name) => `documents/${name}`)].map((name) => [
      name,
      readFileSync(join(out, name), 'utf8'),
    ]),
  );
const record = (out: string) => RunRecord.parse(JSON.parse(readFileSync(join(out, 'run.json'), 'utf8')));

describe('ingestAll', () => {
  it('writes a JSON for each document and a run.json, the same bytes in every run', async () => {
    const { input, out } = workspace({ 'a.txt': table('120.00'), 'sub/b.txt': table('121.00') });
    const first = await run([input], { out });
    expect(first.summary).toMatchObject({ documents: 2, read: 2, unchanged: 0, stopped: false });
    expect(Object.keys(outputs(out))).toEqual(['run.json', 'documents/a.json', 'documents/b.json']);
    expect(record(out).documents.map(({ source_name, file }) => [source_name, file])).toEqual([
      ['a.txt', 'documents/a.json'],
      ['b.txt', 'documents/b.json'],
    ]);
    const other = `${out}-2`;
    await run([join(input, 'sub'), input], { out: other, jobs: 1 });
    expect(outputs(other)).toEqual(outputs(out));
  });

  it('reads again what changed, what is missing, and everything when forced; nothing else', async () => {
    const { input, out } = workspace({ 'a.txt': table('120.00'), 'b.txt': table('121.00'), 'c.txt': table('122.00') });
    await run([input], { out });
    expect((await run([input], { out })).states).toEqual({
      'a.txt': 'unchanged',
      'b.txt': 'unchanged',
      'c.txt': 'unchanged',
    });
    const before = outputs(out);
    writeFileSync(join(input, 'b.txt'), table('999.00'));
    rmSync(join(out, 'documents/c.json'));
    expect((await run([input], { out })).states).toEqual({ 'a.txt': 'unchanged', 'b.txt': 'read', 'c.txt': 'read' });
    const after = outputs(out);
    expect(Object.keys(after)).toEqual(Object.keys(before));
    expect(after['documents/c.json']).toBe(before['documents/c.json']);
    expect(after['documents/b.json']).not.toBe(before['documents/b.json']);
    expect((await run([input], { out, force: true })).summary).toMatchObject({ read: 3, unchanged: 0 });
    expect(outputs(out)).toEqual(after);
    expect((await run([input], { out, ocr: 'never' })).summary).toMatchObject({ read: 3 });
  });

  it('leaves the smallest documents for the end where several are read at once', async () => {
    const { input, out } = workspace({ 'a.txt': '1', 'b.txt': '1'.repeat(300), 'c.txt': '1'.repeat(20) });
    await run([input], { out });
    const order = async (jobs: number) => Object.keys((await run([input], { out, jobs })).states);
    expect(await order(1)).toEqual(['a.txt', 'b.txt', 'c.txt']);
    expect(await order(2)).toEqual(['b.txt', 'c.txt', 'a.txt']);
  });

  it('reads the same bytes once, and tells documents of one name apart', async () => {
    const { input, out } = workspace({
      'a.txt': table('120.00'),
      'copy.txt': table('120.00'),
      'x/a.txt': table('121.00'),
    });
    const { summary, events } = await run([input], { out });
    expect(summary.documents).toBe(2);
    const told = events.flatMap((e) => (e.event === 'document' ? [[e.source_name, ...e.also_named].join(' ')] : []));
    expect(told.sort()).toEqual(['a.txt', 'a.txt copy.txt']);
    const names = record(out).documents.map(({ source_name, also_named }) => [source_name, ...also_named].join(' '));
    expect(names.sort()).toEqual(['a.txt', 'a.txt copy.txt']);
    expect(readdirSync(join(out, 'documents')).every((name) => /^a-[0-9a-f]{8}\.json$/.test(name))).toBe(true);
  });

  it('ends a document that hangs, crashes, exits or eats memory as failed, and reads the others', async () => {
    const names = ['hangs', 'crashes', 'rejects', 'exits', 'eats', 'hoards', 'well-1', 'well-2'];
    const { input, out } = workspace(Object.fromEntries(names.map((name, i) => [`${name}.txt`, table(`12${i}.00`)])));
    const options = { out, workerEntry: faultyWorker, timeoutSeconds: 10, memoryMb: 64 };
    await run([input], options);
    const reasons = Object.fromEntries(record(out).documents.map((d) => [d.source_name, d.outcome_reason]));
    expect(reasons['hangs.txt']).toBe(
      'hangs.txt took longer than 10 seconds. Give it more time with --timeout SECONDS.',
    );
    expect(reasons['crashes.txt']).toBe(
      'reading crashes.txt broke down: broken on purpose. Please report it with the file: this is a fault of the program.',
    );
    expect(reasons['rejects.txt']).toBe(
      'reading rejects.txt broke down: not waited for. Please report it with the file: this is a fault of the program.',
    );
    expect(reasons['exits.txt']).toBe(
      'reading exits.txt broke down: its worker ended. Please report it with the file: this is a fault of the program.',
    );
    expect(reasons['eats.txt']).toBe(
      'eats.txt needs more than 64 MB of memory. Give its worker more with --memory MB.',
    );
    const well = `${out}-well`;
    await run(
      names.slice(5).map((name) => join(input, `${name}.txt`)),
      { out: well },
    );
    for (const name of names.slice(5))
      expect(outputs(out)[`documents/${name}.json`]).toBe(outputs(well)[`documents/${name}.json`]);
    expect((await run([input], options)).summary).toMatchObject({ read: 0, unchanged: 8 });
    expect((await run([input], { ...options, timeoutSeconds: 11, workerEntry: undefined! })).summary.read).toBe(5);
  });

  it('reads again in every run what failed by something that passes', async () => {
    const texts = { 'changes.txt': table('120.00'), 'is-killed.txt': table('121.00'), 'vanishes.txt': table('122.00') };
    const { input, out } = workspace(texts);
    const options = { out, workerEntry: faultyWorker };
    await run([input], options);
    expect(record(out).documents.map((d) => d.outcome_reason)).toEqual([
      'changes.txt was changed while it was read. Run again once it is at rest.',
      'reading is-killed.txt was interrupted: its process ended by SIGKILL. The next run reads it again; where memory is short, give fewer --jobs.',
      'vanishes.txt does not exist. Check the spelling of the path.',
    ]);
    for (const [name, text] of Object.entries(texts)) writeFileSync(join(input, name), text);
    expect((await run([input], { out })).summary).toMatchObject({ read: 3, outcomes: { complete: 3, failed: 0 } });
    expect((await run([input], options)).summary.unchanged).toBe(3);
  });

  it('reads again what wanted an engine of recognition, once other packages are installed', async () => {
    const { input, out } = workspace({ 'picture.txt': table('120.00'), 'text.txt': table('121.00') });
    const options = { out, workerEntry: faultyWorker };
    await run([input], options);
    expect((await run([input], options)).states).toEqual({ 'picture.txt': 'unchanged', 'text.txt': 'unchanged' });
    const ledger = new DatabaseSync(join(out, 'ledger.sqlite'));
    ledger.exec("UPDATE documents SET limits = 'fewer packages' WHERE limit_failure IS NOT NULL");
    ledger.close();
    expect((await run([input], options)).states).toEqual({ 'picture.txt': 'read', 'text.txt': 'unchanged' });
  });

  it('names what cannot be read, and reads the rest', async () => {
    const { input, out } = workspace({ 'a.txt': table('120.00'), 'empty.txt': '', 'noise.txt': 'x' });
    writeFileSync(
      join(input, 'noise.txt'),
      Uint8Array.from({ length: 3000 }, (_, i) => (i * 89) % 256),
    );
    const { summary, states } = await run([join(input, 'none.pdf'), input], { out });
    expect(states['none.pdf']).toBe('unreadable');
    expect(summary.outcomes.failed).toBe(3);
    expect(
      record(out)
        .documents.map((d) => [d.source_name, d.outcome_reason])
        .slice(1),
    ).toEqual([
      ['empty.txt', 'empty.txt is empty. Fetch the file again: nothing arrived.'],
      [
        'noise.txt',
        'noise.txt is neither PDF nor image nor text. Give PDF, PNG, JPEG, TIFF, plain text, Markdown or HTML; save other formats as PDF first.',
      ],
      ['none.pdf', 'none.pdf does not exist. Check the spelling of the path.'],
    ]);
  });

  it('refuses a second writer, a folder that cannot be made, and a folder without documents', async () => {
    const { input, out } = workspace({ 'a.txt': table('120.00') });
    mkdirSync(out);
    const unlock = lockFolder(out);
    await expect(run([input], { out })).rejects.toMatchObject({ code: 'not-writable' });
    unlock();
    await run([input], { out });
    await expect(run([input], { out: join(input, 'a.txt') })).rejects.toMatchObject({ code: 'not-writable' });
    await expect(run([join(out, 'documents')], { out })).rejects.toMatchObject({ code: 'not-found' });
  });

  it('says what to do where an output cannot be put in its place, or the ledger is damaged', async () => {
    const { input, out } = workspace({ 'a.txt': table('120.00') });
    mkdirSync(join(out, 'documents/a.json'), { recursive: true });
    await expect(run([input], { out })).rejects.toMatchObject({
      code: 'not-writable',
      message: `${join(out, 'documents/a.json')} cannot be written (EISDIR)`,
    });
    const damaged = `${out}-damaged`;
    await run([input], { out: damaged });
    writeFileSync(
      join(damaged, 'ledger.sqlite'),
      'no database, but some text of more than a hundred bytes '.repeat(20),
    );
    await expect(run([input], { out: damaged })).rejects.toMatchObject({
      code: 'not-writable',
      message: `the ledger ${join(damaged, 'ledger.sqlite')} cannot be used: file is not a database`,
    });
  });

  it('leaves out what lost its JSON where documents are compared, says which, and goes on', async () => {
    const seed = readFileSync(new URL('../../../seeds/000_d92cfd79e8c95a05.txt', import.meta.url), 'utf8');
    const { input, out } = workspace({ 'a.txt': seed, 'b.txt': ` ${seed}` });
    const [a, b] = [join(input, 'a.txt'), join(input, 'b.txt')];
    await run([a], { out });
    const json = join(out, 'documents/a.json');
    const text = readFileSync(json, 'utf8');
    const lost = (reason: string) =>
      `${reason}: a.txt was not compared with other documents, ingest it again with --force`;
    for (const reason of ['documents/a.json is missing', 'a.json is no JSON: it was cut off or edited']) {
      if (reason.includes('missing')) rmSync(json);
      else writeFileSync(json, text.slice(0, 100));
      const { summary, events } = await run([b], { out });
      expect(summary).toMatchObject({ documents: 1, not_compared: 1 });
      expect(events.at(-1)).toMatchObject({ event: 'not-compared', message: lost(reason) });
      expect(record(out).findings[0]).toMatchObject({ check: 'run:not-compared', message: lost(reason) });
    }
    expect((await run([a, b], { out })).summary).toMatchObject({ read: 1, unchanged: 1, not_compared: 0 });
    expect(record(out).findings.length).toBeGreaterThan(0);
    expect(record(out).findings.map(({ check }) => check)).not.toContain('run:not-compared');
  });

  it('stops at its signal, and goes on from there to the same output', async () => {
    const files = Object.fromEntries(Array.from({ length: 6 }, (_, i) => [`d${i}.txt`, table(`12${i}.00`)]));
    const { input, out } = workspace(files);
    const undisturbed = `${out}-undisturbed`;
    await run([input], { out: undisturbed });
    const controller = new AbortController();
    const summary = await ingestAll([input], {
      out,
      jobs: 1,
      signal: controller.signal,
      onEvent: (event) => event.event === 'document' && controller.abort(),
    });
    expect(summary.stopped).toBe(true);
    expect(summary.documents).toBeLessThan(6);
    const { states } = await run([input], { out });
    expect(Object.values(states).filter((state) => state === 'unchanged').length).toBe(summary.documents);
    expect(outputs(out)).toEqual(outputs(undisturbed));
  });

  it('takes over what a killed run left: a file half written, a document that the ledger does not know', async () => {
    const { input, out } = workspace({ 'a.txt': table('120.00'), 'b.txt': table('121.00') });
    const undisturbed = `${out}-undisturbed`;
    await run([input], { out: undisturbed });
    mkdirSync(join(out, 'documents'), { recursive: true });
    cpSync(join(undisturbed, 'documents/a.json'), join(out, 'documents/a.json'));
    writeFileSync(join(out, 'documents/.b.json.writing'), '{"half');
    await run([input], { out });
    expect(outputs(out)).toEqual(outputs(undisturbed));
  });
});

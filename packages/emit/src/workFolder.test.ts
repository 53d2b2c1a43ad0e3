import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { exportDocuments, flatTableNames } from './exportDocuments.ts';

const exporter = new URL('./exportDocuments.ts', import.meta.url).href;

/** An export in a process of its own that waits for its first document for ever. */
async function startExport(out: string): Promise<ChildProcess> {
  const text = `
    import { exportDocuments } from ${JSON.stringify(exporter)};
    const documents = (async function* () { await new Promise(() => setInterval(() => {}, 1000)); })();
    await exportDocuments(documents, { to: 'csv', out: ${JSON.stringify(out)} });`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', text], { stdio: 'inherit' });
  while (!existsSync(out) || !workFolders(out).some((name) => name.startsWith(`.writing-${child.pid}-`)))
    await delay(20);
  return child;
}

async function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<unknown> {
  const exit = once(child, 'exit');
  child.kill(signal);
  return (await exit)[1];
}

const workFolders = (out: string): string[] => readdirSync(out).filter((name) => name.startsWith('.'));
const newFolder = (): string => mkdtempSync(join(tmpdir(), 'yusuan-work-'));

it.each(['SIGINT', 'SIGTERM'] as const)('leaves nothing behind that %s ended', async (signal) => {
  const root = newFolder();
  expect(await ended(await startExport(join(root, 'made/out')), signal)).toBe(signal);
  expect(readdirSync(root)).toEqual([]);
  expect(await ended(await startExport(root), signal)).toBe(signal);
  expect(readdirSync(root)).toEqual([]);
});

it('removes what a killed export left, and not what another writes now', async () => {
  const out = newFolder();
  const [killed, running] = [await startExport(out), await startExport(out)];
  expect(await ended(killed, 'SIGKILL')).toBe('SIGKILL');
  expect(workFolders(out)).toHaveLength(2);
  await exportDocuments((async function* () {})(), { to: 'csv', out });
  expect(workFolders(out)).toEqual([expect.stringContaining(`-${running.pid}-`)]);
  expect(readdirSync(out)).toHaveLength(flatTableNames.length + 1);
  await ended(running, 'SIGINT');
  expect(workFolders(out)).toEqual([]);
});

import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { mkdir, readdir } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { makeFolder } from '@yusuan/model';

/**
 * Lets `write` fill a hidden folder in another, which is made where it does not exist. It goes in the end, and so does the other one
 * if nothing came of it: also where a signal ends the process. What killed processes left is removed.
 */
export async function inWorkFolder<T>(folder: string, write: (work: string) => Promise<T>): Promise<T> {
  const made = makeFolder(folder);
  const work = join(folder, `.writing-${process.pid}-${hostname()}-${randomUUID().slice(0, 8)}`);
  const undo = () => remove(made ?? work);
  begin(undo);
  try {
    await removeAbandoned(folder);
    await mkdir(work);
    return await write(work);
  } catch (error) {
    undo();
    throw error;
  } finally {
    end(undo);
    remove(work);
  }
}

/** Process and machine in the name of a work folder. */
const workName = /^\.writing-(\d+)-(.+)-[0-9a-f]{8}$/;

async function removeAbandoned(folder: string): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const [, pid, host] = workName.exec(name) ?? [];
    if (host === hostname() && !isRunning(Number(pid))) remove(join(folder, name));
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'; // somebody else's
  }
}

const endings = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const begun = new Set<() => void>();

function begin(undo: () => void): void {
  if (begun.size === 0) for (const signal of endings) process.on(signal, undoAll);
  begun.add(undo);
}

function end(undo: () => void): void {
  begun.delete(undo);
  if (begun.size === 0) for (const signal of endings) process.removeListener(signal, undoAll);
}

function undoAll(signal: NodeJS.Signals): void {
  if (process.listenerCount(signal) > 1) return; // the program ends in its own way, if at all
  for (const undo of begun) undo();
  process.removeListener(signal, undoAll);
  process.kill(process.pid, signal);
}

function remove(path: string): void {
  rmSync(path, { recursive: true, force: true });
}

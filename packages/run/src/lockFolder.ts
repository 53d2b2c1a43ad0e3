import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { InputError, notWritable } from '@yusuan/model';

/**
 * Takes an output folder for one writer. The lock is that of the operating system on an open SQLite file: it ends with its process,
 * however that ends, so that there is no stale lock to clear away. Returns how to give it back.
 * @throws InputError where another run holds it, or the folder cannot be written
 */
export function lockFolder(folder: string): () => void {
  const path = join(folder, 'ledger.lock');
  const owner = join(folder, 'ledger.lock.pid');
  const db = openLock(path, folder);
  try {
    db.exec('PRAGMA busy_timeout=1000; BEGIN EXCLUSIVE'); // the run that was killed just now is still ending
  } catch (error) {
    db.close();
    if (!isBusy(error)) throw refused(folder, error);
    throw new InputError(
      'not-writable',
      `${folder} is being written by another run${describeOwner(owner)}`,
      'Wait until it ends, or give another folder with --out.',
    );
  }
  try {
    writeFileSync(owner, String(process.pid));
  } catch (error) {
    db.close();
    throw refused(folder, error);
  }
  return () => {
    rmSync(owner, { force: true });
    db.exec('ROLLBACK');
    db.close(); // the file stays: who removes it can pull it from under the next run
  };
}

function describeOwner(owner: string): string {
  try {
    return ` (process ${readFileSync(owner, 'utf8')})`;
  } catch {
    return '';
  }
}

function openLock(path: string, folder: string): DatabaseSync {
  try {
    return new DatabaseSync(path);
  } catch (error) {
    throw refused(folder, error);
  }
}

const sqliteBusy = 5;

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === sqliteBusy;
}

const hint = 'Give a folder that may be written with --out, or remove its ledger.lock where that is damaged.';

function refused(folder: string, error: unknown): InputError {
  const what = `the output folder ${folder}`;
  if (error instanceof Error && 'syscall' in error) return notWritable(folder, error, hint, what);
  const reason = error instanceof Error ? error.message : String(error); // SQLite's
  return new InputError('not-writable', `${what} cannot be written (${reason})`, hint);
}

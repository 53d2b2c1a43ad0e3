import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { InputError } from '@yusuan/model';

/**
 * Takes an output folder for one writer. The lock is that of the operating system on an open SQLite file: it ends with its process,
 * however that ends, so that there is no stale lock to clear away. Returns how to give it back.
 * @throws InputError where another run holds it
 */
export function lockFolder(folder: string): () => void {
  const path = join(folder, 'ledger.lock');
  const owner = join(folder, 'ledger.lock.pid');
  const db = new DatabaseSync(path);
  try {
    db.exec('PRAGMA busy_timeout=0; BEGIN EXCLUSIVE');
  } catch {
    db.close();
    throw new InputError(
      'not-writable',
      `${folder} is being written by another run${describeOwner(owner)}`,
      'Wait until it ends, or give another folder with --out.',
    );
  }
  writeFileSync(owner, String(process.pid));
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

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { InputError, notWritable } from '@yusuan/model';
import type { DocumentLinks } from '@yusuan/reconcile';
import type { RunEntry, RunFinding } from '@yusuan/schemas';
import type { Timings } from './clock.ts';

/** What the ledger knows of a document that was read. */
export interface LedgerEntry {
  documentId: string;
  /** What it was read with: pipeline version and options. */
  key: string;
  /** The limits it was read under, or the engines that were there: a document that failed by them is read again when they change. */
  limits: string;
  /** Why it may read better another time: the code of its failure, `engine-missing` where an engine was wanted in vain, else null. */
  limitFailure: string | null;
  /** Name of its JSON in DIR/documents. */
  file: string;
  jsonBytes: number;
  entry: RunEntry;
  links: DocumentLinks;
  seconds: number;
  timings: Timings;
}

/** What ledgers of older versions do not say of a document. */
const linkDefaults = { organisation_name: null, bodies: [] };

type Row = Record<string, string | number | null>;

const columns = 'document_id, key, limits, limit_failure, file, json_bytes, entry, links, seconds, timings';

const ledgerName = 'ledger.sqlite';

/** Version of its tables. Those before it lack nothing but tables that are made where they are missing. */
const ledgerVersion = 1;

/**
 * The ledger of an output folder: which document was read with what, into which file. Every record is on the disk before the call
 * returns, so that a run that is killed goes on where it was. One writer at a time: see lockFolder.
 */
export class Ledger {
  readonly #db: DatabaseSync;
  readonly #path: string;

  /** @throws InputError where its file is no ledger or that of a later version, or cannot be written; so does all that it does */
  constructor(folder: string) {
    const path = join(folder, ledgerName);
    let db: DatabaseSync | null = null;
    try {
      db = new DatabaseSync(path);
      createTables(db, path);
    } catch (error) {
      db?.close();
      throw ledgerError(path, error);
    }
    this.#db = db;
    this.#path = path;
  }

  find(documentId: string): LedgerEntry | null {
    const [row] = this.#rows('SELECT * FROM documents WHERE document_id = ?', documentId);
    return row === undefined ? null : toEntry(row);
  }

  /** All documents, by the name of their file. */
  *all(): Generator<LedgerEntry> {
    const rows = this.#use((db) => db.prepare('SELECT * FROM documents ORDER BY file').iterate());
    for (const row of rows) yield toEntry(row as Row);
  }

  /** File name in DIR/documents → document that owns it. */
  files(): Map<string, string> {
    const rows = this.#rows('SELECT file, document_id FROM documents');
    return new Map(rows.map((row) => [String(row.file), String(row.document_id)]));
  }

  /** Records a document that was read. */
  record(entry: LedgerEntry): void {
    this.#transaction((db) => {
      db.prepare(`INSERT OR REPLACE INTO documents (${columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`).run(
        entry.documentId,
        entry.key,
        entry.limits,
        entry.limitFailure,
        entry.file,
        entry.jsonBytes,
        JSON.stringify(entry.entry),
        JSON.stringify(entry.links),
        entry.seconds,
        JSON.stringify(entry.timings),
      );
    });
  }

  /** Notes which document each path holds now. */
  recordSources(sources: readonly { path: string; documentId: string }[]): void {
    this.#transaction((db) => {
      const write = db.prepare('INSERT OR REPLACE INTO sources VALUES (?, ?)');
      for (const { path, documentId } of sources) write.run(path, documentId);
    });
  }

  /** Documents that no path holds any more: their file was changed since. */
  orphans(): LedgerEntry[] {
    return this.#rows(
      'SELECT * FROM documents d WHERE NOT EXISTS (SELECT 1 FROM sources s WHERE s.document_id = d.document_id) ORDER BY file',
    ).map(toEntry);
  }

  /** The paths that hold a document. */
  pathsOf(documentId: string): string[] {
    return this.#rows('SELECT path FROM sources WHERE document_id = ? ORDER BY path', documentId).map((row) =>
      String(row.path),
    );
  }

  /** What checking the documents against each other showed when the folder was last in this state. */
  findAcross(state: string): RunFinding[] | null {
    const [row] = this.#rows('SELECT findings FROM across WHERE state = ?', state);
    return row === undefined ? null : (JSON.parse(String(row.findings)) as RunFinding[]);
  }

  recordAcross(state: string, findings: readonly RunFinding[]): void {
    this.#transaction((db) => {
      db.exec('DELETE FROM across');
      db.prepare('INSERT INTO across VALUES (?, ?)').run(state, JSON.stringify(findings));
    });
  }

  /** Forgets a document. Its file must be gone before. */
  forget(documentId: string): void {
    this.#use((db) => db.prepare('DELETE FROM documents WHERE document_id = ?').run(documentId));
  }

  close(): void {
    this.#db.close();
  }

  #rows(sql: string, ...values: string[]): Row[] {
    return this.#use((db) => db.prepare(sql).all(...values) as Row[]);
  }

  #transaction(change: (db: DatabaseSync) => void): void {
    this.#use((db) => {
      db.exec('BEGIN');
      try {
        change(db);
        db.exec('COMMIT');
      } catch (error) {
        if (db.isTransaction) db.exec('ROLLBACK');
        throw error;
      }
    });
  }

  #use<T>(action: (db: DatabaseSync) => T): T {
    try {
      return action(this.#db);
    } catch (error) {
      throw ledgerError(this.#path, error);
    }
  }
}

/** Seconds that reading each document took, from the ledger of an output folder; empty where there is none. Reads only. */
export function readSeconds(folder: string): Map<string, number> {
  const path = join(folder, ledgerName);
  if (!existsSync(path)) return new Map();
  try {
    const db = new DatabaseSync(readOnlyUrl(path), { readOnly: true });
    const rows = db.prepare('SELECT document_id, seconds FROM documents').all() as Row[];
    db.close();
    return new Map(rows.map((row) => [String(row.document_id), Number(row.seconds)]));
  } catch {
    return new Map(); // the times are a courtesy: a folder copied without write access to its ledger is exported without them
  }
}

/** As it stands, without taking part in its locks and side files. */
function readOnlyUrl(path: string): URL {
  const url = pathToFileURL(path);
  url.searchParams.set('immutable', '1');
  return url;
}

function toEntry(row: Row): LedgerEntry {
  return {
    documentId: String(row.document_id),
    key: String(row.key),
    limits: String(row.limits),
    limitFailure: row.limit_failure === null || row.limit_failure === undefined ? null : String(row.limit_failure),
    file: String(row.file),
    jsonBytes: Number(row.json_bytes),
    entry: JSON.parse(String(row.entry)) as RunEntry,
    links: { ...linkDefaults, ...(JSON.parse(String(row.links)) as Partial<DocumentLinks>) } as DocumentLinks,
    seconds: Number(row.seconds),
    timings: JSON.parse(String(row.timings)) as Timings,
  };
}

function createTables(db: DatabaseSync, path: string): void {
  const { user_version: version } = db.prepare('PRAGMA user_version').get() as { user_version: number };
  if (version > ledgerVersion)
    throw new InputError(
      'not-writable',
      `the ledger ${path} is that of a later yusuan (its version is ${version}, and ${ledgerVersion} is known here)`,
      'Use that version, or give another folder with --out.',
    );
  db.exec('PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=5000;');
  db.exec(`
    CREATE TABLE IF NOT EXISTS documents (
      document_id TEXT PRIMARY KEY, key TEXT NOT NULL, limits TEXT NOT NULL, limit_failure TEXT, file TEXT NOT NULL UNIQUE,
      json_bytes INTEGER NOT NULL, entry TEXT NOT NULL, links TEXT NOT NULL, seconds REAL NOT NULL, timings TEXT NOT NULL
    ) STRICT;
    CREATE TABLE IF NOT EXISTS sources (path TEXT PRIMARY KEY, document_id TEXT NOT NULL) STRICT;
    CREATE TABLE IF NOT EXISTS across (state TEXT PRIMARY KEY, findings TEXT NOT NULL) STRICT;
    CREATE INDEX IF NOT EXISTS sources_by_document ON sources (document_id);
    PRAGMA user_version=${ledgerVersion};
  `);
  db.prepare(`SELECT ${columns} FROM documents`); // raises where somebody's table lacks one
}

/** The primary result codes of SQLite that are the file system's doing. */
const writeFailures: Record<number, string> = { 8: 'EROFS', 10: 'EIO', 13: 'ENOSPC' };

function ledgerError(path: string, error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof InputError) return error;
  const result = 'errcode' in error ? Number(error.errcode) & 0xff : null;
  if (result === null) return error; // a fault of ours
  const code = writeFailures[result];
  if (code !== undefined)
    return notWritable(
      path,
      Object.assign(error, { code }),
      'Make room for it, or give a folder that may be written; the same command goes on from here.',
      `the ledger ${path}`,
    );
  return new InputError(
    'not-writable',
    `the ledger ${path} cannot be used: ${error.message}`,
    'Check the permissions of the folder; where the file is damaged, remove it: the documents are then read again.',
  );
}

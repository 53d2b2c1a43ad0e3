import { open } from 'node:fs/promises';
import { InputError } from '@yusuan/model';
import type { FlatTableName } from '@yusuan/schemas';

type DuckDb = typeof import('@duckdb/node-api');

/** What the file system refused, which DuckDB says in words only. */
const refusals = { ENOSPC: /no space left/i, EFBIG: /file too large/i };

/** What DuckDB keeps beside a database, and would replay into a new one of that name. */
const logEndings = ['.wal', '.wal.checkpoint', '.wal.recovery'];

export const duckDbLogs = (path: string): string[] => logEndings.map((ending) => `${path}${ending}`);

/** Whether a file is a DuckDB database, or empty. */
export async function isDuckDb(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(12), 0, 12, 0);
    return bytesRead === 0 || buffer.toString('latin1', 8) === 'DUCK';
  } finally {
    await file.close();
  }
}

/** Loads Parquet files into the tables of a new DuckDB file. Their exact types are taken over: money is DECIMAL(20,2). */
export async function parquetToDuckDb(parquet: ReadonlyMap<FlatTableName, string>, path: string): Promise<void> {
  const { DuckDBInstance } = await loadDuckDb();
  try {
    await load(DuckDBInstance, parquet, path);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const [code] = Object.entries(refusals).find(([, words]) => words.test(error.message)) ?? [];
    throw code === undefined ? error : Object.assign(error, { code });
  }
}

async function load(
  DuckDBInstance: DuckDb['DuckDBInstance'],
  parquet: ReadonlyMap<FlatTableName, string>,
  path: string,
): Promise<void> {
  const instance = await DuckDBInstance.create(path, {
    memory_limit: '64MB',
    threads: '1',
    preserve_insertion_order: 'false',
  });
  const connection = await instance.connect();
  try {
    for (const [table, file] of parquet)
      await connection.run(`CREATE TABLE ${table} AS SELECT * FROM read_parquet('${file.replaceAll("'", "''")}')`);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** DuckDB is large and not everybody's: it is loaded when it is wanted. */
async function loadDuckDb(): Promise<DuckDb> {
  try {
    return await import('@duckdb/node-api');
  } catch {
    throw new InputError(
      'unsupported',
      'the DuckDB library is not installed',
      'Install it beside yusuan (npm i @duckdb/node-api), or export to parquet, which DuckDB reads as it is.',
    );
  }
}

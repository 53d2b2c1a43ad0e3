import { rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { InputError } from '@yusuan/model';
import { type BudgetDocument, type FlatRow, type FlatTableName, flatTables } from '@yusuan/schemas';
import { asDamaged } from './asDamaged.ts';
import { tableColumns } from './columns.ts';
import { csvSink } from './csv.ts';
import { dataPackageDescriptor } from './dataPackage.ts';
import { documentToRows } from './documentToRows.ts';
import { duckDbLogs, isDuckDb, parquetToDuckDb } from './duckdb.ts';
import { ndjsonSink } from './ndjson.ts';
import { parquetSink } from './parquet.ts';
import { asTargetError, checkReplaceable, replaceFile } from './replaceFile.ts';
import type { RowSink } from './rowSink.ts';
import { inWorkFolder } from './workFolder.ts';

/** What `--to` may say. */
export const exportForms = ['csv', 'ndjson', 'parquet', 'duckdb', 'datapackage'] as const;
export type ExportForm = (typeof exportForms)[number];
/** The flat tables, in the order in which they are written. */
export const flatTableNames = Object.keys(flatTables) as FlatTableName[];

export interface ExportOptions {
  to: ExportForm;
  /**
   * `csv`, `ndjson`, `parquet`: a folder that gets one file for each table, or, where it ends in `.csv`, `.ndjson`, `.jsonl` or
   * `.parquet`, the file for `table` alone. `duckdb`: the database file. `datapackage`: a folder. `-`: `table` to `stream`.
   */
  out: string;
  /** The table of a form that holds one only: amounts where absent. */
  table?: FlatTableName;
  /** CSV for Excel: byte order mark, no formulas. */
  excel?: boolean;
  /** Where `out` of `-` goes. */
  stream?: NodeJS.WritableStream;
  /** What reading a document took. */
  secondsOf?: (documentId: string) => number | null;
  /** Findings of the run between documents, already as rows. */
  runFindings?: readonly FlatRow[];
}

export interface ExportSummary {
  documents: number;
  rows: Partial<Record<FlatTableName, number>>;
  files: string[];
}

/** Endings that say what a file is. A folder is seldom meant by a name that has one. */
const knownEnding = /^\.(csv|tsv|txt|ndjson|jsonl|json|parquet|duckdb|db|xlsx?|zip|gz)$/;

const rowsAtOnce = 5_000;
const fileEndings: Record<ExportForm, readonly string[]> = {
  csv: ['.csv'],
  ndjson: ['.ndjson', '.jsonl'],
  parquet: ['.parquet'],
  duckdb: [],
  datapackage: [],
};

/**
 * Writes the flat tables of documents. Holds one document at a time. Files are whole or not there: they are written in a hidden folder
 * beside the target and moved at the end.
 * @throws InputError where the target cannot be written
 */
export async function exportDocuments(
  documents: AsyncIterable<BudgetDocument>,
  options: ExportOptions,
): Promise<ExportSummary> {
  try {
    if (options.out === '-') return await exportToStream(documents, options);
    const { single, file } = await targetOf(options);
    const folder = file ? dirname(options.out) : options.out;
    const tables = single ? [options.table ?? 'amounts'] : flatTableNames;
    const name = (table: FlatTableName) => (single ? basename(options.out) : `${table}.${fileEnding(options.to)}`);
    const names = options.to === 'duckdb' ? [basename(options.out)] : tables.map(name);
    if (options.to === 'datapackage') names.push('datapackage.json');
    for (const written of names) await checkReplaceable(join(folder, written));
    return await inWorkFolder(folder, async (work) => {
      const summary = await writeTables(documents, options, tables, (table) =>
        openSink(options, join(work, name(table)), table),
      );
      if (options.to === 'duckdb') {
        const parquet = new Map(tables.map((table) => [table, join(work, name(table))]));
        await parquetToDuckDb(parquet, join(work, basename(options.out)));
      }
      if (options.to === 'datapackage') {
        const descriptor = `${JSON.stringify(dataPackageDescriptor(tables), null, 2)}\n`;
        await writeFile(join(work, 'datapackage.json'), descriptor);
      }
      if (options.to === 'duckdb') for (const log of duckDbLogs(options.out)) await rm(log, { force: true });
      for (const written of names) await replaceFile(join(folder, written), join(work, written));
      return { ...summary, files: names.map((written) => join(folder, written)) };
    });
  } catch (error) {
    throw asTargetError(error, options.out);
  }
}

/** Whether a path stands for a file, and for one that holds a single table. A folder that is there is one whatever its name. */
async function targetOf({ to, out }: ExportOptions): Promise<{ single: boolean; file: boolean }> {
  const info = await stat(out).catch(() => null); // absent, or mkdir says what is wrong
  const isFolder = info?.isDirectory() ?? /[\\/]$/.test(out);
  if (info !== null && !info.isFile() && !isFolder)
    // a device or pipe would be replaced by the file, not written to
    throw new InputError('not-writable', `${out} is not a regular file`, 'Give a file, or - for stdout, with --out.');
  const ending = extname(out).toLowerCase();
  if (to === 'duckdb' && isFolder)
    throw new InputError('not-writable', `${out} is a folder`, 'Give the database file with --out.');
  if (isFolder) return { single: false, file: false };
  if (to === 'duckdb' && info !== null && !(await isDuckDb(out)))
    throw new InputError(
      'not-writable',
      `${out} is there already, and no DuckDB database`,
      'Give another file with --out, or remove this one.',
    );
  const single = fileEndings[to].includes(ending);
  const fits = single || !knownEnding.test(ending) || (to === 'duckdb' && /db$/.test(ending));
  if (!fits)
    throw new InputError(
      'unsupported',
      `${out} has the name of a file, but not of one that ${to} is written to`,
      to === 'duckdb'
        ? 'Give a file such as budget.duckdb with --out, or another form with --to.'
        : `Give a folder${fileEndings[to].length > 0 ? ` or a file ending in ${fileEndings[to][0]}` : ''} with --out, or another form with --to.`,
    );
  return { single, file: single || to === 'duckdb' };
}

async function exportToStream(
  documents: AsyncIterable<BudgetDocument>,
  options: ExportOptions,
): Promise<ExportSummary> {
  if (options.to !== 'csv' && options.to !== 'ndjson')
    throw new InputError('unsupported', `${options.to} cannot be written to stdout`, 'Give a path with --out.');
  const table = options.table ?? 'amounts';
  const target = { stream: options.stream ?? process.stdout };
  return writeTables(documents, options, [table], () =>
    options.to === 'csv' ? csvSink(target, tableColumns(table), { excel: options.excel ?? false }) : ndjsonSink(target),
  );
}

function openSink(options: ExportOptions, path: string, table: FlatTableName): RowSink {
  switch (options.to) {
    case 'ndjson':
      return ndjsonSink({ path });
    case 'parquet':
    case 'duckdb':
      return parquetSink(path, tableColumns(table));
    case 'csv':
      return csvSink({ path }, tableColumns(table), { excel: options.excel ?? false });
    case 'datapackage':
      return csvSink({ path }, tableColumns(table), { excel: false });
  }
}

function fileEnding(form: ExportForm): string {
  return form === 'duckdb' ? 'parquet' : form === 'datapackage' ? 'csv' : form;
}

async function writeTables(
  documents: AsyncIterable<BudgetDocument>,
  options: ExportOptions,
  tables: readonly FlatTableName[],
  open: (table: FlatTableName) => RowSink,
): Promise<ExportSummary> {
  const sinks = tables.map((table) => ({ table, sink: open(table) }));
  const summary: ExportSummary = { documents: 0, rows: {}, files: [] };
  for (const table of tables) summary.rows[table] = 0;
  for await (const document of documents) {
    summary.documents++;
    const seconds = options.secondsOf?.(document.document_id) ?? null;
    try {
      for (const { table, sink } of sinks)
        summary.rows[table]! += await writeRows(sink, documentToRows(document, table, seconds));
    } catch (error) {
      throw asDamaged(document, error);
    }
  }
  const findings = sinks.find(({ table }) => table === 'findings');
  if (findings !== undefined) summary.rows.findings! += await writeRows(findings.sink, options.runFindings ?? []);
  for (const { sink } of sinks) await sink.close();
  return summary;
}

async function writeRows(sink: RowSink, rows: Iterable<FlatRow>): Promise<number> {
  let count = 0;
  let batch: FlatRow[] = [];
  for (const row of rows) {
    batch.push(row);
    count++;
    if (batch.length === rowsAtOnce) {
      await sink.write(batch);
      batch = [];
    }
  }
  if (batch.length > 0) await sink.write(batch);
  return count;
}

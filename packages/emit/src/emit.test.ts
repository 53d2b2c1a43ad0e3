import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { InputError } from '@yusuan/model';
import { AmountRow, type BudgetDocument, flatTables } from '@yusuan/schemas';
import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { withoutFormula } from './csv.ts';
import { amountRows } from './documentToRows.ts';
import { type ExportForm, exportDocuments, flatTableNames } from './exportDocuments.ts';
import { testDocument } from './testing/testDocument.ts';

const folder = () => mkdtempSync(join(tmpdir(), 'yusuan-emit-'));

async function* stream(documents: BudgetDocument[]) {
  yield* documents;
}

async function exported(to: ExportForm, path: string, options: { excel?: boolean } = {}) {
  return exportDocuments(stream([testDocument()]), { to, out: path, secondsOf: () => 1.23456, ...options });
}

async function queryAll(sql: string, database = ':memory:') {
  const instance = await DuckDBInstance.create(database);
  const connection = await instance.connect();
  const rows = (await connection.runAndReadAll(sql)).getRowObjectsJson();
  connection.closeSync();
  instance.closeSync();
  return rows;
}

describe('amountRows', () => {
  it('gives rows of the contract, filled up from column, table and document', () => {
    const [first, second] = [...amountRows(testDocument())];
    expect(AmountRow.parse(first)).toEqual(first);
    expect(first).toMatchObject({
      column_path: '2024年预算数/合计',
      fiscal_year: 2023,
      organisation_name: '某局',
      amount_yuan: '-12345678901234567.89',
      x0: 1.5,
      y1: 4,
    });
    expect(second).toMatchObject({
      fiscal_year: 2024,
      organisation_name: '某中心',
      organisation_code: '601001',
      x0: null,
    });
  });
});

describe('years and sides of rows', () => {
  it('takes the year of a “三公” row that is one, and the side of the column', () => {
    const document = testDocument();
    const [table] = document.tables;
    table!.type = 'three_public';
    table!.columns = table!.columns.map((column) => ({
      ...column,
      path: ['合计'],
      fiscal_year: 2024,
      side: 'revenue',
    }));
    const first = () => [...amountRows(document)].map(({ fiscal_year, side }) => [fiscal_year, side])[0];
    table!.lines[0]!.name = '2023年预算数';
    expect(first()).toEqual([2023, 'revenue']);
    table!.lines[0]!.name = '公务接待费';
    expect(first()).toEqual([2024, 'revenue']);
  });
});

describe('exportDocuments', () => {
  it('refuses names of other forms, and takes a folder that is there whatever its name', async () => {
    const root = folder();
    for (const [form, name] of [
      ['csv', 'x.ndjson'],
      ['ndjson', 'x.parquet'],
      ['parquet', 'x.CSV'],
      ['datapackage', 'x.json'],
      ['duckdb', 'x.csv'],
    ] as const)
      await expect(exported(form, join(root, name))).rejects.toMatchObject({
        code: 'unsupported',
        message: `${join(root, name)} has the name of a file, but not of one that ${form} is written to`,
      });
    expect(readdirSync(root)).toEqual([]);
    mkdirSync(join(root, 'a.csv'));
    await exported('csv', join(root, 'a.csv'));
    expect(readdirSync(join(root, 'a.csv'))).toHaveLength(6);
    await exported('csv', `${join(root, 'b.2024')}`);
    expect(readdirSync(join(root, 'b.2024'))).toHaveLength(6);
    await expect(exported('duckdb', join(root, 'a.csv'))).rejects.toMatchObject({ code: 'not-writable' });
  });

  it('leaves no folder behind that it made for nothing', async () => {
    const root = folder();
    const failing = (async function* () {
      yield testDocument();
      throw new InputError('damaged', 'the second document is damaged', 'Remove it.');
    })();
    await expect(exportDocuments(failing, { to: 'csv', out: join(root, 'a/b') })).rejects.toMatchObject({
      code: 'damaged',
    });
    expect(readdirSync(root)).toEqual([]);
  });

  it('writes six CSV files, cells exact, columns in the order of the schemas', async () => {
    const out = folder();
    const summary = await exported('csv', out);
    expect(summary.rows).toEqual({ documents: 1, amounts: 3, indicators: 1, projects: 1, statements: 1, findings: 1 });
    expect(readdirSync(out).sort()).toEqual(flatTableNames.map((name) => `${name}.csv`).sort());
    for (const name of flatTableNames) {
      const { data, meta } = Papa.parse<Record<string, string>>(
        readFileSync(join(out, `${name}.csv`), 'utf8').trimEnd(),
        { header: true },
      );
      expect(meta.fields).toEqual(Object.keys(flatTables[name].shape));
      expect(data.length).toBe(summary.rows[name]);
    }
    const indicators = Papa.parse<Record<string, string>>(readFileSync(join(out, 'indicators.csv'), 'utf8'), {
      header: true,
    }).data;
    expect(indicators[0]).toMatchObject({ operator: '=', target_raw: '=1000 册,\n"约"', qualitative: 'false' });
    expect(readFileSync(join(out, 'documents.csv'), 'utf8')).toMatch(/,1\.235,\n$/);
  });

  it('makes CSV for Excel: a mark, and no text that would be run', async () => {
    const out = folder();
    await exported('csv', out, { excel: true });
    const text = readFileSync(join(out, 'indicators.csv'), 'utf8');
    expect(text.startsWith('\ufeffdocument_id,')).toBe(true);
    expect(text).toContain('"\'=1000 册');
    expect(readFileSync(join(out, 'amounts.csv'), 'utf8')).toContain(',-12345678901234567.89,');
  });

  it('keeps money as strings in NDJSON', async () => {
    const out = folder();
    await exported('ndjson', out);
    const [first] = readFileSync(join(out, 'amounts.ndjson'), 'utf8').split('\n');
    expect(JSON.parse(first!)).toEqual([...amountRows(testDocument())][0]);
  });

  it('writes Parquet that other readers take, money as DECIMAL(20,2) to the last fen', async () => {
    const out = folder();
    await exported('parquet', out);
    const file = join(out, 'amounts.parquet');
    const types = await queryAll(`SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM '${file}')`);
    const type = Object.fromEntries(types.map((row) => [row.column_name, row.column_type]));
    expect(type).toMatchObject({ amount_yuan: 'DECIMAL(20,2)', code: 'VARCHAR', page: 'INTEGER', x0: 'DOUBLE' });
    const rows = await queryAll(`SELECT amount_yuan::VARCHAR AS yuan, name FROM '${file}' ORDER BY row`);
    expect(rows).toEqual([
      { yuan: '-12345678901234567.89', name: '合计' },
      { yuan: '0.00', name: '教育支出' },
      { yuan: null, name: '教育支出' },
    ]);
    const own = await parquetReadObjects({ file: await asyncBufferFromFile(join(out, 'indicators.parquet')) });
    expect(own[0]).toMatchObject({ target_value: 1000, qualitative: false, project_name: null });
  });

  it('fills a DuckDB file with the six tables', async () => {
    const path = join(folder(), 'x/budget.duckdb');
    await exported('duckdb', path);
    expect(readdirSync(join(path, '..'))).toEqual(['budget.duckdb']);
    const rows = await queryAll(
      'SELECT sum(amount_yuan)::VARCHAR AS s, count(*)::INT AS n FROM amounts JOIN documents USING (document_id)',
      path,
    );
    expect(rows).toEqual([{ s: '-12345678901234567.89', n: 3 }]);
    const tables = await queryAll('SELECT table_name FROM duckdb_tables() ORDER BY 1', path);
    expect(tables.map((row) => row.table_name)).toEqual([...flatTableNames].sort());
  });

  it('removes the log of the DuckDB file that it replaces, which DuckDB would replay into the new one', async () => {
    const path = join(folder(), 'budget.duckdb');
    await exported('duckdb', path);
    for (const ending of ['.wal', '.wal.checkpoint', '.wal.recovery']) writeFileSync(`${path}${ending}`, 'old');
    await exported('duckdb', path);
    expect(readdirSync(join(path, '..'))).toEqual(['budget.duckdb']);
  });

  it('does not put a DuckDB file in the place of another one, but in that of an empty one', async () => {
    const path = join(folder(), 'budget');
    for (const text of ['%PDF-1.7\n1 0 obj\n', 'short']) {
      writeFileSync(path, text);
      await expect(exported('duckdb', path)).rejects.toMatchObject({
        code: 'not-writable',
        message: `${path} is there already, and no DuckDB database`,
      });
      expect(readFileSync(path, 'utf8')).toBe(text);
    }
    writeFileSync(path, '');
    await exported('duckdb', path);
    expect(await queryAll('SELECT count(*)::INT AS n FROM amounts', path)).toEqual([{ n: 3 }]);
  });

  it('describes the data package: types, keys, fiscal column types', async () => {
    const out = folder();
    await exported('datapackage', out);
    const { resources } = JSON.parse(readFileSync(join(out, 'datapackage.json'), 'utf8'));
    expect(resources.map((resource: { path: string }) => resource.path)).toEqual(
      flatTableNames.map((name) => `${name}.csv`),
    );
    const { schema } = resources[1];
    expect(schema.primaryKey).toBe('amount_id');
    expect(schema.foreignKeys).toEqual([
      { fields: 'document_id', reference: { resource: 'documents', fields: 'document_id' } },
    ]);
    const field = (name: string) => schema.fields.find((candidate: { name: string }) => candidate.name === name);
    expect(field('amount_yuan')).toMatchObject({ type: 'number', columnType: 'value' });
    expect(field('side')).toMatchObject({ type: 'string', constraints: { enum: ['revenue', 'expenditure'] } });
    expect(field('code').constraints).toBeUndefined();
  });

  it('leaves nothing behind when a document cannot be read', async () => {
    const out = folder();
    const failing = (async function* () {
      yield testDocument();
      throw new Error('no more');
    })();
    await expect(exportDocuments(failing, { to: 'csv', out })).rejects.toThrow('no more');
    expect(readdirSync(out)).toEqual([]);
  });

  it('does not put a file in the place of a device', async () => {
    await expect(exported('duckdb', '/dev/null')).rejects.toThrow('/dev/null is not a regular file');
  });

  it('replaces no table where one of them cannot be, and names that', async () => {
    const out = folder();
    mkdirSync(join(out, 'findings.csv'));
    writeFileSync(join(out, 'documents.csv'), 'old');
    await expect(exported('csv', out)).rejects.toMatchObject({
      code: 'not-writable',
      message: `${join(out, 'findings.csv')} is a folder`,
    });
    expect(readFileSync(join(out, 'documents.csv'), 'utf8')).toBe('old');
    expect(readdirSync(out)).toEqual(['documents.csv', 'findings.csv']);
  });

  it('names a target that cannot be written', async () => {
    const path = join(folder(), 'a');
    await exported('duckdb', path);
    await expect(exported('parquet', path)).rejects.toMatchObject({ code: 'not-writable' });
  });
});

describe('withoutFormula', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['-cmd', "'-cmd"],
    ['+86 791', "'+86 791"],
    ['\t=1', "'\t=1"],
    ['-12.50', '-12.50'],
    ['-1,234.5', '-1,234.5'],
    ['-100%', '-100%'],
    ['=', '='],
    ['-', '-'],
    ['>=98%', '>=98%'],
    ['', ''],
  ])('%j becomes %j', (text, safe) => {
    expect(withoutFormula(text)).toBe(safe);
  });
});

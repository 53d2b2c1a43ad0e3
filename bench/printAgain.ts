/**
 * What benches that print the hand-read tables anew share: their options, the tables of the pages that the truth covers, and the score of a print of them.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { exportDocuments } from '../packages/emit/src/index.ts';
import type { Block, Grid } from '../packages/model/src/index.ts';
import { openPdf } from '../packages/pdf/src/index.ts';
import { ingestFile } from '../packages/run/src/index.ts';
import { joinBlocks, pageToBlocks } from '../packages/tables/src/index.ts';
import type { BudgetDocument } from '../schemas/src/index.ts';
import { truthPages } from './ocr-lines.ts';

const shared = join(import.meta.dirname, '../../shared');
const truth = join(shared, 'corpus/truth');

export interface TruthCell {
  row: number;
  column: number;
  rowSpan: number;
  columnSpan: number;
  text: string;
  isNumber: boolean;
}

export interface TruthTable {
  kind: 'table';
  rows: number;
  columns: number;
  /** Rows above the first number. */
  headRows: number;
  cells: TruthCell[];
}

export interface TruthLine {
  kind: 'line';
  text: string;
  style: 'title' | 'unit' | 'text';
}

export type PrintedBlock = TruthTable | TruthLine;

/** The lines and tables of each document whose amounts were read by hand, by its id; tables joined over pages. Empty where there is no corpus. */
async function truthBlocks(): Promise<Map<string, PrintedBlock[]>> {
  const pages = truthPages(join(shared, 'corpus'));
  const found = new Map<string, PrintedBlock[]>();
  for (const { id, file } of new Map(pages.map((page) => [page.id, page])).values())
    found.set(id, await fileToBlocks(file, new Set(pages.filter((page) => page.id === id).map(({ page }) => page))));
  return found;
}

async function fileToBlocks(file: string, covered: ReadonlySet<number>): Promise<PrintedBlock[]> {
  const pdf = await openPdf(new Uint8Array(readFileSync(file)), { sourceName: file });
  const blocks: Block[][] = [];
  for await (const page of pdf.pages()) blocks.push(pageToBlocks(page));
  await pdf.close();
  return joinBlocks(blocks).flatMap((block) => {
    if (block.kind === 'table') return gridToTable(block.grid, covered) ?? [];
    return covered.has(block.page) ? { kind: 'line', text: block.text, style: lineStyle(block.text.trim()) } : [];
  });
}

function lineStyle(text: string): TruthLine['style'] {
  if (/表(?:[（(].*[）)])?$/.test(text) && text.length < 40) return 'title';
  return /单位[:：].*元/.test(text) ? 'unit' : 'text';
}

function gridToTable(grid: Grid, covered: ReadonlySet<number>): TruthTable | null {
  const repeated = new Set(
    grid.fragments
      .slice(1)
      .flatMap(({ firstRow, repeatedHeaderRows }) =>
        Array.from({ length: repeatedHeaderRows }, (_, i) => firstRow + i),
      ),
  );
  const pageOfRow = new Map(grid.cells.map((cell) => [cell.row, cell.page]));
  const rows = Array.from({ length: grid.rows }, (_, row) => row).filter(
    (row) => !repeated.has(row) && covered.has(pageOfRow.get(row)!),
  );
  const cells = grid.cells
    .filter(({ row }) => rows.includes(row))
    .map(({ row, rowSpan, column, columnSpan, text }) => ({
      row: rows.indexOf(row),
      rowSpan: rows.filter((other) => other >= row && other < row + rowSpan).length,
      column,
      columnSpan,
      text: text.replace(/\s*\n\s*/g, ''),
      isNumber: isNumber(text),
    }));
  const headRows = Math.min(...cells.filter((cell) => cell.isNumber).map(({ row }) => row), rows.length);
  return rows.length === 0 ? null : { kind: 'table', rows: rows.length, columns: grid.columns, headRows, cells };
}

function isNumber(text: string): boolean {
  return /^-?(?:[\d,]+\.\d+|\d{1,3}(?:,\d{3})+|0)$/.test(text.trim());
}

/**
 * Prints the documents in each of these forms, or in the one that `--only` names, and shows the score of each. `print` writes ID.pdf into the folder for every
 * document, given by its id; `--keep` names the folder of all forms, a temporary one where absent.
 */
export async function scoreForms(
  forms: readonly string[],
  print: (form: string, folder: string, documents: ReadonlyMap<string, PrintedBlock[]>) => void,
): Promise<void> {
  const { values } = parseArgs({
    options: { only: { type: 'string' }, keep: { type: 'string' }, verbose: { type: 'boolean', default: false } },
  });
  const documents = await truthBlocks();
  if (documents.size === 0) {
    console.error('no corpus beside the repository: nothing to measure');
    process.exit(2);
  }
  const work = values.keep ?? mkdtempSync(join(tmpdir(), 'yusuan-prints-'));
  for (const form of values.only ? [values.only] : forms) {
    const folder = join(work, form);
    mkdirSync(folder, { recursive: true });
    print(form, folder, documents);
    console.log(form);
    await scorePrints(folder, [...documents.keys()], values.verbose);
  }
}

/** Reads the prints ID.pdf of a folder and shows their score. Pages are not compared: a print has other ones than the document. */
async function scorePrints(folder: string, ids: readonly string[], verbose: boolean): Promise<void> {
  mkdirSync(join(folder, 'truth'), { recursive: true });
  for (const id of ids) {
    const meta = JSON.parse(readFileSync(join(truth, `${id}.json`), 'utf8')) as object;
    const sha256 = createHash('sha256')
      .update(readFileSync(join(folder, `${id}.pdf`)))
      .digest('hex');
    writeFileSync(join(folder, 'truth', `${id}.json`), JSON.stringify({ ...meta, sha256, pages_covered: [1] }));
    const rows = readFileSync(join(truth, `${id}.csv`), 'utf8').replace(/^\d+,/gm, '1,'); // the page comes first
    writeFileSync(join(folder, 'truth', `${id}.csv`), rows);
  }
  await exportDocuments(documents(folder, ids), { to: 'csv', out: folder });
  const score = [join(shared, 'tools/score.mjs'), join(folder, 'amounts.csv'), join(folder, 'truth')];
  const shown = execFileSync('node', [...score, ...(verbose ? ['--verbose'] : [])], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  process.stdout.write(shown);
}

async function* documents(folder: string, ids: readonly string[]): AsyncGenerator<BudgetDocument> {
  for (const id of ids) yield onOnePage(await ingestFile(join(folder, `${id}.pdf`), { ocr: 'never' }));
}

function onOnePage(document: BudgetDocument): BudgetDocument {
  const tables = document.tables.map((table) => ({
    ...table,
    lines: table.lines.map((line) => ({ ...line, amounts: line.amounts.map((amount) => ({ ...amount, page: 1 })) })),
  }));
  return { ...document, tables };
}

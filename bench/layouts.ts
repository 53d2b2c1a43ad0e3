/**
 * The hand-read tables in other layouts: each document of the corpus whose amounts are known is read, its tables are printed anew through
 * headless Chromium without some or all of their rules, and what is read from that print is scored against the same amounts.
 *   node bench/layouts.ts [--only LAYOUT] [--keep DIR] [--verbose]
 * Needs Debian's chromium and fonts-noto-cjk. Pages are not compared: a print has other ones than the document.
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

const base =
  'body{font:9px "Noto Sans CJK SC";margin:0} p.title{font-size:16px;text-align:center} p.unit{text-align:right} table{border-collapse:collapse;width:100%;margin-bottom:10px} td{padding:2px 6px} tr{break-inside:avoid} .head td{text-align:center} td.number{text-align:right} @page{size:A4 landscape;margin:12mm}';
const layouts: Record<string, string> = {
  ruled: 'td{border:1px solid}',
  open: 'td{border:1px solid} table{border-left:hidden;border-right:hidden}',
  narrow: 'body{font-size:8px} td{border:1px solid;padding:1px 2px} @page{size:A4 portrait;margin:10mm}',
  nobody: '.head td,table{border:1px solid}',
  nohead: '.body td{border:1px solid}',
  hrules: 'tr,table{border-top:1px solid;border-bottom:1px solid}',
  three: 'table{border-top:2px solid;border-bottom:2px solid} .last{border-bottom:1px solid}',
  zebra: 'tr:nth-child(even){background:#ddd}',
  none: '',
};

const { values } = parseArgs({
  options: { only: { type: 'string' }, keep: { type: 'string' }, verbose: { type: 'boolean', default: false } },
});
const shared = join(import.meta.dirname, '../../shared');
const truth = join(shared, 'corpus/truth');
const pages = truthPages(join(shared, 'corpus'));
if (pages.length === 0) {
  console.error('no corpus beside the repository: nothing to measure');
  process.exit(2);
}
const work = values.keep ?? mkdtempSync(join(tmpdir(), 'yusuan-layouts-'));
const bodies = new Map<string, string>();
for (const { id, file } of new Map(pages.map((page) => [page.id, page])).values())
  bodies.set(id, await fileToHtml(file, new Set(pages.filter((page) => page.id === id).map(({ page }) => page))));
for (const layout of values.only ? [values.only] : Object.keys(layouts)) await measure(layout);

/** The pages that the truth covers, as HTML: lines of text, and tables joined over pages. */
async function fileToHtml(file: string, covered: ReadonlySet<number>): Promise<string> {
  const pdf = await openPdf(new Uint8Array(readFileSync(file)), { sourceName: file });
  const blocks: Block[][] = [];
  for await (const page of pdf.pages()) blocks.push(pageToBlocks(page));
  await pdf.close();
  return joinBlocks(blocks)
    .map((block) => {
      if (block.kind === 'table') return gridToHtml(block.grid, covered);
      return covered.has(block.page) ? `<p class="${lineClass(block.text.trim())}">${escapeHtml(block.text)}</p>` : '';
    })
    .join('\n');
}

function lineClass(text: string): string {
  if (/表(?:[（(].*[）)])?$/.test(text) && text.length < 40) return 'title';
  return /单位[:：].*元/.test(text) ? 'unit' : '';
}

function gridToHtml(grid: Grid, covered: ReadonlySet<number>): string {
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
  if (rows.length === 0) return '';
  const firstNumber = grid.cells.find(({ row, text }) => rows.includes(row) && isNumber(text))?.row ?? 0;
  const lines = rows.map((row) => {
    const cells = grid.cells.filter((cell) => cell.row === row);
    const place = row < firstNumber ? 'head' : 'body';
    const last = row === firstNumber - 1 ? ' last' : '';
    return `<tr class="${place}${last}">${cells.map((cell) => cellToHtml(cell, rows)).join('')}</tr>`;
  });
  return `<table>${lines.join('\n')}</table>`;
}

function cellToHtml({ row, rowSpan, columnSpan, text }: Grid['cells'][number], rows: readonly number[]): string {
  const span = rows.filter((other) => other >= row && other < row + rowSpan).length;
  const words = escapeHtml(text.replace(/\s*\n\s*/g, ''));
  return `<td rowspan="${span}" colspan="${columnSpan}"${isNumber(text) ? ' class="number"' : ''}>${words}</td>`;
}

function isNumber(text: string): boolean {
  return /^-?[\d,]{2,}(?:\.\d+)?$/.test(text.trim());
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replace(/^ +/, (spaces) => '&nbsp;'.repeat(spaces.length));
}

async function measure(layout: string): Promise<void> {
  const folder = join(work, layout);
  mkdirSync(join(folder, 'truth'), { recursive: true });
  for (const [id, body] of bodies) {
    const html = join(folder, `${id}.html`);
    writeFileSync(html, `<html><meta charset="utf-8"><style>${base} ${layouts[layout]}</style>${body}</html>`);
    const pdf = join(folder, `${id}.pdf`);
    const args = ['--headless', '--no-sandbox', '--disable-gpu', '--no-pdf-header-footer', `--print-to-pdf=${pdf}`];
    execFileSync('chromium', [...args, html], { stdio: 'ignore' });
    const meta = JSON.parse(readFileSync(join(truth, `${id}.json`), 'utf8')) as object;
    const sha256 = createHash('sha256').update(readFileSync(pdf)).digest('hex');
    writeFileSync(join(folder, 'truth', `${id}.json`), JSON.stringify({ ...meta, sha256, pages_covered: [1] }));
    const rows = readFileSync(join(truth, `${id}.csv`), 'utf8').replace(/^\d+,/gm, '1,'); // the page comes first
    writeFileSync(join(folder, 'truth', `${id}.csv`), rows);
  }
  await exportDocuments(documents(folder), { to: 'csv', out: folder });
  console.log(layout);
  const score = [join(shared, 'tools/score.mjs'), join(folder, 'amounts.csv'), join(folder, 'truth')];
  const shown = execFileSync('node', [...score, ...(values.verbose ? ['--verbose'] : [])], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  process.stdout.write(shown);
}

async function* documents(folder: string): AsyncGenerator<BudgetDocument> {
  for (const id of bodies.keys()) yield onOnePage(await ingestFile(join(folder, `${id}.pdf`), { ocr: 'never' }));
}

function onOnePage(document: BudgetDocument): BudgetDocument {
  const tables = document.tables.map((table) => ({
    ...table,
    lines: table.lines.map((line) => ({ ...line, amounts: line.amounts.map((amount) => ({ ...amount, page: 1 })) })),
  }));
  return { ...document, tables };
}

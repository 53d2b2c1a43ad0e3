/**
 * The hand-read tables in other layouts: each document of the corpus whose amounts are known is read, its tables are printed anew through
 * headless Chromium without some or all of their rules, and what is read from that print is scored against the same amounts.
 *   node bench/layouts.ts [--only LAYOUT] [--keep DIR] [--verbose]
 * Needs Debian's chromium and fonts-noto-cjk. Pages are not compared: a print has other ones than the document.
 */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type PrintedBlock, scoreForms, type TruthCell } from './printAgain.ts';

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

await scoreForms(Object.keys(layouts), (layout, folder, documents) => {
  for (const [id, blocks] of documents) {
    const html = join(folder, `${id}.html`);
    const body = blocks.map(blockToHtml).join('\n');
    writeFileSync(html, `<html><meta charset="utf-8"><style>${base} ${layouts[layout]}</style>${body}</html>`);
    const args = ['--headless', '--no-sandbox', '--disable-gpu', '--no-pdf-header-footer'];
    execFileSync('chromium', [...args, `--print-to-pdf=${join(folder, `${id}.pdf`)}`, html], { stdio: 'ignore' });
  }
});

function blockToHtml(block: PrintedBlock): string {
  if (block.kind === 'line')
    return `<p class="${block.style === 'text' ? '' : block.style}">${escapeHtml(block.text)}</p>`;
  const lines = Array.from({ length: block.rows }, (_, row) => {
    const place = row < block.headRows ? 'head' : 'body';
    const last = row === block.headRows - 1 ? ' last' : '';
    const cells = block.cells.filter((cell) => cell.row === row);
    return `<tr class="${place}${last}">${cells.map(cellToHtml).join('')}</tr>`;
  });
  return `<table>${lines.join('\n')}</table>`;
}

function cellToHtml({ rowSpan, columnSpan, text, isNumber }: TruthCell): string {
  return `<td rowspan="${rowSpan}" colspan="${columnSpan}"${isNumber ? ' class="number"' : ''}>${escapeHtml(text)}</td>`;
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replace(/^ +/, (spaces) => '&nbsp;'.repeat(spaces.length));
}

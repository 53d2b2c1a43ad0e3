/**
 * The hand-read tables as a spreadsheet prints them: each table a sheet of its own, printed by LibreOffice to fit the width of the page, or in slices where
 * a wide sheet goes on to the right, page by page down first or across first, and scored against the same amounts.
 *   node bench/sheets.ts [--only PRINT] [--keep DIR] [--verbose]
 * Needs Debian's libreoffice-calc and fonts-noto-cjk.
 */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type PrintedBlock, scoreForms, type TruthCell, type TruthLine, type TruthTable } from './printAgain.ts';

const landscape = 'fo:page-width="297mm" fo:page-height="210mm" style:print-orientation="landscape"';
const portrait = 'fo:page-width="210mm" fo:page-height="297mm" style:print-orientation="portrait"';
const prints: Record<string, string> = {
  fit: `${landscape} style:scale-to-X="1" style:scale-to-Y="0"`,
  down: landscape,
  across: `${landscape} style:print-page-order="ltr"`,
  portrait,
};

/** Millimetres that a column is wide. */
const narrowest = 14;
const widest = 62;

await scoreForms(Object.keys(prints), (print, folder, documents) => {
  const files = [...documents].map(([id, blocks]) => {
    const file = join(folder, `${id}.fods`);
    writeFileSync(file, spreadsheet(blocks, prints[print]!));
    return file;
  });
  execFileSync('soffice', ['--headless', '--convert-to', 'pdf', '--outdir', folder, ...files], { stdio: 'ignore' });
});

/** A flat OpenDocument spreadsheet: a sheet for each table, with the lines above it as its first rows. */
function spreadsheet(blocks: readonly PrintedBlock[], page: string): string {
  const sheets: string[] = [];
  let above: TruthLine[] = [];
  for (const block of blocks) {
    if (block.kind === 'line') above.push(block);
    else {
      sheets.push(tableToSheet(block, above, `S${sheets.length + 1}`));
      above = [];
    }
  }
  const widths = Array.from({ length: widest + 1 }, (_, mm) => columnStyle(mm)).join('');
  const styles = [
    cellStyle('title', 'center', false, 16),
    cellStyle('unit', 'end', false),
    cellStyle('text', 'start', false),
    cellStyle('head', 'center', true),
    cellStyle('name', 'start', true),
    cellStyle('number', 'end', true),
  ].join('');
  const namespaces = ['office', 'style', 'text', 'table'].map(
    (name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<office:document ${namespaces.join(' ')} xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
 office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.spreadsheet">
<office:automatic-styles>${widths}${styles}
<style:style style:name="sheet" style:family="table" style:master-page-name="Default"/>
<style:page-layout style:name="page"><style:page-layout-properties ${page} fo:margin="12mm"/></style:page-layout></office:automatic-styles>
<office:master-styles><style:master-page style:name="Default" style:page-layout-name="page"/></office:master-styles>
<office:body><office:spreadsheet>${sheets.join('')}</office:spreadsheet></office:body></office:document>`;
}

function columnStyle(mm: number): string {
  return `<style:style style:name="w${mm}" style:family="table-column"><style:table-column-properties style:column-width="${mm}mm"/></style:style>`;
}

function cellStyle(name: string, align: string, isRuled: boolean, size = 9): string {
  const border = isRuled ? 'fo:border="0.5pt solid #000000" ' : '';
  return `<style:style style:name="${name}" style:family="table-cell"><style:table-cell-properties ${border}fo:wrap-option="wrap" style:vertical-align="middle"/><style:paragraph-properties fo:text-align="${align}"/><style:text-properties fo:font-size="${size}pt" style:font-size-asian="${size}pt" style:font-name-asian="Noto Sans CJK SC"/></style:style>`;
}

function tableToSheet(table: TruthTable, above: readonly TruthLine[], name: string): string {
  const columns = columnWidths(table).map((mm) => `<table:table-column table:style-name="w${mm}"/>`);
  const lines = above.map(({ style, text }) => row(cell(style, text.trim(), table.columns, 1)));
  const starts = new Map(table.cells.map((start) => [`${start.row} ${start.column}`, start]));
  const rows = Array.from({ length: table.rows }, (_, at) =>
    row(
      Array.from({ length: table.columns }, (_, column) => {
        const start = starts.get(`${at} ${column}`);
        return start ? tableCell(start, at < table.headRows) : '<table:covered-table-cell/>';
      }).join(''),
    ),
  );
  return `<table:table table:name="${name}" table:style-name="sheet">${[...columns, ...lines, ...rows].join('')}</table:table>`;
}

function row(cells: string): string {
  return `<table:table-row>${cells}</table:table-row>`;
}

function tableCell({ text, columnSpan, rowSpan, isNumber }: TruthCell, isHead: boolean): string {
  return cell(isHead ? 'head' : isNumber ? 'number' : 'name', text, columnSpan, rowSpan);
}

function cell(style: string, text: string, columns: number, rows: number): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<table:table-cell table:style-name="${style}" table:number-columns-spanned="${columns}" table:number-rows-spanned="${rows}" office:value-type="string"><text:p>${escaped}</text:p></table:table-cell>`;
}

/** Millimetres: as wide as the texts of the column, within limits; heads wrap. */
function columnWidths({ columns, headRows, cells }: TruthTable): number[] {
  const widths = new Array<number>(columns).fill(narrowest);
  for (const { column, columnSpan, row, text } of cells) {
    if (columnSpan > 1) continue;
    const letters = [...text].reduce((sum, letter) => sum + (letter > '\u00ff' ? 2 : 1.1), 0);
    widths[column] = Math.max(widths[column]!, Math.min(Math.round(letters * (row < headRows ? 1 : 1.9)), widest));
  }
  return widths;
}

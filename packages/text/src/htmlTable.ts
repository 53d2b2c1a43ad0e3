import { type Cell, type Grid, InputError, superscript } from '@yusuan/model';
import { type HtmlElement, type HtmlText, isElement } from './htmlTree.ts';
import { indentOf } from './rows.ts';

const BLOCKS = new Set(['p', 'div', 'br', 'li', 'tr', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'section']);
const MAX_CELLS = 2_000_000;

/** Text of a node; nested tables are left out (they become grids of their own). */
export function nodeText(node: HtmlElement | HtmlText, keepTables = false): string {
  if (!isElement(node)) return node.text.replace(/[ \t\r\n\f]+/g, ' ');
  if (node.name === 'br') return '\n';
  if (node.name === 'table' && !keepTables) return '';
  const inner = node.children.map((child) => nodeText(child, keepTables)).join('');
  if (node.name === 'sup') return superscript(inner);
  return BLOCKS.has(node.name) ? `\n${inner}\n` : inner;
}

export function tidyCell(text: string): string {
  return text
    .split('\n')
    .map((line, i) => (i === 0 ? line.replace(/^ /, '').trimEnd() : line.trim()))
    .filter((line) => line.trim() !== '')
    .join('\n');
}

interface SourceCell {
  element: HtmlElement;
  header: boolean;
}

/** The rows of a table, those of nested tables left out. */
function tableRows(table: HtmlElement): { cells: SourceCell[]; offset: number; head: boolean }[] {
  const rows: { cells: SourceCell[]; offset: number; head: boolean }[] = [];
  const visit = (element: HtmlElement, head: boolean): void => {
    for (const child of element.children) {
      if (!isElement(child) || child.name === 'table') continue;
      if (child.name === 'tr') {
        const cells = child.children.filter(isElement).filter((cell) => cell.name === 'td' || cell.name === 'th');
        rows.push({
          cells: cells.map((cell) => ({ element: cell, header: cell.name === 'th' })),
          offset: child.offset,
          head,
        });
      } else visit(child, head || child.name === 'thead');
    }
  };
  visit(table, false);
  return rows;
}

function span(value: string | undefined, limit: number): number {
  const number = Number.parseInt(value ?? '1', 10);
  if (number === 0) return limit;
  return Number.isFinite(number) && number > 1 ? Math.min(number, limit) : 1;
}

/**
 * A `<table>` as a grid: rowspan and colspan laid out as browsers do, gaps filled with blank cells. `lineAt` turns an offset into a line of
 * the source. Null where it has no cells. Throws InputError `limit` when its spans ask for more than two million cells.
 */
export function htmlTableToGrid(
  table: HtmlElement,
  lineAt: (offset: number) => number,
  sourceName: string,
): Grid | null {
  const source = tableRows(table);
  const cells: Cell[] = [];
  const taken: boolean[][] = source.map(() => []);
  let columns = 0;
  let headerRows = 0;
  let inHeader = true;
  for (const [row, { cells: rowCells, offset, head }] of source.entries()) {
    if (inHeader && rowCells.length > 0 && (head || rowCells.every((cell) => cell.header))) headerRows = row + 1;
    else if (rowCells.length > 0) inHeader = false;
    let column = 0;
    for (const { element } of rowCells) {
      while (taken[row]![column]) column++;
      const rowSpan = span(element.attributes.rowspan, source.length - row);
      const columnSpan = span(element.attributes.colspan, 1000);
      const raw = tidyCell(element.children.map((child) => nodeText(child)).join(''));
      cells.push({
        row,
        column,
        rowSpan,
        columnSpan,
        text: raw.trim() === '' ? '' : raw,
        indent: indentOf(raw),
        page: 1,
        sourceLine: lineAt(element.offset >= 0 ? element.offset : offset),
      });
      for (let r = row; r < row + rowSpan; r++) for (let c = column; c < column + columnSpan; c++) taken[r]![c] = true;
      column += columnSpan;
      columns = Math.max(columns, column);
    }
    if (columns * source.length > MAX_CELLS) {
      throw new InputError(
        'limit',
        `${sourceName} holds a table of more than ${MAX_CELLS} cells`,
        'Split the file, or take out the table that has too many columns.',
      );
    }
  }
  if (columns === 0) return null;
  for (const [row, { offset }] of source.entries()) {
    for (let column = 0; column < columns; column++) {
      if (taken[row]![column]) continue;
      cells.push({ row, column, rowSpan: 1, columnSpan: 1, text: '', indent: 0, page: 1, sourceLine: lineAt(offset) });
    }
  }
  cells.sort((a, b) => a.row - b.row || a.column - b.column);
  return {
    rows: source.length,
    columns,
    cells,
    fragments: [
      {
        page: 1,
        firstRow: 0,
        lastRow: source.length - 1,
        firstColumn: 0,
        lastColumn: columns - 1,
        repeatedHeaderRows: 0,
      },
    ],
    method: cells.length === source.length * columns ? 'tabbed' : 'html', // without any span its cells say as little as separators do
    ...(headerRows > 0 && headerRows < source.length ? { headerRows } : {}),
    notices: [],
  };
}

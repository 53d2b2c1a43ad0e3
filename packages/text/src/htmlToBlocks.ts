import type { Block, TextBlock } from '@yusuan/model';
import { htmlTableToGrid, nodeText, tidyCell } from './htmlTable.ts';
import { type HtmlElement, type HtmlText, isElement, parseHtml } from './htmlTree.ts';

const BREAKING = new Set([
  'p',
  'div',
  'li',
  'ul',
  'ol',
  'section',
  'article',
  'header',
  'footer',
  'main',
  'body',
  'html',
  'blockquote',
  'dd',
  'dt',
  'dl',
  'center',
  'form',
  'nav',
  'aside',
  'pre',
  'caption',
  'figure',
  'figcaption',
  'td',
  'th',
  'tr',
  'tbody',
  'thead',
  'tfoot',
  'hr',
  'br',
  '#root',
]);

/** HTML (a page, or a piece inside other text) as blocks. `firstLine` is the 1-based line at which the piece stands. */
export function htmlToBlocks(source: string, sourceName: string, firstLine = 1): Block[] {
  const starts = [0];
  for (let i = source.indexOf('\n'); i >= 0; i = source.indexOf('\n', i + 1)) starts.push(i + 1);
  const lineAt = (offset: number): number => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return firstLine + low;
  };
  const blocks: Block[] = [];
  let pending = '';
  let pendingOffset = 0;
  const flush = (heading?: number): void => {
    for (const line of pending.split('\n')) {
      const text = line.trim();
      if (text === '') continue;
      const block: TextBlock = { kind: 'text', page: 1, text, line: lineAt(pendingOffset) };
      if (heading !== undefined) block.heading = heading;
      blocks.push(block);
    }
    pending = '';
  };
  const visit = (node: HtmlElement | HtmlText): void => {
    if (!isElement(node)) {
      if (pending.trim() === '') pendingOffset = node.offset + (/^\s*/.exec(node.text)?.[0].length ?? 0);
      pending += node.text.replace(/\s+/g, ' ');
      return;
    }
    if (node.name === 'table') {
      flush();
      visitTable(node);
      return;
    }
    const heading = /^h([1-6])$/.exec(node.name);
    const breaks = heading !== null || BREAKING.has(node.name);
    if (breaks) flush();
    for (const child of node.children) visit(child);
    if (breaks) flush(heading ? Number(heading[1]) : undefined);
  };
  const visitTable = (table: HtmlElement): void => {
    for (const caption of table.children.filter(isElement)) {
      if (caption.name !== 'caption') continue;
      pending = tidyCell(nodeText(caption));
      pendingOffset = caption.offset;
      flush();
    }
    const grid = htmlTableToGrid(table, lineAt, sourceName);
    const nested = nestedTables(table);
    const filled = grid ? grid.cells.filter((cell) => cell.text !== '').length : 0;
    // A table that only lays out the page: its texts are text, the tables in its cells are the tables.
    if (grid && (nested.length === 0 || (filled > 2 && grid.columns > 1)) && !(grid.columns === 1 && grid.rows === 1)) {
      blocks.push({ kind: 'table', grid });
      for (const inner of nested) visitTable(inner);
      return;
    }
    for (const child of table.children) if (!isElement(child) || child.name !== 'caption') visit(child);
    flush();
  };
  visit(parseHtml(source));
  flush();
  return blocks;
}

function nestedTables(element: HtmlElement): HtmlElement[] {
  const found: HtmlElement[] = [];
  for (const child of element.children) {
    if (!isElement(child)) continue;
    if (child.name === 'table') found.push(child);
    else found.push(...nestedTables(child));
  }
  return found;
}

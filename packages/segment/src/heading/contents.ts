import type { Block } from '@yusuan/model';
import { cleanName, foldForMatch, parseEnumeration } from '@yusuan/normalize';
import { classifyLine } from './lines.ts';

/** The list of contents: what it names, and the blocks it stands in, so that its entries are taken for no titles. */
export interface Contents {
  entries: string[];
  blocks: Set<number>;
}

const ENTRY =
  /^(?:[-•·*\s]*)(?:第[一二三四五六七八九十]+部分|[一二三四五六七八九十]+[、.．]|[（(][一二三四五六七八九十]+[)）]|\d{1,2}[、.．]|表[\d一二三四五六七八九十]|附件?表?\d|预算\d|[（(]\d+[)）])/;
const LEADER = /(?:[.…·．。]{3,}|\s{2,})\s*[-—]?\s*\d{1,3}\s*[-—]?$/;
const MARK = /^(?:目录|目次|contents|附件[:：]|附表[:：])$/i;

/**
 * Finds the lists of contents: lines with dot leaders and page numbers, the lines below 目录, and runs of four or more titles that no table
 * follows. Entries are cleaned of leaders, enumeration dots and book marks stay as printed.
 */
export function blocksToContents(blocks: readonly Block[]): Contents {
  const inContents = new Set<number>();
  for (let i = 0; i < blocks.length; i++) {
    const block = blocks[i]!;
    if (block.kind !== 'text') continue;
    if (LEADER.test(block.text) && /[.…·．。]{3,}/.test(block.text)) inContents.add(i);
    if (MARK.test(foldForMatch(block.text))) markBelow(blocks, i, inContents);
  }
  markRuns(blocks, inContents);
  const entries = [...inContents]
    .sort((a, b) => a - b)
    .map((i) => entryText(blocks[i]!))
    .filter((text) => text !== '' && !/^(?:目录|目次|contents)$/i.test(foldForMatch(text)));
  return { entries: entries.filter((entry) => /表|绩效目标/.test(entry)), blocks: inContents };
}

/** The entries below the word 目录, until running text, a table, or a line that is met again as the first entry was. */
function markBelow(blocks: readonly Block[], start: number, marked: Set<number>): void {
  const seen = new Set<string>();
  marked.add(start);
  for (let i = start + 1; i < blocks.length && i < start + 160; i++) {
    const block = blocks[i]!;
    if (block.kind === 'table') return;
    const kind = classifyLine(block.text);
    if (kind === 'blank' || kind === 'page-number') continue;
    const key = entryKey(block);
    if (seen.has(key)) return;
    const isEntry = ENTRY.test(block.text.trim()) || LEADER.test(block.text) || kind === 'title';
    if (!isEntry && (kind === 'prose' || seen.size === 0 || !entryFollows(blocks, i))) return;
    seen.add(key);
    marked.add(i);
  }
}

function entryFollows(blocks: readonly Block[], at: number): boolean {
  for (let i = at + 1; i < Math.min(blocks.length, at + 4); i++) {
    const block = blocks[i]!;
    if (block.kind === 'table') return false;
    if (ENTRY.test(block.text.trim())) return true;
  }
  return false;
}

/** Four titles or more in a row are a list, not the titles of tables. */
function markRuns(blocks: readonly Block[], marked: Set<number>): void {
  let run: number[] = [];
  let seen = new Set<string>();
  const close = () => {
    if (run.length >= 4) for (const i of run) marked.add(i);
    run = [];
    seen = new Set();
  };
  blocks.forEach((block, i) => {
    if (block.kind === 'table') {
      close();
      return;
    }
    const kind = classifyLine(block.text);
    if (kind === 'title') {
      // The title of the first table, after the list that named it.
      if (seen.has(entryKey(block))) close();
      seen.add(entryKey(block));
      run.push(i);
    } else if (kind !== 'blank' && kind !== 'page-number') close();
  });
  close();
}

/** An entry without its number and page: `一、收支预算总表` in the list is `收支预算总表` above the table. */
function entryKey(block: Block): string {
  const text = foldForMatch(entryText(block));
  return foldForMatch(parseEnumeration(text)?.rest ?? text).replace(/\d+$/, '');
}

function entryText(block: Block): string {
  if (block.kind === 'table') return '';
  return cleanName(block.text.replace(LEADER, '').replace(/[.…·．]{3,}.*$/, '')).replace(/^[-•·*]\s*/, '');
}

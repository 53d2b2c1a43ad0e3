import { type Block, InputError, type Layout, type Notice, type TextBlock } from '@yusuan/model';
import { dropFalseTables } from './contents.ts';
import { bytesToText } from './decode.ts';
import { joinSlices } from './slices.ts';
import { tabTableToGrid, tokensToParts } from './tabTables.ts';
import { htmlToTokens, linesToTokens, type Token } from './tokens.ts';

export interface ReadTextOptions {
  /** File name without folders: for messages, and its ending tells HTML and Markdown from plain text. */
  sourceName: string;
  /** Larger files are refused (InputError `too-large`). Default 32 MiB: some ten thousand printed pages. */
  maxBytes?: number;
}

/** No disclosure is that long, and a text is held in memory as a whole. */
const MAX_BYTES = 32 * 1024 * 1024;

/**
 * A text file (plain text with tab-separated tables, Markdown, HTML; UTF-8, UTF-16, GB18030) as lines of text and grids in reading order.
 * `page` is 1 everywhere and `line`/`sourceLine` is the line in the source. Throws InputError `empty`, `not-text`, `too-large` or `limit`.
 */
export function readText(bytes: Uint8Array, options: ReadTextOptions): Layout {
  const { sourceName, maxBytes = MAX_BYTES } = options;
  if (bytes.length > maxBytes) {
    const size = (bytes.length / 1_048_576).toFixed(1);
    throw new InputError(
      'too-large',
      `${sourceName} has ${size} MiB of text; the limit is ${(maxBytes / 1_048_576).toFixed(1)} MiB`,
      'Split the file into its documents: one budget has less than 5 MiB of text.',
    );
  }
  const { text, encoding } = bytesToText(bytes, sourceName);
  const html = /\.x?html?$/i.test(sourceName) || /^\s*(?:<!doctype html|<html[\s>])/i.test(text.slice(0, 2000));
  const tokens = html ? htmlToTokens(text, sourceName) : linesToTokens(text.split('\n'), sourceName);
  const blocks = tokensToBlocks(tokens);
  markContinuations(blocks);
  return {
    mediaType: html ? 'text/html' : /\.(?:md|markdown)$/i.test(sourceName) ? 'text/markdown' : 'text/plain',
    pages: 1,
    readBy: 'text',
    blocks,
    notices: [...encodingNotices(encoding), ...spacedColumnNotices(blocks)],
  };
}

function encodingNotices(encoding: string): Notice[] {
  if (encoding !== 'gb18030' && !encoding.startsWith('utf-16')) return [];
  return [{ check: 'text:encoding', severity: 'info', outcome: 'holds', message: `Read as ${encoding}` }];
}

const SPACED_FIGURES = /(?:^|\s{2,})(?:-?\d{1,3}(?:,\d{3})+(?:\.\d+)?|-?\d+\.\d+)\s{2,}(?:\S.*\s{2,})?-?\d[\d,.]*/;
/** `208社会保障和就业支出 300.00 0.00`: a name and nothing but figures, one space apart. */
const NAME_AND_FIGURES =
  /^\s*(?:\d{3,7}\s)?[^\s，。；：、,;:]*\p{Script=Han}[^\s，。；：,;:]*(?:\s-?\d{1,3}(?:,?\d{3})*\.\d{1,6})+\s*$/u;
const FEWEST_SPACED_LINES = 5;
/** Rows of tables are short; what is longer is prose. */
const LONGEST_ROW = 200;

const isSpacedRow = (text: string): boolean =>
  SPACED_FIGURES.test(text) || (text.length <= LONGEST_ROW && NAME_AND_FIGURES.test(text));

/** Columns that are kept by spaces alone, as some converters of PDFs write them, are no table here; that is said rather than passed over. */
function spacedColumnNotices(blocks: readonly Block[]): Notice[] {
  const lines = blocks.flatMap((block) => (block.kind === 'text' && isSpacedRow(block.text) ? [block.line] : []));
  if (lines.length < FEWEST_SPACED_LINES) return [];
  return [
    {
      check: 'text:spaced-columns',
      severity: 'error',
      message: `${lines.length} lines hold figures in columns kept by spaces, which are not read: give the original document, or its tables with tabs, as Markdown or as HTML`,
      page: 1,
      row: lines[0]!,
    },
  ];
}

function tokensToBlocks(tokens: readonly Token[]): Block[] {
  const blocks: Block[] = [];
  for (const part of dropFalseTables(tokensToParts(tokens))) {
    if (part.kind === 'blocks') for (const block of part.blocks) blocks.push(block);
    else if (part.kind === 'tab-table') blocks.push({ kind: 'table', grid: tabTableToGrid(part) });
    else {
      const block: TextBlock = { kind: 'text', page: 1, text: part.text, line: part.line };
      if (part.heading !== null) block.heading = part.heading;
      blocks.push(block);
    }
  }
  return joinSlices(blocks);
}

const ENDS_PARAGRAPH = /[。；;！!？?：:…”）)》」]$/;
const STARTS_PARAGRAPH =
  /^(?:[（(]?[\d一二三四五六七八九十]{1,3}[）)、.．]|第[一二三四五六七八九十\d]+[部章节条]|附件?|注[:：]|[①-⑳●■◆]|\d+[)）])/u;

/** A long line that stops within a sentence goes on in the next line: a page ended there. */
function markContinuations(blocks: Block[]): void {
  for (let i = 0; i + 1 < blocks.length; i++) {
    const block = blocks[i]!;
    const next = blocks[i + 1]!;
    if (block.kind !== 'text' || next.kind !== 'text' || block.heading !== undefined || next.heading !== undefined)
      continue;
    if (block.text.length >= 24 && !ENDS_PARAGRAPH.test(block.text) && !STARTS_PARAGRAPH.test(next.text))
      block.continues = true;
  }
}

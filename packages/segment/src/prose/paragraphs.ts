import type { Block, TextBlock } from '@yusuan/model';
import { foldForMatch, foldWidth, parseEnumeration } from '@yusuan/normalize';
import type { Paragraph } from '@yusuan/schemas';
import { classifyLine } from '../heading/lines.ts';

/** A paragraph joined from its printed lines, with the way back from its characters to the lines. */
export interface JoinedParagraph {
  text: string;
  /** 0 for running text, 1 for the highest heading. */
  heading: number;
  lines: { start: number; page: number; row: number }[];
}

const TERMINAL = /[。！？!?；;：:]["”’）)]*$/;
const AMOUNT = /\d\s*(?:万元|亿元|元)/;

/** The prose of a document: text outside tables and lists of contents, without page numbers and the headings of tables. */
export function blocksToParagraphs(blocks: readonly Block[], contents: ReadonlySet<number>): JoinedParagraph[] {
  const skipped = headingLinesOfTables(blocks);
  const margins = rightMargins(blocks);
  const paragraphs: JoinedParagraph[] = [];
  let last: TextBlock | null = null;
  blocks.forEach((block, i) => {
    if (block.kind === 'table' || contents.has(i)) {
      last = null;
      return;
    }
    const kind = classifyLine(block.text);
    if (kind === 'blank' || kind === 'page-number' || skipped.has(i)) return;
    const heading = headingLevel(block);
    const current = paragraphs.at(-1);
    const text = block.text.replace(/^[#>\s]+/, '').trim();
    if (last && current && current.heading === 0 && heading === 0 && goesOn(last, block, margins)) {
      current.lines.push({ start: current.text.length, page: block.page, row: block.line });
      current.text += text;
    } else {
      paragraphs.push({ text, heading, lines: [{ start: 0, page: block.page, row: block.line }] });
    }
    last = block;
  });
  return paragraphs;
}

export function toParagraph(joined: JoinedParagraph): Paragraph {
  return { page: joined.lines[0]!.page, row: joined.lines[0]!.row, heading: joined.heading, text: joined.text };
}

/** The printed line that a character of the paragraph stands in. */
export function lineOf(paragraph: JoinedParagraph, index: number): { page: number; row: number } {
  return paragraph.lines.findLast((line) => line.start <= index) ?? paragraph.lines[0]!;
}

/** Enumerated or marked lines without a sentence in them: 第一部分 is 1, 一、 2, （一） 3, 1. 4, (1) 5. */
function headingLevel(block: TextBlock): number {
  const bare = foldWidth(block.text).replace(/^[#*\s>]+|[*\s]+$/g, '');
  const compact = foldForMatch(bare);
  const enumeration = parseEnumeration(bare);
  const short = compact.length <= 45 && !/[。；;，,]/.test(compact) && !AMOUNT.test(bare);
  const level = enumeration?.level ?? null;
  if (short && level !== null && level <= 4 && !/[:：].+/.test(compact)) return level + 1;
  if (block.heading !== undefined && compact.length <= 60 && !AMOUNT.test(bare)) return Math.min(6, block.heading);
  return 0;
}

function goesOn(last: TextBlock, next: TextBlock, margins: ReadonlyMap<number, number>): boolean {
  if (last.continues !== undefined) return last.continues;
  if (TERMINAL.test(last.text.trim())) return false;
  const enumeration = parseEnumeration(next.text);
  if (enumeration && enumeration.level !== null) return false;
  const margin = margins.get(last.page);
  if (last.box && margin !== undefined) return last.box.x1 > margin - 2.2 * (last.fontSize ?? 12);
  return foldForMatch(last.text).length >= 20 || /^[\d%，。、；）)]/.test(next.text.trim());
}

function rightMargins(blocks: readonly Block[]): Map<number, number> {
  const margins = new Map<number, number>();
  for (const block of blocks)
    if (block.kind === 'text' && block.box)
      margins.set(block.page, Math.max(margins.get(block.page) ?? 0, block.box.x1));
  return margins;
}

/** Titles, unit and organisation lines right above tables belong to these, not to the prose. */
function headingLinesOfTables(blocks: readonly Block[]): Set<number> {
  const skipped = new Set<number>();
  blocks.forEach((block, index) => {
    if (block.kind !== 'table') return;
    for (let i = index - 1; i >= Math.max(0, index - 10); i--) {
      const above = blocks[i]!;
      if (above.kind === 'table') break;
      const kind = classifyLine(above.text);
      if (kind === 'prose' || kind === 'heading' || kind === 'note') break;
      skipped.add(i);
    }
  });
  return skipped;
}

import type { Block, Layout } from '@yusuan/model';
import { isTraditional, mapTexts, toSimplifiedInPlace } from '@yusuan/normalize';
import type { SegmentedDocument } from './document.ts';

/** What is no text of the document: its own vocabulary, and messages to people. */
const notPrinted = new Set([
  'measure',
  'unit',
  'official_name',
  'notices',
  'table_id',
  'line_id',
  'amount_id',
  'statement_id',
]);

/**
 * Reads a document in Traditional characters as if it were in Simplified ones, and gives the texts back as printed. Any other document
 * goes through as it is.
 */
export function readAsSimplified(layout: Layout, read: (layout: Layout) => SegmentedDocument): SegmentedDocument {
  if (!isTraditional(textsOf(layout.blocks))) return read(layout);
  const simplified = mapTexts(layout, toSimplifiedInPlace);
  const asPrinted = printedTexts([...textsOf(layout.blocks)], [...textsOf(simplified.blocks)]);
  return mapTexts(read(simplified), asPrinted, notPrinted);
}

function* textsOf(blocks: readonly Block[]): Generator<string> {
  for (const block of blocks) {
    if (block.kind === 'text') yield block.text;
    else for (const cell of block.grid.cells) yield cell.text;
  }
}

/** Finds a text in the simplified document, whatever its spaces, and gives what stands at that place in the printed one. */
function printedTexts(printed: readonly string[], simplified: readonly string[]): (text: string) => string {
  const from = compact(simplified.join('\n'));
  const to = compact(printed.join('\n'));
  const known = new Map<string, string>();
  const find = (text: string): string | null => {
    const at = from.indexOf(compact(text));
    if (at < 0) return null;
    let result = '';
    let next = at;
    for (const unit of text.split('')) result += /\s/.test(unit) ? unit : to[next++];
    return result;
  };
  return (text) => {
    if (!/\p{Script=Han}/u.test(text)) return text;
    let found = known.get(text);
    if (found === undefined) {
      found =
        find(text) ??
        text
          .split('/')
          .map((part) => find(part) ?? part)
          .join('/'); // a column's path is made of parts
      known.set(text, found);
    }
    return found;
  };
}

function compact(text: string): string {
  return text.replace(/\s+/g, '');
}

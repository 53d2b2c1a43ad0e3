import type { Block, TableBlock } from '@yusuan/model';

/** No more text than this may stand below a table that goes on on the next page. */
const mostBelow = 60;

/** The table that a page ends with, if nothing but a short line or two follows it. */
export function tableAtEnd(page: readonly Block[]): TableBlock | null {
  let below = 0;
  for (const block of page.toReversed()) {
    if (block.kind === 'table') return below <= mostBelow ? block : null;
    below += block.text.trim().length;
  }
  return null;
}

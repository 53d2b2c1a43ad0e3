import type { Block } from '@yusuan/model';
import { continueGrid } from '../budget/continuation.ts';
import { gridToMatrix } from '../budget/matrix.ts';
import { matrixToWideHeader } from '../targets/wideHeader.ts';
import type { TableDraft } from './draft.ts';
import { isTargetType } from './type.ts';

/** Text between two parts of a table may be a running head or a page number, no more. */
const longestBetween = 60;

/**
 * Drafts with the parts of one budget table put together that only their header words or contents tell to be one: the later part stands on the
 * same or the next page, has no title of its own, and nothing but a page's running lines between.
 */
export function joinDrafts(drafts: readonly TableDraft[], blocks: readonly Block[]): TableDraft[] {
  const joined: TableDraft[] = [];
  let lastBlock = -1;
  for (const draft of drafts) {
    const before = joined.at(-1);
    const grid = before && mayContinue(before, draft, blocks, lastBlock) ? continueGrid(before.grid, draft.grid) : null;
    lastBlock = draft.block;
    if (before && grid) joined[joined.length - 1] = { ...before, grid, note: before.note ?? draft.note };
    else if (before && targetsGoOn(before, draft)) joined.push(withHeadingOf(before, draft));
    else joined.push(draft);
  }
  return joined;
}

/** Target tables of many projects go on over pages that print the header again, but neither title nor unit. */
function targetsGoOn(before: TableDraft, draft: TableDraft): boolean {
  if (draft.title !== null && !draft.weakTitle) return false;
  if (draft.unit !== null || draft.headerType === null || !isTargetType(draft.headerType)) return false;
  if (!isTargetType(before.titleType ?? before.headerType ?? 'other')) return false;
  const lastPage = before.grid.fragments.at(-1)?.page ?? before.page;
  if (draft.page - lastPage > 1 || draft.page < lastPage) return false;
  const [upper, lower] = [matrixToWideHeader(gridToMatrix(before.grid)), matrixToWideHeader(gridToMatrix(draft.grid))];
  return upper !== null && lower !== null && before.grid.columns === draft.grid.columns;
}

/** What a text of a merged cell says that is drawn above the grid is no title: the heading is that of the table's first page. */
const withHeadingOf = (before: TableDraft, draft: TableDraft): TableDraft => ({
  ...draft,
  title: before.title,
  number: before.number,
  weakTitle: before.weakTitle,
  titleType: before.titleType,
  organisation: draft.organisation ?? before.organisation,
  year: draft.year ?? before.year,
  unit: before.unit,
  unitSource: before.unitSource,
});

function mayContinue(before: TableDraft, draft: TableDraft, blocks: readonly Block[], lastBlock: number): boolean {
  if (draft.title !== null && !draft.weakTitle) return false;
  const lastPage = before.grid.fragments.at(-1)?.page ?? before.page;
  if (draft.page - lastPage > 1 || draft.page < lastPage) return false;
  const between = blocks.slice(lastBlock + 1, draft.block);
  return (
    between.reduce((sum, block) => sum + (block.kind === 'text' ? block.text.trim().length : 0), 0) <= longestBetween
  );
}

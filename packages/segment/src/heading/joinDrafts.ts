import { type Block, type Grid, type TextBlock, withoutContinued } from '@yusuan/model';
import { foldForMatch } from '@yusuan/normalize';
import { continueGrid } from '../budget/continuation.ts';
import { continueForm } from '../targets/continueForm.ts';
import { formField } from '../targets/match.ts';
import type { TableDraft } from './draft.ts';
import { isTargetType } from './type.ts';

/** Text between two parts of a table may be a running head or a page number, no more. */
const longestBetween = 60;

/**
 * Drafts with the parts of one budget table put together that only their header words or contents tell to be one: the later part stands on the
 * same or the next page, has no title of its own (`支出表（续）` is none), and nothing but a page's running lines between.
 */
export function joinDrafts(drafts: readonly TableDraft[], blocks: readonly Block[]): TableDraft[] {
  const joined: TableDraft[] = [];
  let lastBlock = -1;
  for (const draft of drafts) {
    const before = joined.at(-1);
    const grid = before && mayContinue(before, draft, blocks, lastBlock) ? continueGrid(before.grid, draft.grid) : null;
    const near = before !== undefined && isNear(before, draft, blocks, lastBlock);
    const form =
      before && near && targetsFollow(before, draft)
        ? continueForm(before.grid, draft.grid, linesBeside(draft, blocks))
        : null;
    lastBlock = draft.block;
    if (before && (grid ?? form))
      joined[joined.length - 1] = { ...before, grid: grid ?? form!, note: before.note ?? draft.note };
    else if (before && near && targetsFollow(before, draft) && draft.headerType !== null)
      joined.push(withHeadingOf(before, draft));
    else joined.push(draft);
  }
  return joined;
}

/** Target tables go on, and forms of targets follow each other, without title and unit of their own. */
function targetsFollow(before: TableDraft, draft: TableDraft): boolean {
  if (draft.title !== null && !draft.weakTitle && formField(draft.title) === null) return false;
  return draft.unit === null && isTargetDraft(before) && (draft.headerType === null || isTargetType(draft.headerType));
}

const isTargetDraft = ({ titleType, headerType }: TableDraft): boolean =>
  isTargetType(titleType ?? headerType ?? 'other');

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
  otherUnits: before.otherUnits,
});

function mayContinue(before: TableDraft, draft: TableDraft, blocks: readonly Block[], lastBlock: number): boolean {
  // Figures in another unit are another table, whatever their columns: nothing carries a unit of its own over.
  if (draft.unit !== null && before.unit !== null && draft.unit !== before.unit) return false;
  const hasTitle =
    draft.title !== null && !draft.weakTitle && !goesOn(draft.title, before.title) && !repeatsTitle(before, draft);
  return !hasTitle && isNear(before, draft, blocks, lastBlock);
}

/** Whether a title is that of the table before, or no title, and the words that the table goes on. */
function goesOn(title: string, before: string | null): boolean {
  const continued = withoutContinued(foldForMatch(title));
  return continued !== null && (continued === '' || continued === foldForMatch(before ?? ''));
}

/** The title stands again above the page, and the rows go on: the first is no total, and none that the table has. */
function repeatsTitle(before: TableDraft, draft: TableDraft): boolean {
  if (before.title === null || foldForMatch(before.title) !== foldForMatch(draft.title ?? '') || isTargetDraft(before))
    return false;
  const other = before.organisation !== null && draft.organisation !== null;
  if (other && before.organisation!.name !== draft.organisation!.name) return false;
  const first = bodyLabels(draft.grid)[0];
  return first !== undefined && first !== '' && !/[合总小]计/.test(first) && !bodyLabels(before.grid).includes(first);
}

/** What rows with amounts say before their first amount. */
function bodyLabels(grid: Grid): string[] {
  const rows = [...Map.groupBy(grid.cells, ({ row }) => row)].sort(([a], [b]) => a - b);
  return rows.flatMap(([, cells]) => {
    const texts = cells.map(({ text }) => foldForMatch(text));
    const amount = texts.findIndex((text) => /^-?[\d,]*\.\d+$/.test(text));
    return amount < 0 ? [] : [texts.slice(0, amount).join('')];
  });
}

/** Whether nothing but a page's running lines stands between; lines beside the tables do not. */
function isNear(before: TableDraft, draft: TableDraft, blocks: readonly Block[], lastBlock: number): boolean {
  const lastPage = before.grid.fragments.at(-1)?.page ?? before.page;
  if (draft.page - lastPage > 1 || draft.page < lastPage) return false;
  const between = blocks
    .slice(lastBlock + 1, draft.block)
    .filter((block) => block.kind === 'text' && !isBeside(before, block) && !isBeside(draft, block)) as TextBlock[];
  return between.reduce((sum, { text }) => sum + text.trim().length, 0) <= longestBetween;
}

/** The lines that stand beside a table on its first page. */
function linesBeside(draft: TableDraft, blocks: readonly Block[]): TextBlock[] {
  return blocks.filter(
    (block) => block.kind === 'text' && block.page === draft.page && isBeside(draft, block),
  ) as TextBlock[];
}

function isBeside(draft: TableDraft, block: TextBlock): boolean {
  const part = draft.grid.fragments.find(({ page }) => page === block.page)?.box;
  const { box } = block;
  if (!part || !box || box.y0 < part.y0 || box.y1 > part.y1) return false;
  return box.x1 <= part.x0 || box.x0 >= part.x1;
}

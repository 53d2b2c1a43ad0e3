import { parentOf } from '@yusuan/codes';
import type { Draft } from './draft.ts';
import type { Pane } from './panes.ts';

/** A pane with its rows read. */
export interface PaneRows {
  pane: Pane;
  drafts: Draft[];
}

/** Rows that are one list: those of a pane, or of panes side by side of which each goes on where the one before ends. */
export interface PaneList {
  panes: PaneRows[];
  drafts: Draft[];
}

/** The panes of a table as lists: a pane goes on with the one before where it begins inside its last subject, or shares its total. */
export function panesToLists(panes: readonly PaneRows[]): PaneList[] {
  const lists: PaneList[] = [];
  for (const rows of panes) {
    const list = lists.at(-1);
    if (!list || !goesOn(list, rows)) {
      lists.push({ panes: [rows], drafts: rows.drafts });
      continue;
    }
    const end = footOf(list.drafts);
    const foot = list.drafts.slice(end).filter((draft) => !rows.drafts.some((other) => isSameTotal(draft, other)));
    list.drafts = [...list.drafts.slice(0, end), ...rows.drafts, ...foot];
    list.panes.push(rows);
  }
  return lists;
}

/** Where the totals and blank rows below the last subject begin. */
const footOf = (drafts: Draft[]): number =>
  drafts.findLastIndex((draft) => !isBlank(draft) && draft.kind !== 'total') + 1;

const isBlank = (draft: Draft): boolean => draft.name === '' && draft.code === null;

/** The label of a total can be merged over both panes. */
const isSameTotal = (a: Draft, b: Draft): boolean => a.kind === 'total' && a.row === b.row && a.column === b.column;

/** Lists of their own have a total each; one that a pane goes on with has it above its first row or below its last. */
function haveOneTotal(list: readonly Draft[], drafts: readonly Draft[]): boolean {
  const isTotal = (draft: Draft | undefined): boolean => draft?.kind === 'total';
  const [before, after] = [list, drafts].map((rows) => rows.filter((draft) => !isBlank(draft)));
  const totals = [...before!, ...after!].filter(isTotal);
  return totals.length === 1 && (isTotal(before![0]) || isTotal(after!.at(-1)));
}

/**
 * Whether the first code of a pane follows the last one of the list, in columns of the same heads: below a subject of the list, or as the next 类
 * under the only total of both.
 */
function goesOn(list: PaneList, { pane, drafts }: PaneRows): boolean {
  const before = list.panes.at(-1)!.pane;
  const last = list.drafts[footOf(list.drafts) - 1];
  const first = drafts.find((draft) => !isBlank(draft));
  if (!last?.code || !first?.code || last.source === 'name' || first.source === 'name') return false;
  const above = parentOf(first.code);
  const isInside = above !== null && last.code.startsWith(above) && list.drafts.some(({ code }) => code === above);
  return (
    (isInside || (above === null && haveOneTotal(list.drafts, drafts))) &&
    last.system === first.system &&
    last.code < first.code &&
    before.side === pane.side &&
    headsOf(before) === headsOf(pane)
  );
}

const headsOf = ({ amounts }: Pane): string => JSON.stringify(amounts.map(({ path }) => path));

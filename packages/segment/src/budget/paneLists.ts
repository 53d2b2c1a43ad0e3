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

/** The panes of a table as lists: a pane that begins inside a subject of the pane before goes on with it. */
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

/** Whether the first code of a pane follows the last one of the list below a subject of the list, in columns of the same heads. */
function goesOn(list: PaneList, { pane, drafts }: PaneRows): boolean {
  const before = list.panes.at(-1)!.pane;
  const last = list.drafts[footOf(list.drafts) - 1];
  const first = drafts.find((draft) => !isBlank(draft));
  if (!last?.code || !first?.code || last.source === 'name' || first.source === 'name') return false;
  const above = parentOf(first.code);
  return (
    above !== null &&
    last.system === first.system &&
    last.code.startsWith(above) &&
    last.code < first.code &&
    list.drafts.some(({ code }) => code === above) &&
    before.side === pane.side &&
    headsOf(before) === headsOf(pane)
  );
}

const headsOf = ({ amounts }: Pane): string => JSON.stringify(amounts.map(({ path }) => path));

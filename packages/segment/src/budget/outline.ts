import { type Draft, indentStep } from './draft.ts';

export interface Place {
  depth: number;
  /** Index of the draft that this one is part of; null at the top. */
  parent: number | null;
}

interface Open {
  index: number;
  rank: number;
  indent: number;
}

/** Where each row of a pane stands: below the subject whose code begins its own, by enumeration and 其中：, by indent; totals stand at the top. */
export function draftsToOutline(drafts: Draft[], summary: boolean): Place[] {
  const places: Place[] = [];
  const classified = drafts.some((draft) => draft.code !== null);
  let organisations: number[] = [];
  let open: Open[] = [];
  let total: number | null = null;
  let project: number | null = null;
  let category: number | null = null;
  const listsProjects = drafts.some((draft) => draft.kind === 'project');
  drafts.forEach((draft, index) => {
    const place = (parent: number | null) => {
      places.push({ parent, depth: parent === null ? 0 : places[parent]!.depth + 1 });
    };
    if (draft.kind === 'total' && draft.enumeration === null) {
      open = [];
      organisations = [];
      project = null;
      category = null;
      if (!summary) total = index;
      place(null);
      return;
    }
    if (draft.kind === 'organisation') {
      const directly = index > 0 && drafts[index - 1]!.kind === 'organisation';
      organisations = organisations.filter((at) => (classified && directly) || holds(drafts[at]!, draft));
      place(organisations.at(-1) ?? category ?? total);
      organisations.push(index);
      open = [];
      project = null;
      return;
    }
    if (listsProjects && draft.kind === 'other') {
      // Below a project stand its purchases; a row left of the projects, or with a number of its own, opens the next group.
      if (project !== null && draft.enumeration === null && draft.column > drafts[project]!.column) {
        place(project);
        return;
      }
      organisations = [];
      open = [];
      project = null;
      category = index;
      place(total);
      return;
    }
    const block = organisations.at(-1) ?? category ?? total;
    if (draft.kind === 'project') project = index;
    if (draft.code !== null && draft.source !== 'name') {
      place(codeParent(drafts, open, draft) ?? block);
      if (draft.kind === 'project') return;
      open = [
        ...open.filter((entry) => !endsAt(drafts[entry.index]!, draft)),
        { index, rank: 0, indent: draft.indent },
      ];
      return;
    }
    const named = draft.code === null ? null : codeParent(drafts, open, draft);
    const rank = rankOf(draft);
    const parentToBe = open.at(-1);
    if (draft.ordinal === 1 && parentToBe && parentToBe.index === index - 1 && parentToBe.rank === 6)
      parentToBe.rank = rank - 0.5;
    open = open.filter((entry) => above(drafts, entry, rank, draft));
    place(named ?? open.at(-1)?.index ?? block);
    if (draft.kind !== 'project' || draft.enumeration !== null) open.push({ index, rank, indent: draft.indent });
  });
  return closeWithTotal(drafts, places, total, summary);
}

/** A department's code begins the codes of its units: 242 → 242001. */
function holds(outer: Draft, inner: Draft): boolean {
  const [a, b] = [outer.organisationCode, inner.organisationCode];
  return a !== null && b !== null && b.length > a.length && b.startsWith(a);
}

function rankOf(draft: Draft): number {
  if (draft.ofWhich) return 7;
  if (draft.enumeration !== null) return draft.enumeration;
  return draft.code !== null ? 4 + draft.code.length / 10 : 6;
}

function above(drafts: Draft[], entry: Open, rank: number, draft: Draft): boolean {
  if (entry.rank !== rank) return entry.rank < rank;
  const filled = drafts[entry.index]!.rawName.includes('\n');
  return rank === 6 && !filled && draft.indent > entry.indent + indentStep;
}

function codeParent(drafts: Draft[], open: Open[], draft: Draft): number | null {
  let best: number | null = null;
  for (const { index } of open) {
    const outer = drafts[index]!;
    if (outer.code === null || outer.system !== draft.system || outer.kind === 'project') continue;
    if (!draft.code!.startsWith(outer.code) || (outer.code === draft.code && draft.kind !== 'project')) continue;
    if (best === null || outer.code.length > drafts[best]!.code!.length) best = index;
  }
  return best;
}

/** A subject ends where another of its level, or of a level above, begins. */
function endsAt(outer: Draft, next: Draft): boolean {
  return outer.code === null || outer.code.length >= next.code!.length || outer.system !== next.system;
}

/** A total printed last adds up what stands before it. */
function closeWithTotal(drafts: Draft[], places: Place[], total: number | null, summary: boolean): Place[] {
  if (summary || total === null) return places;
  const totals = drafts.filter((draft) => draft.kind === 'total' && draft.enumeration === null);
  if (totals.length !== 1 || total === 0) return places;
  return places.map((place, i) => (i !== total && place.parent === null ? { ...place, parent: total } : place));
}

import { balanceRows, fundWords } from '@yusuan/pipelines';
import { type Draft, indentStep } from './draft.ts';

export interface Place {
  depth: number;
  /** Index of the draft that this one is part of; null at the top. */
  parent: number | null;
}

/** A row that others can stand below. */
interface Open {
  index: number;
  rank: number;
  indent: number;
}

/** Rows stand below open ones of a lower rank. Between these stand the levels of printed enumerations, 1 to 5. */
const rankOfPrintedCode = 0;
const rankOfCodeByName = 4; // and a tenth for each digit
const rankOfName = 6;
const rankOfFundCarried = 6.5;
const rankOfPart = 7; // 其中：

/** Where each row of a pane stands: below the subject whose code begins its own, by enumeration and 其中：, by indent; totals stand at the top. */
export function draftsToOutline(drafts: Draft[], summary: boolean): Place[] {
  const outline = new Outline(drafts, summary);
  for (const index of drafts.keys()) outline.add(index);
  return closeWithTotal(drafts, outline.places, outline.total, summary);
}

/** The outline of the rows so far, and what stands open for those below. Rows are known by their index. */
class Outline {
  readonly places: Place[] = [];
  /** The last total, where others stand below it. */
  total: number | null = null;
  readonly #drafts: Draft[];
  readonly #isSummary: boolean;
  readonly #isClassified: boolean;
  readonly #listsProjects: boolean;
  /** A department and its unit below it. */
  #organisations: number[] = [];
  /** The row that heads the projects below it, where it is none itself. */
  #category: number | null = null;
  #project: number | null = null;
  #open: Open[] = [];

  constructor(drafts: Draft[], isSummary: boolean) {
    this.#drafts = drafts;
    this.#isSummary = isSummary;
    this.#isClassified = drafts.some((draft) => draft.code !== null);
    this.#listsProjects = drafts.some((draft) => draft.kind === 'project');
  }

  add(index: number): void {
    const draft = this.#drafts[index]!;
    if (draft.kind === 'total' && draft.enumeration === null) this.#addTotal(index);
    else if (draft.kind === 'organisation') this.#addOrganisation(index, draft);
    else if (draft.kind === 'other' && this.#listsProjects) this.#addBesideProjects(index, draft);
    else {
      if (draft.kind === 'project') this.#project = index;
      if (draft.code !== null && draft.source !== 'name') this.#addCoded(index, draft);
      else this.#addNamed(index, draft);
    }
  }

  #addTotal(index: number): void {
    this.#open = [];
    this.#organisations = [];
    this.#project = null;
    this.#category = null;
    if (!this.#isSummary) this.total = index;
    this.#place(null);
  }

  #addOrganisation(index: number, draft: Draft): void {
    const directly = index > 0 && this.#drafts[index - 1]!.kind === 'organisation';
    this.#organisations = this.#organisations.filter(
      (at) => (this.#isClassified && directly) || holds(this.#drafts[at]!, draft),
    );
    this.#place(this.#block());
    this.#organisations.push(index);
    this.#open = [];
    this.#project = null;
  }

  /** Below a project stand its purchases; a row left of the projects, or with a number of its own, opens the next group. */
  #addBesideProjects(index: number, draft: Draft): void {
    const project = this.#project;
    if (project !== null && draft.enumeration === null && draft.column > this.#drafts[project]!.column) {
      this.#place(project);
      return;
    }
    this.#organisations = [];
    this.#open = [];
    this.#project = null;
    this.#category = index;
    this.#place(this.total);
  }

  #addCoded(index: number, draft: Draft): void {
    this.#place(codeParent(this.#drafts, this.#open, draft) ?? this.#block());
    if (draft.kind === 'project') return;
    this.#open = this.#open.filter((entry) => !endsAt(this.#drafts[entry.index]!, draft));
    this.#open.push({ index, rank: rankOfPrintedCode, indent: draft.indent });
  }

  #addNamed(index: number, draft: Draft): void {
    const named = draft.code === null ? null : codeParent(this.#drafts, this.#open, draft);
    const rank = isFundCarried(this.#drafts, this.#open, draft) ? rankOfFundCarried : rankOf(draft);
    const last = this.#open.at(-1);
    // The name right above the first of an enumeration heads it.
    if (draft.ordinal === 1 && last?.index === index - 1 && last.rank === rankOfName) last.rank = rank - 0.5;
    this.#open = this.#open.filter((entry) => above(this.#drafts, entry, rank, draft));
    this.#place(named ?? this.#open.at(-1)?.index ?? this.#block());
    if (draft.kind !== 'project' || draft.enumeration !== null) this.#open.push({ index, rank, indent: draft.indent });
  }

  #place(parent: number | null): void {
    this.places.push({ parent, depth: parent === null ? 0 : this.places[parent]!.depth + 1 });
  }

  /** What a row stands below that no open one holds. */
  #block(): number | null {
    return this.#organisations.at(-1) ?? this.#category ?? this.total;
  }
}

/** A department's code begins the codes of its units: 242 → 242001. */
function holds(outer: Draft, inner: Draft): boolean {
  const [a, b] = [outer.organisationCode, inner.organisationCode];
  return a !== null && b !== null && b.length > a.length && b.startsWith(a);
}

function rankOf(draft: Draft): number {
  if (draft.ofWhich) return rankOfPart;
  if (draft.enumeration !== null) return draft.enumeration;
  return draft.code !== null ? rankOfCodeByName + draft.code.length / 10 : rankOfName;
}

/** 一般公共预算财政拨款 without a number below 年初财政拨款结转和结余 is what of that was carried over. */
function isFundCarried(drafts: Draft[], open: Open[], draft: Draft): boolean {
  if (draft.enumeration !== null || draft.code !== null) return false;
  const isFund = fundWords.funds.some(({ pattern }) => pattern.test(draft.name)) && !balanceRows.test(draft.name);
  return (
    isFund && open.some(({ index, rank }) => rank < rankOfFundCarried && fundWords.carryover.test(drafts[index]!.name))
  );
}

/** Whether a row of this rank stands below an open one: names without code do by their indent, unless the open one wraps. */
function above(drafts: Draft[], entry: Open, rank: number, draft: Draft): boolean {
  if (entry.rank !== rank) return entry.rank < rank;
  const filled = drafts[entry.index]!.rawName.includes('\n');
  return rank === rankOfName && !filled && draft.indent > entry.indent + indentStep;
}

/** The open subject whose code is the longest that begins the row's own. A project can stand below a subject of its very code. */
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

/**
 * Which lines of a table are parts of which. Two ways are tried: the outline as segmented (`parent`), and the codes with the
 * organisation and total rows around them. Each gives a map from a line to its parts.
 */
import type { LineView, TableView } from './view.ts';

export type Outline = Map<LineView, LineView[]>;

export function outlineByParent(table: TableView): Outline {
  const byId = new Map(table.lines.map((line) => [line.line.line_id, line]));
  const outline: Outline = new Map();
  for (const line of table.lines) {
    const parent = line.line.parent === null ? undefined : byId.get(line.line.parent);
    if (parent && parent !== line) add(outline, parent, line);
  }
  return outline;
}

/**
 * By the outline numbers that names begin with, from the highest: `一、` `（一）` `1.` `（1）`, no number, `其中`. Lines without amounts are not here, so a
 * level can be missing: a line hangs below the nearest earlier one of a higher style. Totals end what is open.
 */
export function outlineByNumber(lines: LineView[]): Outline {
  const outline: Outline = new Map();
  for (const pane of panes(lines)) outlinePane(pane, outline);
  return outline;
}

/** Lines side by side in one table (收入 | 支出功能 | 支出经济) apart: those that share columns are one pane. A total row can stand in several. */
export function panes(lines: LineView[]): LineView[][] {
  const paneOfColumn = new Map<number, Set<LineView>>();
  const totals = lines.filter((line) => line.line.kind === 'total');
  for (const line of lines) {
    if (line.line.kind === 'total') continue;
    const columns = [...line.cells.keys()];
    const touched = new Set(columns.flatMap((column) => paneOfColumn.get(column) ?? []));
    const [pane = new Set<LineView>(), ...others] = touched;
    pane.add(line);
    for (const other of others)
      for (const member of other) {
        pane.add(member);
        for (const column of member.cells.keys()) paneOfColumn.set(column, pane);
      }
    for (const column of columns) paneOfColumn.set(column, pane);
  }
  if (paneOfColumn.size === 0) return [totals];
  return [...new Set(paneOfColumn.values())].map((pane) => {
    const shared = totals.filter((total) => [...total.cells.keys()].some((c) => pane === paneOfColumn.get(c)));
    return [...pane, ...shared].sort((a, b) => a.line.line_number - b.line.line_number);
  });
}

function outlinePane(lines: LineView[], outline: Outline): void {
  let open: { rank: number; line: LineView }[] = [];
  for (const line of lines) {
    const rank = numberRank(line.line.raw_name);
    open = line.line.kind === 'total' && rank === plain ? [] : open.filter((entry) => entry.rank < rank);
    if (line.line.kind === 'total' && rank === plain) continue;
    const parent = open.at(-1);
    if (parent) add(outline, parent.line, line);
    open.push({ rank, line });
  }
}

const numberStyles = [/^[一二三四五六七八九十]+[、.]/, /^\([一二三四五六七八九十]+\)/, /^\d+[、.)]/, /^\(\d+\)/];
const plain = numberStyles.length;

export const isNumbered = (line: LineView): boolean => numberRank(line.line.raw_name) !== plain;

/** `一、` 0 … no number 4, `其中` 5. */
export function numberRank(rawName: string): number {
  const name = rawName.normalize('NFKC').trim();
  if (/^其中/.test(name)) return plain + 1;
  const rank = numberStyles.findIndex((style) => style.test(name));
  return rank < 0 ? plain : rank;
}

/** How rows of organisations stand to each other: each one inside the one before it, all side by side, or by their codes. */
export type OrganisationNesting = 'chain' | 'flat' | 'codes';

export function outlineByCode(table: TableView, nesting: OrganisationNesting): Outline {
  const outline: Outline = new Map();
  const tops: LineView[] = [];
  let block: LineView[] = [];
  let organisations: LineView[] = [];
  let previousWasOrganisation = false;
  for (const line of table.lines) {
    const { kind } = line.line;
    if (kind === 'total') continue;
    if (kind === 'organisation') {
      organisations = openOrganisations(organisations, line, nesting, previousWasOrganisation);
      attach(organisations.at(-2), line);
      block = [];
    } else {
      attach(codeParent(block, line) ?? organisations.at(-1), line);
      block.push(line);
    }
    previousWasOrganisation = kind === 'organisation';
  }
  for (const line of table.lines) {
    if (line.line.kind === 'total')
      for (const top of tops) if (top.line.side === line.line.side) add(outline, line, top);
  }
  return outline;

  function attach(parent: LineView | undefined, line: LineView): void {
    if (parent) add(outline, parent, line);
    else tops.push(line);
  }
}

function openOrganisations(
  open: LineView[],
  line: LineView,
  nesting: OrganisationNesting,
  directlyAfter: boolean,
): LineView[] {
  if (nesting === 'flat') return [line];
  if (nesting === 'chain') return directlyAfter ? [...open, line] : [...open.slice(0, -1), line];
  const code = line.line.code ?? line.line.organisation_code ?? '';
  const kept = open.filter((o) => {
    const outer = o.line.code ?? o.line.organisation_code ?? '';
    return outer !== '' && code.length > outer.length && code.startsWith(outer);
  });
  return [...kept, line];
}

/** The nearest earlier line of the block whose code is a proper beginning of this one's. A project hangs below its own subject. */
function codeParent(block: LineView[], line: LineView): LineView | undefined {
  const { code, classification_system: system, kind } = line.line;
  if (!code) return undefined;
  let best: LineView | undefined;
  for (const candidate of block) {
    const outer = candidate.line.code;
    if (!outer || candidate.line.classification_system !== system || candidate.line.kind === 'project') continue;
    if (!code.startsWith(outer)) continue;
    if (outer === code && kind !== 'project' && !repeats(candidate, line)) continue;
    if (!best || outer.length >= (best.line.code?.length ?? 0)) best = candidate;
  }
  return best;
}

/** A 款 printed with the code of its only 项, one below the other with the same figures. */
function repeats(above: LineView, line: LineView): boolean {
  return (
    line.line.line_number === above.line.line_number + 1 &&
    above.cells.size === line.cells.size &&
    [...above.cells].every(([column, cell]) => line.cells.get(column)?.fen === cell.fen)
  );
}

/**
 * By the figures alone, for lists of projects that print groups above their parts without saying so: a line is the sum of the lines that follow it
 * as far as they add up to it, and so on inside. Only where the first line is the sum of all: otherwise an empty outline.
 */
export function outlineByValue(lines: LineView[]): Outline {
  const outline: Outline = new Map();
  const column = commonColumn(lines);
  if (column === null || lines.length < 4) return outline;
  const fen = (line: LineView) => line.cells.get(column)!.fen;
  const end = (at: number): number => {
    const parts: LineView[] = [];
    let sum = 0n;
    let next = at + 1;
    while (next < lines.length && sum < fen(lines[at]!)) {
      sum += fen(lines[next]!);
      parts.push(lines[next]!);
      next = memo(next);
    }
    if (sum !== fen(lines[at]!) || sum === 0n) return at + 1;
    for (const part of parts) add(outline, lines[at]!, part);
    return next;
  };
  const known = new Map<number, number>();
  const memo = (at: number): number => {
    const found = known.get(at) ?? end(at);
    known.set(at, found);
    return found;
  };
  return memo(0) === lines.length ? outline : new Map();
}

/** The column in which every line has a positive figure. */
function commonColumn(lines: LineView[]): number | null {
  const columns = [...(lines[0]?.cells.keys() ?? [])];
  return columns.find((column) => lines.every((line) => (line.cells.get(column)?.fen ?? 0n) > 0n)) ?? null;
}

function add(outline: Outline, parent: LineView, part: LineView): void {
  // A total below the last subject of a list sums the list; it is no part of that subject.
  if (part.line.kind === 'total' && parent.line.kind === 'classified') return;
  const parts = outline.get(parent);
  if (parts) parts.push(part);
  else outline.set(parent, [part]);
}

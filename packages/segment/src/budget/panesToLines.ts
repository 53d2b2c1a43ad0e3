import type { Notice } from '@yusuan/model';
import { parseHeaderUnit } from '@yusuan/normalize';
import { summaryTypes } from '@yusuan/pipelines';
import type { Amount, Line, TableType } from '@yusuan/schemas';
import type { TableHeading } from '../context.ts';
import { isBlank, type Matrix } from '../matrix.ts';
import { pathToUnit } from '../pathToUnit.ts';
import { cellToAmount, cellToUnread, type LabelledUnread } from './amounts.ts';
import { levelOfCode } from './codeCells.ts';
import { draftsToCounts } from './countRows.ts';
import type { Draft } from './draft.ts';
import { draftsToOutline, type Place } from './outline.ts';
import { type PaneList, panesToLists } from './paneLists.ts';
import type { Pane } from './panes.ts';
import type { ReadPane } from './readPane.ts';
import { snapName } from './snapName.ts';
import type { SubjectLists } from './subjects.ts';

/** The lines of a table, and what stands in its amount columns and is no amount. */
export interface ReadLines {
  lines: Line[];
  unread: LabelledUnread[];
  notices: Notice[];
}

/**
 * A line for each row of the body in each pane that prints amounts, row by row from the left. Rows without amounts are no lines; those below them
 * stand below the next line above. No lines at all where no row has an amount. Rows that count people or things are no lines, unless `countsApart`:
 * the table has a column for counts.
 */
export function panesToLines(
  matrix: Matrix,
  body: number[],
  panes: ReadPane[],
  heading: TableHeading,
  lists: SubjectLists,
  countsApart: boolean,
): ReadLines {
  const outlined = outlineLists(panes, heading.type);
  const depths = new Map(
    outlined.flatMap(({ list, places }) => list.drafts.map((draft, i) => [draft, places[i]!.depth] as const)),
  );
  const counts = countsApart
    ? new Set<Draft>()
    : new Set(outlined.flatMap(({ list, places }) => [...draftsToCounts(list.drafts, places)]));
  const labelColumns = panes.flatMap(({ pane }) => pane.labels.map((plan) => plan.column));
  const lineOf = new Map<Draft, Line>();
  const lines: Line[] = [];
  const unread: LabelledUnread[] = [];
  const notices: Notice[] = [];
  body.forEach((row, i) => {
    panes.forEach(({ pane, drafts, sides }, p) => {
      const label = labelOfRow(panes, p, i);
      if (counts.has(label)) return;
      const number = lines.length + 1;
      const id = `${heading.table_id}-l${String(number).padStart(3, '0')}`;
      const cells = readAmountCells(matrix, row, pane, labelColumns, label, id, heading);
      unread.push(...cells.unread);
      const first = cells.amounts[0] ?? (label.code === null ? undefined : cells.unread[0]?.cell);
      if (first === undefined) return;
      const known = label.code === null || label.system === null ? undefined : lists[label.system]?.byCode(label.code);
      const snapped =
        known && label.source !== 'name' ? snapName(label.name, label.rawName, known.name, matrix.row(row)) : null;
      const line: Line = {
        line_id: id,
        line_number: number,
        kind: label.kind,
        side: sides[i]!,
        page: first.page,
        row: first.row,
        depth: depths.get(drafts[i]!) ?? 0,
        parent: null,
        raw_name: label.rawName,
        name: snapped ?? label.name,
        official_name: known?.name ?? null,
        classification_system: label.system,
        code: label.code,
        code_level: label.code === null ? null : levelOfCode(label.code),
        code_source: label.source,
        second_system: label.second?.system ?? null,
        second_code: label.second?.code ?? null,
        second_name: label.second?.name ?? null,
        project_name: label.project,
        organisation_code: label.organisationCode,
        organisation_name: label.organisation,
        amounts: cells.amounts,
        ...(cells.unread.length > 0 && { unread_cells: cells.unread.map(({ cell }) => cell) }),
      };
      lines.push(line);
      lineOf.set(drafts[i]!, line);
      if (snapped !== null) notices.push(nameSnapped(label, line, heading));
    });
  });
  if (lines.every(({ amounts }) => amounts.length === 0)) return { lines: [], unread, notices };
  for (const { list, places } of outlined) setParents(list.drafts, places, lineOf);
  return { lines, unread, notices };
}

interface OutlinedList {
  list: PaneList;
  /** By draft of the list. */
  places: Place[];
}

function outlineLists(panes: ReadPane[], type: TableType): OutlinedList[] {
  const isTwoSided = summaryTypes.has(type) || new Set(panes.map(({ pane }) => pane.side)).size > 1;
  return panesToLists(panes).map((list) => ({
    list,
    places: draftsToOutline(list.drafts, isTwoSided || hasWiderTotal(list)),
  }));
}

/** The label of a total begins left of the list: it adds up the panes there, too. */
function hasWiderTotal({ panes, drafts }: PaneList): boolean {
  const first = panes[0]?.pane.labels[0]?.column ?? 0;
  return drafts.some((draft) => draft.kind === 'total' && draft.column >= 0 && draft.column < first);
}

/** A label merged over several panes may stand beside the amount of another: the nearest total to the left speaks for a row without a name. */
function labelOfRow(panes: ReadPane[], pane: number, row: number): Draft {
  const own = panes[pane]!.drafts[row]!;
  if (own.name !== '' || own.code !== null || own.organisation !== null) return own;
  for (let left = pane - 1; left >= 0; left--) {
    const other = panes[left]!;
    if (other.pane.side !== panes[pane]!.pane.side) break;
    const draft = other.drafts[row]!;
    if (draft.kind === 'total') return draft;
  }
  return own;
}

/** What stands in the amount columns of a pane in one row. A cell that is merged over a column of labels is a label. */
function readAmountCells(
  matrix: Matrix,
  row: number,
  pane: Pane,
  labelColumns: number[],
  label: Draft,
  lineId: string,
  heading: TableHeading,
): { amounts: Amount[]; unread: LabelledUnread[] } {
  const rowUnit = parseHeaderUnit(label.rawName);
  const amounts: Amount[] = [];
  const unread: LabelledUnread[] = [];
  for (const { column, path } of pane.amounts) {
    const cell = matrix.at(row, column);
    if (!cell || isBlank(cell) || cell.row !== row || covers(cell.column, cell.columnSpan, labelColumns)) continue;
    const isReadAlready =
      cell.column !== column && pane.amounts.some((other) => other.column >= cell.column && other.column < column);
    if (isReadAlready) continue;
    const units = { row: rowUnit, column: pathToUnit(path), heading };
    const amount = cellToAmount(cell, column, `${lineId}-c${column + 1}`, units);
    if (amount) {
      amounts.push(amount);
      continue;
    }
    const unreadable = cellToUnread(cell, column, `${label.rawName}${path.join('')}`);
    if (!unreadable) continue;
    const name = [label.code, label.name].filter(Boolean).join(' ');
    unread.push({ cell: unreadable, label: [name, path.at(-1)].filter(Boolean).join(' · ') });
  }
  // Words alone are a row of heads or a note; what looks like figures is told also where nothing else in the row can be read.
  return { amounts, unread: unread.filter(({ cell }) => amounts.length > 0 || /\p{N}/u.test(cell.raw_text)) };
}

function covers(column: number, span: number, labelColumns: number[]): boolean {
  return labelColumns.some((label) => label >= column && label < column + Math.max(1, span));
}

function nameSnapped(label: Draft, { name, page, row }: Line, heading: TableHeading): Notice {
  return {
    check: 'segment:name-snapped',
    severity: 'info',
    message: `${label.code} was read as ${label.name}, without confidence; the list names it ${name}`,
    expected: name,
    actual: label.name,
    table_id: heading.table_id,
    page,
    row,
  };
}

function setParents(drafts: Draft[], places: Place[], lineOf: ReadonlyMap<Draft, Line>): void {
  drafts.forEach((draft, i) => {
    const line = lineOf.get(draft);
    if (line) line.parent = nearestLine(drafts, places, lineOf, i)?.line_id ?? null;
  });
}

/** The nearest row above in the outline that is a line: rows without amounts are none. */
function nearestLine(drafts: Draft[], places: Place[], lineOf: ReadonlyMap<Draft, Line>, index: number): Line | null {
  let at = places[index]!.parent;
  for (let steps = 0; at !== null && steps < drafts.length; steps++) {
    const line = lineOf.get(drafts[at]!);
    if (line) return line;
    at = places[at]!.parent;
  }
  return null;
}

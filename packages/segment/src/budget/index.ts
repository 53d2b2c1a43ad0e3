import type { Notice } from '@yusuan/model';
import { parseHeaderUnit, parseUnitLine } from '@yusuan/normalize';
import { projectListHeaders, summaryTypes } from '@yusuan/pipelines';
import type { Column, DocumentType, Line, Side, TableType } from '@yusuan/schemas';
import type { GridInContext, SegmentedTable } from '../context.ts';
import { toFragment } from '../fragments.ts';
import { unitMissing } from '../unitMissing.ts';
import { cellToAmount, cellToUnread, type LabelledUnread, pathToUnit, unreadCellNotices } from './amounts.ts';
import { levelOfCode } from './codeCells.ts';
import { type ColumnPlan, planColumns } from './columns.ts';
import { completeFromBelow } from './completeNames.ts';
import { type Draft, freshPaneState, labelsToDraft, type ReadingContext } from './drafts.ts';
import { pathsToEconomicColumns } from './economicColumns.ts';
import { splitFusedCells } from './fusedCells.ts';
import { headerToPaths } from './headerTree.ts';
import { matrixToHeaderZone } from './headerZone.ts';
import { gridToMatrix, isBlank, type Matrix } from './matrix.ts';
import { measureOfLeaf, pathsToMeasures, pathToPhase, pathToYear } from './measure.ts';
import { chooseNamedSystem } from './namedSystem.ts';
import { draftsToOutline, type Place } from './outline.ts';
import { type PaneList, type PaneRows, panesToLists } from './paneLists.ts';
import { type Pane, paneToSides, plansToPanes } from './panes.ts';
import { markMovedRows, markUncertainColumns } from './readings.ts';
import { rowToLabels } from './rowLabels.ts';
import { snapName } from './snapName.ts';
import { rowSides } from './stackedSides.ts';
import { straightenRows } from './straighten.ts';
import { subjectListsOf } from './subjectLists.ts';
import { knownCodes, type SubjectLists } from './subjects.ts';
import { joinTornNames } from './tornNames.ts';
import { markUncertainHeads, otherPaths, uncertainHeadNotices } from './uncertainHeads.ts';
import { foldHeader } from './words.ts';

/** What the document says beyond the table. */
export interface BudgetContext {
  fiscalYear: number | null;
  documentType?: DocumentType;
  organisationName?: string | null;
  organisationCode?: string | null;
}

interface ReadPane extends PaneRows {
  /** By row of the body, like the drafts. */
  sides: Side[];
}

/**
 * A budget table from its grid: columns with measures, rows as lines with full codes, amounts in yuan. One grid gives one table, except a grid
 * without any row and column, which gives none. Nothing is thrown: what cannot be read is a notice.
 */
export function segmentBudgetTable(given: GridInContext, context: BudgetContext): SegmentedTable[] {
  const { grid } = given;
  if (grid.rows === 0 || grid.columns === 0) return [];
  const notices: Notice[] = [];
  let matrix = gridToMatrix(grid);
  let zone = matrixToHeaderZone(matrix);
  const straight = straightenRows(matrix, zone);
  if (straight) {
    matrix = gridToMatrix(straight.grid);
    zone = matrixToHeaderZone(matrix);
  }
  const whole = joinTornNames(matrix, zone.body);
  if (whole !== matrix.grid) matrix = gridToMatrix(whole);
  const paths = headerToPaths(matrix, zone.header);
  const heading = withUnitOfHead(given.heading, paths);
  const input = { ...given, heading };
  const plans = planColumns(matrix, paths, zone.body, heading.type);
  const split = splitFusedCells(matrix, zone.body, plans, heading.table_id);
  if (split.grid !== matrix.grid) matrix = gridToMatrix(split.grid);
  notices.push(...split.notices);
  const panes = plansToPanes(isMoneyTable(heading, plans) ? plans : withoutAmounts(plans), heading.type);
  const year = heading.fiscal_year ?? context.fiscalYear;
  const lists = subjectListsOf(year);
  const read = panes.map((pane) =>
    readPane(matrix, zone.body, pane, heading.type, heading.title, lists, panes.length === 1),
  );
  const columns = panesToColumns(panes, input, context, lists, (plans) =>
    otherPaths(
      matrix,
      zone.header,
      plans.map(({ column }) => column),
      plans.map(({ path }) => path),
    ),
  );
  const unread: LabelledUnread[] = [];
  const lines = panesToLines(matrix, zone.body, read, input, lists, notices, unread);
  notices.push(...unreadCellNotices(unread, heading.table_id));
  if (straight) notices.push(...markMovedRows(lines, matrix, straight, heading.table_id));
  notices.push(...unitMissing(lines, heading));
  notices.push(...uncertainHeadNotices(columns, lines, heading));
  notices.push(...markUncertainColumns(lines, columns, grid, heading));
  const note = [heading.note, ...zone.notes.map((row) => noteText(matrix, row))].filter(
    (text) => text !== null && text !== '',
  );
  return [
    {
      table: {
        table_id: heading.table_id,
        type: heading.type,
        title: heading.title,
        number: heading.number,
        organisation_code: heading.organisation_code,
        organisation_name: heading.organisation_name,
        fiscal_year: heading.fiscal_year,
        unit: heading.unit,
        unit_source: heading.unit_source,
        empty: lines.length + unread.length === 0,
        note: note.length === 0 ? null : note.join('\n'),
        fragments: grid.fragments.map(toFragment),
        columns,
        lines,
        projects: [],
        indicators: [],
      },
      notices,
    },
  ];
}

/** The heading with the unit line that stands in a head (`科目 单位：元`), where none stands above the table. */
function withUnitOfHead(heading: GridInContext['heading'], paths: readonly string[][]): GridInContext['heading'] {
  if (heading.unit !== null && heading.unit_source === 'table') return heading;
  const unit = paths
    .flat()
    .filter((text) => /单\s*位\s*[:：]/.test(text))
    .map(parseUnitLine)
    .find((name) => name !== null);
  return unit ? { ...heading, unit, unit_source: 'table' } : heading;
}

/** A table of no known type and without a unit holds money only if a header says so: its numbers may be scores, counts or dates. */
function isMoneyTable(heading: GridInContext['heading'], plans: ColumnPlan[]): boolean {
  if (heading.type !== 'other' || heading.unit !== null) return true;
  return plans.some(
    (plan) =>
      plan.role === 'amount' && (measureOfLeaf(plan.path, heading.type) !== null || pathToUnit(plan.path) !== null),
  );
}

function withoutAmounts(plans: ColumnPlan[]): ColumnPlan[] {
  return plans.map((plan) => (plan.role === 'amount' ? { ...plan, role: 'number' } : plan));
}

function noteText(matrix: Matrix, row: number): string {
  return matrix
    .row(row)
    .map((cell) => cell.text.trim())
    .filter((text) => text !== '')
    .join(' ');
}

function readPane(
  matrix: Matrix,
  body: number[],
  pane: Pane,
  type: TableType,
  title: string,
  lists: SubjectLists,
  isAlone: boolean,
): ReadPane {
  const known = knownCodes(lists);
  const labels = body.map((row) => rowToLabels(matrix, row, pane, known, body[0]!));
  const state = freshPaneState();
  state.fullItems = labels.some((l) => l.subjects.some((s) => s.parts.length === 1 && s.parts[0]!.digits.length === 7));
  const context: ReadingContext = {
    type,
    lists,
    namedSystem: chooseNamedSystem(pane, labels, type, title, lists),
    projectList: isProjectList(pane, type),
  };
  const drafts: Draft[] = [];
  const sides = rowSides(pane, labels, type, isAlone);
  body.forEach((row, i) => {
    const draft = labelsToDraft(row, labels[i]!, { ...pane, side: sides[i]! }, state, context);
    drafts.push(draft);
  });
  completeFromBelow(drafts, lists);
  return { pane, drafts, sides };
}

function isProjectList(pane: Pane, type: TableType): boolean {
  if (type === 'project_expenditure') return true;
  if (type !== 'other' && type !== 'general_public_project') return false;
  return pane.labels.some(
    (plan) => plan.role === 'name' && projectListHeaders.test(foldHeader(plan.path.at(-1) ?? '')),
  );
}

function panesToColumns(
  panes: Pane[],
  input: GridInContext,
  context: BudgetContext,
  lists: SubjectLists,
  pathsOtherwise: (plans: ColumnPlan[]) => string[][],
): Column[] {
  return panes.flatMap((pane) => {
    const columns = paneToColumns(pane, input, context, lists);
    const paths = pathsOtherwise(pane.amounts);
    if (paths.every((path, at) => path === pane.amounts[at]!.path)) return columns;
    const amounts = pane.amounts.map((plan, at) => ({ ...plan, path: paths[at]! }));
    return markUncertainHeads(columns, paneToColumns({ ...pane, amounts }, input, context, lists));
  });
}

function paneToColumns(pane: Pane, input: GridInContext, context: BudgetContext, lists: SubjectLists): Column[] {
  const { heading } = input;
  const year = heading.fiscal_year ?? context.fiscalYear;
  const finalAccounts = context.documentType === 'final_accounts';
  const paths = pane.amounts.map((plan) => plan.path);
  const measures = pathsToMeasures(paths, heading.type, finalAccounts);
  const economic = pathsToEconomicColumns(paths, heading.title, lists);
  const sides = paneToSides(pane);
  return pane.amounts.map((plan, i): Column => {
    const subject = economic.get(i);
    return {
      column: plan.column + 1,
      path: plan.path,
      measure: subject ? 'economic_item' : measures[i]!,
      side: sides[i]!,
      fiscal_year: pathToYear(plan.path, year),
      phase: pathToPhase(plan.path, finalAccounts),
      system: subject?.system ?? null,
      code: subject?.code ?? null,
      unit: pathToUnit(plan.path) ?? heading.unit,
    };
  });
}

function panesToLines(
  matrix: Matrix,
  body: number[],
  read: ReadPane[],
  input: GridInContext,
  lists: SubjectLists,
  notices: Notice[],
  unread: LabelledUnread[],
): Line[] {
  const { heading, idPrefix } = input;
  const stem = heading.table_id.startsWith(idPrefix) ? heading.table_id : `${idPrefix}-${heading.table_id}`;
  const sided = summaryTypes.has(heading.type) || new Set(read.map(({ pane }) => pane.side)).size > 1;
  const listed = panesToLists(read).map((list) => ({
    list,
    outline: draftsToOutline(list.drafts, sided || hasWiderTotal(list)),
  }));
  const depths = new Map(
    listed.flatMap(({ list, outline }) => list.drafts.map((draft, i) => [draft, outline[i]!.depth] as const)),
  );
  const lineOf = new Map<Draft, Line>();
  const lines: Line[] = [];
  const labelled = read.flatMap(({ pane }) => pane.labels.map((plan) => plan.column));
  body.forEach((row, i) => {
    read.forEach(({ pane, drafts, sides }, p) => {
      const draft = labelOfRow(read, p, i);
      const lineId = `${stem}-l${String(lines.length + 1).padStart(3, '0')}`;
      const rowUnit = parseHeaderUnit(draft.rawName);
      const unreadHere: LabelledUnread[] = [];
      const amounts = pane.amounts.flatMap((plan) => {
        const cell = matrix.at(row, plan.column);
        if (!cell || isBlank(cell) || cell.row !== row || covers(cell.column, cell.columnSpan, labelled)) return [];
        if (
          cell.column !== plan.column &&
          pane.amounts.some((other) => other.column >= cell.column && other.column < plan.column)
        )
          return [];
        const units = { row: rowUnit, column: pathToUnit(plan.path), heading };
        const amount = cellToAmount(cell, plan.column, `${lineId}-c${plan.column + 1}`, units);
        const unreadable = amount ? null : cellToUnread(cell, plan.column, `${draft.rawName}${plan.path.join('')}`);
        if (unreadable) {
          const name = [draft.code, draft.name].filter(Boolean).join(' ');
          const label = [name, plan.path.at(-1)].filter(Boolean).join(' · ');
          unreadHere.push({ cell: unreadable, label });
        }
        return amount === null ? [] : [amount];
      });
      // Words alone are a row of heads or a note; what looks like figures is told also where nothing else in the row can be read.
      const figures = unreadHere.filter(({ cell }) => amounts.length > 0 || /\p{N}/u.test(cell.raw_text));
      unread.push(...figures);
      const first = amounts[0] ?? (draft.code === null ? undefined : figures[0]?.cell);
      if (first === undefined) return;
      const known = draft.code === null || draft.system === null ? undefined : lists[draft.system]?.byCode(draft.code);
      const snapped =
        known && draft.source !== 'name' ? snapName(draft.name, draft.rawName, known.name, matrix.row(row)) : null;
      const line: Line = {
        line_id: lineId,
        line_number: lines.length + 1,
        kind: draft.kind,
        side: sides[i]!,
        page: first.page,
        row: first.row,
        depth: depths.get(drafts[i]!) ?? 0,
        parent: null,
        raw_name: draft.rawName,
        name: snapped ?? draft.name,
        official_name: known?.name ?? null,
        classification_system: draft.system,
        code: draft.code,
        code_level: draft.code === null ? null : levelOfCode(draft.code),
        code_source: draft.source,
        second_system: draft.second?.system ?? null,
        second_code: draft.second?.code ?? null,
        second_name: draft.second?.name ?? null,
        project_name: draft.project,
        organisation_code: draft.organisationCode,
        organisation_name: draft.organisation,
        amounts,
        ...(figures.length > 0 && { unread_cells: figures.map(({ cell }) => cell) }),
      };
      lines.push(line);
      lineOf.set(drafts[i]!, line);
      if (snapped !== null) {
        notices.push({
          check: 'segment:name-snapped',
          severity: 'info',
          message: `${draft.code} was read as ${draft.name}, without confidence; the list names it ${snapped}`,
          expected: snapped,
          actual: draft.name,
          table_id: heading.table_id,
          page: first.page,
          row: first.row,
        });
      }
    });
  });
  if (lines.every(({ amounts }) => amounts.length === 0)) return [];
  for (const { list, outline } of listed) {
    list.drafts.forEach((draft, i) => {
      const line = lineOf.get(draft);
      if (line) line.parent = nearestLine(list.drafts, outline, lineOf, i)?.line_id ?? null;
    });
  }
  return lines;
}

/** The label of a total begins left of the list: it adds up the panes there, too. */
function hasWiderTotal({ panes, drafts }: PaneList): boolean {
  const first = panes[0]?.pane.labels[0]?.column ?? 0;
  return drafts.some((draft) => draft.kind === 'total' && draft.column >= 0 && draft.column < first);
}

/** A label merged over several panes may stand beside the amount of another: the nearest named pane to the left speaks for it. */
function labelOfRow(read: ReadPane[], pane: number, row: number): Draft {
  const own = read[pane]!.drafts[row]!;
  if (own.name !== '' || own.code !== null || own.organisation !== null) return own;
  for (let left = pane - 1; left >= 0; left--) {
    const other = read[left]!;
    if (other.pane.side !== read[pane]!.pane.side) break;
    const draft = other.drafts[row]!;
    if (draft.kind === 'total') return draft;
  }
  return own;
}

function covers(column: number, span: number, labelled: number[]): boolean {
  return labelled.some((label) => label >= column && label < column + Math.max(1, span));
}

/** The nearest row above in the outline that is a line: rows without amounts are none. */
function nearestLine(drafts: Draft[], outline: Place[], lineOf: Map<Draft, Line>, index: number): Line | null {
  let at = outline[index]!.parent;
  for (let steps = 0; at !== null && steps < drafts.length; steps++) {
    const line = lineOf.get(drafts[at]!);
    if (line) return line;
    at = outline[at]!.parent;
  }
  return null;
}

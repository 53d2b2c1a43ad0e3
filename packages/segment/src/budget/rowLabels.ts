import type { Cell } from '@yusuan/model';
import { cleanName, foldForMatch } from '@yusuan/normalize';
import { totalRows } from '@yusuan/pipelines';
import type { ClassificationSystem } from '@yusuan/schemas';
import type { Matrix } from '../matrix.ts';
import { type CodePart, codeDigits, type KnownCodes, splitCodeAndName } from './codeCells.ts';
import type { ColumnPlan } from './columns.ts';
import { type Pane, systemOfPath } from './panes.ts';
import { foldRowName, isNothing } from './words.ts';

/** A classification as printed in one row: its code cells and its name. Departmental and government subjects give two. */
export interface PrintedSubject {
  parts: CodePart[];
  name: string;
  rawName: string;
  /** Names printed left of it in the same row: what it stands below. */
  above: string[];
  indent: number;
  /** By the header of its columns; null where that does not say. */
  headerSystem: ClassificationSystem | null;
}

/** What the label cells of a row say in one pane. */
export interface RowLabels {
  subjects: PrintedSubject[];
  organisation: string | null;
  organisationCode: string | null;
  project: string | null;
  /** The first text of a column that only describes. */
  attribute: string | null;
  rawAttribute: string;
  rawOrganisation: string;
  rawProject: string;
  indent: number;
  /** Where the first subject, the project and the describing text stand; -1 where none does. */
  columns: { subject: number; project: number; attribute: number };
}

interface Group {
  codes: { plan: ColumnPlan; cell: Cell; digits: string }[];
  names: Cell[];
  hasName: boolean;
  plans: ColumnPlan[];
}

/**
 * Reads the label cells of one row; a cell that begins above `firstRow` is a header. A merged cell is read once; text in a code column is a name
 * (合计, an organisation).
 */
export function rowToLabels(matrix: Matrix, row: number, pane: Pane, known: KnownCodes, firstRow = 0): RowLabels {
  const labels: RowLabels = {
    subjects: [],
    organisation: null,
    organisationCode: null,
    project: null,
    attribute: null,
    rawAttribute: '',
    rawOrganisation: '',
    rawProject: '',
    indent: 0,
    columns: { subject: -1, project: -1, attribute: -1 },
  };
  const groups: Group[] = [];
  const seen = new Set<Cell>();
  const openGroup = (plan: ColumnPlan): Group => {
    const group: Group = { codes: [], names: [], hasName: false, plans: [plan] };
    groups.push(group);
    return group;
  };
  for (const plan of pane.labels) {
    const isSubject = plan.role === 'code' || plan.role === 'name';
    if (isSubject) {
      const group = groups.at(-1);
      const otherSystem = group !== undefined && differs(systemOfPath(group.plans[0]!.path), systemOfPath(plan.path));
      if (
        !group ||
        otherSystem ||
        (plan.role === 'code' && (startsAnew(group, plan) || (group.hasName && !goesDown(group, plan))))
      )
        openGroup(plan);
      else group.plans.push(plan);
      if (plan.role === 'name') groups.at(-1)!.hasName = true;
    }
    const cell = matrix.at(row, plan.column);
    if (!cell || cell.row < firstRow || seen.has(cell) || isNothing(cell.text)) continue;
    seen.add(cell);
    readCell(cell, plan, isSubject ? groups.at(-1)! : null, labels, known, groups);
  }
  for (const group of groups) {
    const subject = groupToSubject(group, known);
    if (subject) labels.subjects.push(subject);
  }
  if (isItemOfMergedProject(matrix, row, labels)) {
    labels.project = null;
    labels.subjects = [];
  }
  labels.indent = labels.subjects[0]?.indent ?? 0;
  labels.columns.subject = groups.find((group) => group.names.length > 0)?.names.at(-1)?.column ?? -1;
  return labels;
}

/**
 * Below the row of a project stand its purchases, with the project's cell merged over all of them. The first row, which names no purchase, is
 * the project's own; where it names one too, every row is a part of the project.
 */
function isItemOfMergedProject(matrix: Matrix, row: number, labels: RowLabels): boolean {
  const project = matrix.at(row, labels.columns.project);
  if (!project || labels.project === null || labels.attribute === null || project.row >= row) return false;
  const own = matrix.at(project.row, labels.columns.attribute);
  return own === undefined || isNothing(own.text);
}

/** 类 behind 款 or 项 begins another classification. */
function startsAnew(group: Group, plan: ColumnPlan): boolean {
  const last = group.plans.at(-1)!.level;
  return plan.level !== null && last !== null && plan.level <= last;
}

/** 款 behind 类 and its name: each level prints code and name. */
function goesDown(group: Group, plan: ColumnPlan): boolean {
  const last = group.plans.at(-1)!.level;
  return plan.level !== null && last !== null && plan.level > last;
}

function differs(a: ClassificationSystem | null, b: ClassificationSystem | null): boolean {
  return a !== null && b !== null && a !== b;
}

function readCell(
  cell: Cell,
  plan: ColumnPlan,
  group: Group | null,
  labels: RowLabels,
  known: KnownCodes,
  groups: Group[],
): void {
  const digits = plan.years ? null : codeDigits(cell.text);
  const isTotal = totalRows.test(foldRowName(cell.text));
  if (group && digits !== null) {
    group.codes.push({ plan, cell, digits });
  } else if (group) {
    group.names.push(cell);
  } else if (plan.role === 'organisation-code') {
    if (digits !== null || /^[\w-]+$/.test(cell.text.trim())) labels.organisationCode = cell.text.trim();
    else if (isTotal) nameGroup(groups, plan).names.push(cell);
    else readOrganisation(cell, labels);
  } else if (isTotal) {
    nameGroup(groups, plan).names.push(cell);
  } else if (plan.role === 'organisation') {
    readOrganisation(cell, labels);
  } else if (plan.role === 'project') {
    if (labels.project === null) labels.columns.project = cell.column;
    labels.project ??= cleanName(cell.text);
    labels.rawProject ||= cell.text;
  } else if (plan.role === 'attribute') {
    const split = splitCodeAndName(cell.text, known);
    if (split && known.has(split.digits)) nameGroup(groups, plan, true).names.push(cell);
    else if (labels.attribute === null && digits === null) {
      labels.attribute = cleanName(cell.text);
      labels.columns.attribute = cell.column;
      labels.rawAttribute = cell.text;
    }
  }
}

function nameGroup(groups: Group[], plan: ColumnPlan, own = false): Group {
  const last = groups.at(-1);
  if (last && !own) return last;
  const group: Group = { codes: [], names: [], hasName: true, plans: [plan] };
  groups.push(group);
  return group;
}

function readOrganisation(cell: Cell, labels: RowLabels): void {
  const coded =
    /^\s*(\d{3,12})\s*[-－—_ ]\s*(\D[\s\S]*)$/.exec(cell.text) ??
    /^\s*[[［【](\d{3,12})[\]］】]\s*(\D[\s\S]*)$/.exec(cell.text);
  if (coded) labels.organisationCode ??= coded[1]!;
  const name = coded ? coded[2]! : cell.text;
  if (/^\d+$/.test(foldForMatch(name))) labels.organisationCode ??= name.trim();
  else labels.organisation ??= cleanName(name);
  labels.rawOrganisation ||= cell.text;
}

function groupToSubject(group: Group, known: KnownCodes): PrintedSubject | null {
  if (group.codes.length === 0 && group.names.length === 0) return null;
  const parts: CodePart[] = group.codes.map(({ plan, cell, digits }) => ({
    digits,
    level: plan.level,
    indent: cell.indent,
  }));
  const own = group.names.at(-1);
  const above = group.names.slice(0, -1).map((cell) => cleanName(cell.text));
  let name = own ? cleanName(own.text) : '';
  const split = own ? splitCodeAndName(own.text, known) : null;
  if (own && split) {
    parts.push({ digits: split.digits, level: null, indent: own.indent });
    name = cleanName(split.name);
  }
  const system = group.plans.map((plan) => systemOfPath(plan.path)).find((found) => found !== null) ?? null;
  const indent = own?.indent ?? group.codes[0]?.cell.indent ?? 0;
  return { parts, name, rawName: own?.text ?? '', above, indent, headerSystem: system };
}

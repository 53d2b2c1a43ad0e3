import { foldForMatch, parseEnumeration } from '@yusuan/normalize';
import { balanceRows, organisationNames, summaryTypes, systemDigits, totalRows } from '@yusuan/pipelines';
import type { ClassificationSystem, CodeSource, LineKind, TableType } from '@yusuan/schemas';
import { type CodeState, freshCodeState, isFullCode, partsToCode, rememberCode, systemOfCode } from './codeCells.ts';
import type { Pane } from './panes.ts';
import type { PrintedSubject, RowLabels } from './rowLabels.ts';
import { foldSubjectName, nameToSubject, nameToSubjectInContext, type SubjectLists } from './subjects.ts';
import { foldRowName, stripEnumeration } from './words.ts';

/** A row of one pane, read but not yet placed in the outline. Rows without amounts are drafts too: others stand below them. */
export interface Draft {
  row: number;
  kind: LineKind;
  name: string;
  rawName: string;
  indent: number;
  /** Column of the cell that names the row; -1 where none does. */
  column: number;
  /** Level of the printed enumeration, 1 for 一、; null where there is none. */
  enumeration: number | null;
  /** The number that the enumeration prints. */
  ordinal: number | null;
  ofWhich: boolean;
  system: ClassificationSystem | null;
  code: string | null;
  source: CodeSource | null;
  second: { system: ClassificationSystem; code: string | null; name: string } | null;
  project: string | null;
  organisation: string | null;
  organisationCode: string | null;
}

/** What rows leave behind for the rows below them. */
export interface PaneState {
  codes: CodeState[];
  /** Classes and sections opened by name, where no codes are printed. */
  named: { class: string | null; section: string | null; indent: number };
  organisation: string | null;
  organisationCode: string | null;
  /** The column of codes has seven-digit items, so two digits are a section. */
  fullItems: boolean;
}

export function freshPaneState(): PaneState {
  return {
    codes: [],
    named: { class: null, section: null, indent: 0 },
    organisation: null,
    organisationCode: null,
    fullItems: false,
  };
}

/** How the panes of one table are read. */
export interface ReadingContext {
  type: TableType;
  lists: SubjectLists;
  /** System of subjects without code in this pane, by header, title or the names themselves. */
  namedSystem: ClassificationSystem | null;
  /** Rows that are neither subject nor organisation are projects. */
  projectList: boolean;
}

/** What a row of a pane is, from its labels. Changes `state`. */
export function labelsToDraft(
  row: number,
  labels: RowLabels,
  pane: Pane,
  state: PaneState,
  context: ReadingContext,
): Draft {
  const subjects = labels.subjects;
  const first = subjects[0];
  const draft: Draft = {
    row,
    kind: 'other',
    name: '',
    rawName: '',
    indent: labels.indent,
    column: labels.columns.subject,
    enumeration: null,
    ordinal: null,
    ofWhich: false,
    system: null,
    code: null,
    source: null,
    second: null,
    project: null,
    organisation: null,
    organisationCode: null,
  };
  const totalSubject = subjects.find((subject) => isTotalName(subject.name));
  if (totalSubject && !hasClassCode(subjects)) {
    nameDraft(draft, totalSubject.name, totalSubject.rawName);
    draft.kind = 'total';
    return draft;
  }
  const coded = readCodes(subjects, state, context);
  rememberOrganisation(labels, state);
  draft.organisation = state.organisation;
  draft.organisationCode = state.organisationCode;
  placeCodes(draft, coded);
  const shown =
    coded.find((c) => c.code !== null && c.code === draft.code)?.subject ??
    subjects.find((s) => s.name !== '') ??
    first;
  nameDraft(draft, shown?.name ?? '', shown?.rawName ?? '');
  if (isOrganisationOfProjects(labels)) {
    const name = labels.project!;
    state.organisation = name;
    state.organisationCode = labels.organisationCode;
    nameDraft(draft, name, labels.rawProject);
    return Object.assign(draft, {
      kind: 'organisation',
      organisation: name,
      system: null,
      code: null,
      source: null,
      second: null,
    });
  }
  if (labels.project !== null && pane.side === 'expenditure') {
    draft.column = labels.columns.project;
    draft.kind = 'project';
    draft.project = labels.project;
    if (draft.code === null) {
      classifyByName(draft, context, state, false);
      draft.kind = 'project';
    }
    if (draft.code === null || draft.name === '') nameDraft(draft, labels.project, labels.rawProject);
    return draft;
  }
  if (draft.code !== null) {
    draft.kind = 'classified';
    state.named = {
      class: draft.code.slice(0, 3),
      section: draft.code.length >= 5 ? draft.code.slice(0, 5) : null,
      indent: draft.indent,
    };
    return draft;
  }
  if (draft.name === '') return nameFromOthers(draft, labels);
  return classifyUncoded(draft, labels, pane, context, state);
}

/** An organisation's subtotal among projects: its name stands in their column, its code in the column of organisations. */
function isOrganisationOfProjects(labels: RowLabels): boolean {
  return (
    labels.project !== null &&
    labels.organisation === null &&
    labels.organisationCode !== null &&
    labels.attribute === null &&
    labels.subjects.every((subject) => subject.name === '') &&
    organisationNames.test(foldForMatch(labels.project))
  );
}

function isTotalName(name: string): boolean {
  return totalRows.test(foldRowName(name));
}

function hasClassCode(subjects: PrintedSubject[]): boolean {
  return subjects.some((subject) => subject.parts.some((part) => isFullCode(part.digits) && part.digits.length >= 5));
}

function nameDraft(draft: Draft, name: string, rawName: string): void {
  draft.name = name;
  draft.rawName = rawName;
  const found = parseEnumeration(name);
  draft.enumeration = found?.level ?? null;
  draft.ordinal = found?.ordinal ?? null;
  draft.ofWhich = found?.ofWhich ?? false;
  if (found?.ofWhich && found.level === null) draft.enumeration = parseEnumeration(found.rest)?.level ?? null;
}

function rememberOrganisation(labels: RowLabels, state: PaneState): void {
  if (labels.organisation === null && labels.organisationCode === null) return;
  state.organisation =
    labels.organisation ?? (labels.organisationCode === state.organisationCode ? state.organisation : null);
  state.organisationCode = labels.organisationCode ?? null;
}

interface CodedSubject {
  subject: PrintedSubject;
  system: ClassificationSystem | null;
  code: string | null;
  source: CodeSource | null;
}

function readCodes(subjects: PrintedSubject[], state: PaneState, context: ReadingContext): CodedSubject[] {
  return subjects.map((subject, i) => {
    const codes = state.codes[i] ?? freshCodeState();
    state.codes[i] = codes;
    if (subject.parts.length === 0) return { subject, system: subject.headerSystem, code: null, source: null };
    const read = partsToCode(subject.parts, codes, (section, item, part) =>
      chooseLevel(section, item, part.indent, subject, codes, state, context),
    );
    if (read === null || isOrganisationCode(read.code, subject, context)) {
      return { subject, system: null, code: null, source: null };
    }
    rememberCode(codes, read.code);
    if (subject.parts.every((part) => part.digits.length <= 2))
      codes.indents[read.code.length === 5 ? 1 : 2] = subject.indent;
    return { subject, system: systemOfCode(read.code), code: read.code, source: read.source };
  });
}

/** `201 市委办公室`: three digits that are a class elsewhere, before the name of a body. */
function isOrganisationCode(code: string, subject: PrintedSubject, context: ReadingContext): boolean {
  if (code.length !== 3 || !organisationNames.test(foldForMatch(subject.name))) return false;
  const known = context.lists[systemDigits[code[0]!]!]?.byCode(code);
  return !known?.names.includes(foldSubjectName(stripEnumeration(subject.name)));
}

/** One or two digits without a level: by name, by what the column prints for items, by indent. */
function chooseLevel(
  section: string | null,
  item: string | null,
  indent: number,
  subject: PrintedSubject,
  codes: CodeState,
  state: PaneState,
  context: ReadingContext,
): string | null {
  if (item === null || section === null) return section;
  const named = (code: string): boolean => {
    const list = context.lists[systemDigits[code[0]!]!];
    const known = list?.byCode(code);
    return known?.names.includes(foldSubjectName(subject.name)) ?? false;
  };
  if (named(section) !== named(item)) return named(section) ? section : item;
  if (state.fullItems) return section;
  const sectionIndent = codes.indents[1];
  if (sectionIndent !== null && sectionIndent !== undefined)
    return Math.max(indent, subject.indent) > sectionIndent + 1 ? item : section;
  return item;
}

function placeCodes(draft: Draft, coded: CodedSubject[]): void {
  const read = coded.filter((c) => c.code !== null);
  const rank = (c: CodedSubject) => (c.system === 'functional' ? 0 : c.system === 'economic_department' ? 1 : 2);
  const ordered = [...read].sort((a, b) => rank(a) - rank(b));
  const main = ordered[0];
  if (!main) return;
  draft.system = main.system;
  draft.code = main.code;
  draft.source = main.source;
  const second = ordered.find((c) => c !== main && c.system !== main.system);
  if (second) draft.second = { system: second.system!, code: second.code, name: second.subject.name };
}

/** A row that names neither subject nor project: an organisation, or what else is printed in it. */
function nameFromOthers(draft: Draft, labels: RowLabels): Draft {
  if (labels.organisation !== null || labels.organisationCode !== null) {
    draft.kind = 'organisation';
    nameDraft(draft, labels.organisation ?? draft.organisation ?? '', labels.rawOrganisation);
  } else if (labels.attribute !== null) {
    nameDraft(draft, labels.attribute, labels.rawAttribute);
    draft.column = labels.columns.attribute;
    if (organisationNames.test(foldForMatch(labels.attribute))) {
      draft.kind = 'organisation';
      draft.organisation = labels.attribute;
    }
  }
  return draft;
}

/** Points that a name must be indented by to stand below another. */
const indentStep = 3;

const threePublic: readonly TableType[] = ['three_public', 'government_fund_three_public'];

function classifyUncoded(
  draft: Draft,
  labels: RowLabels,
  pane: Pane,
  context: ReadingContext,
  state: PaneState,
): Draft {
  const folded = foldRowName(draft.name);
  if (pane.side === 'revenue' && context.type !== 'revenue_summary') {
    draft.system = 'revenue_source';
    return draft;
  }
  if (threePublic.includes(context.type)) {
    if (organisationNames.test(folded) && draft.enumeration === null) asOrganisation(draft, labels, state);
    return draft;
  }
  for (const name of labels.subjects[0]?.above ?? []) openByName(name, context, state);
  const organisationLike = draft.enumeration === null && organisationNames.test(folded);
  if (!balanceRows.test(folded) && classifyByName(draft, context, state, draft.enumeration === 1)) return draft;
  if (organisationLike && !summaryTypes.has(context.type)) asOrganisation(draft, labels, state);
  if (draft.kind === 'other' && isUnlistedSubject(draft, context, state)) {
    draft.kind = 'classified';
    draft.system = context.namedSystem;
  }
  if (draft.kind === 'other' && /^\d{3,}$/.test(labels.organisationCode ?? '')) asOrganisation(draft, labels, state);
  if (context.projectList && draft.kind === 'other' && labels.organisationCode === null) {
    draft.kind = 'project';
    draft.project = stripEnumeration(draft.name);
  }
  return draft;
}

/** A name that no list has, indented below an open class: a subject all the same, without code. */
function isUnlistedSubject(draft: Draft, context: ReadingContext, state: PaneState): boolean {
  const below = state.named.class !== null && draft.indent > state.named.indent + indentStep;
  return below && context.namedSystem !== null && !context.projectList && draft.enumeration === null && !draft.ofWhich;
}

function asOrganisation(draft: Draft, labels: RowLabels, state: PaneState): void {
  draft.kind = 'organisation';
  state.organisation = draft.name;
  state.organisationCode = labels.organisationCode;
  draft.organisation = draft.name;
  draft.organisationCode = labels.organisationCode;
}

/** A name printed left of another in the same row is a class or section that is open now. */
function openByName(name: string, context: ReadingContext, state: PaneState): void {
  const list = context.namedSystem === null ? undefined : context.lists[context.namedSystem];
  const found = list && nameToSubjectInContext(list, state.named, stripEnumeration(name), false, false);
  if (!found) return;
  state.named.class = found.code.slice(0, 3);
  state.named.section = found.code.length >= 5 ? found.code.slice(0, 5) : null;
}

/** Gives a subject without printed code its code from the list, by its name and what is open above it. */
function classifyByName(draft: Draft, context: ReadingContext, state: PaneState, top: boolean): boolean {
  const list = context.namedSystem === null ? undefined : context.lists[context.namedSystem];
  if (!list || context.namedSystem === null) return false;
  const name = stripEnumeration(draft.name);
  const fresh = context.namedSystem === 'functional' ? top : false;
  const found =
    nameToSubjectInContext(list, state.named, name, fresh, draft.indent > state.named.indent + indentStep) ??
    (draft.enumeration !== null ? nameToSubject(list, null, name) : null);
  if (!found) return false;
  draft.kind = 'classified';
  draft.system = context.namedSystem;
  draft.code = found.code;
  draft.source = 'name';
  if (found.code.length === 3) state.named.indent = draft.indent;
  state.named.class = found.code.slice(0, 3);
  state.named.section = found.code.length >= 5 ? found.code.slice(0, 5) : null;
  return true;
}

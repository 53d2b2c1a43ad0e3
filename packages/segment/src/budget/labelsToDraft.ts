import { foldForMatch } from '@yusuan/normalize';
import { organisationNames, totalRows } from '@yusuan/pipelines';
import { isFullCode, rememberCode } from './codeCells.ts';
import { blankDraft, type Draft, nameDraft } from './draft.ts';
import type { PaneContext, PaneState } from './paneState.ts';
import type { Pane } from './panes.ts';
import { placeCodes, readCodes } from './printedCodes.ts';
import type { PrintedSubject, RowLabels } from './rowLabels.ts';
import { classifyByName, classifyUncoded } from './uncodedRows.ts';
import { foldRowName } from './words.ts';

/** What a row of a pane is, from its labels. Changes `state`. */
export function labelsToDraft(
  row: number,
  labels: RowLabels,
  pane: Pane,
  state: PaneState,
  context: PaneContext,
): Draft {
  const { subjects } = labels;
  const draft = blankDraft(row, labels.columns.subject, labels.indent);
  const total = subjects.find((subject) => totalRows.test(foldRowName(subject.name)));
  if (total && !hasSectionOrItem(subjects)) {
    nameDraft(draft, total.name, total.rawName);
    draft.kind = 'total';
    return draft;
  }
  const coded = readCodes(labels, state.codes, context);
  rememberOrganisation(labels, state);
  draft.organisation = state.organisation;
  draft.organisationCode = state.organisationCode;
  placeCodes(draft, coded);
  const shown =
    coded.find(({ code }) => code !== null && code === draft.code)?.subject ??
    subjects.find(({ name }) => name !== '') ??
    subjects[0];
  nameDraft(draft, shown?.name ?? '', shown?.rawName ?? '');
  if (isOrganisationOfProjects(labels)) return asOrganisationOfProjects(draft, labels, state);
  if (labels.project !== null && pane.side === 'expenditure') return asProject(draft, labels, state, context);
  if (draft.code !== null) {
    draft.kind = 'classified';
    rememberCode(state.named, draft.code);
    state.named.indent = draft.indent;
    return draft;
  }
  if (draft.name === '') return nameFromOthers(draft, labels);
  return classifyUncoded(draft, labels, pane, context, state);
}

function hasSectionOrItem(subjects: PrintedSubject[]): boolean {
  return subjects.some((subject) => subject.parts.some((part) => isFullCode(part.digits) && part.digits.length >= 5));
}

function rememberOrganisation(labels: RowLabels, state: PaneState): void {
  if (labels.organisation === null && labels.organisationCode === null) return;
  state.organisation =
    labels.organisation ?? (labels.organisationCode === state.organisationCode ? state.organisation : null);
  state.organisationCode = labels.organisationCode ?? null;
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

function asOrganisationOfProjects(draft: Draft, labels: RowLabels, state: PaneState): Draft {
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

/** A project with the subject that it is paid under, where the row says one. */
function asProject(draft: Draft, labels: RowLabels, state: PaneState, context: PaneContext): Draft {
  draft.column = labels.columns.project;
  draft.project = labels.project;
  if (draft.code === null) classifyByName(draft, context, state, false);
  if (draft.code === null || draft.name === '') nameDraft(draft, labels.project!, labels.rawProject);
  draft.kind = 'project';
  return draft;
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

import { balanceRows, organisationNames, summaryTypes } from '@yusuan/pipelines';
import type { TableType } from '@yusuan/schemas';
import { rememberCode } from './codeCells.ts';
import { type Draft, indentStep } from './draft.ts';
import type { PaneContext, PaneState } from './paneState.ts';
import type { Pane } from './panes.ts';
import type { RowLabels } from './rowLabels.ts';
import { nameToSubject, nameToSubjectInContext } from './subjects.ts';
import { foldRowName, stripEnumeration } from './words.ts';

const threePublic: readonly TableType[] = ['three_public', 'government_fund_three_public'];

/** What a row with a name and without a code is: a revenue source, a subject by its name, an organisation, a project. Changes `draft` and `state`. */
export function classifyUncoded(
  draft: Draft,
  labels: RowLabels,
  pane: Pane,
  context: PaneContext,
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
  // Below subjects that print their codes, a row of a list of projects that prints none is a project, whatever subject it is called like.
  const isProject = context.projectList && state.codes.some((code) => code.section !== null);
  if (!isProject && !balanceRows.test(folded) && classifyByName(draft, context, state, draft.enumeration === 1))
    return draft;
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
function isUnlistedSubject(draft: Draft, context: PaneContext, state: PaneState): boolean {
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
function openByName(name: string, context: PaneContext, state: PaneState): void {
  const list = context.namedSystem === null ? undefined : context.lists[context.namedSystem];
  const found = list && nameToSubjectInContext(list, state.named, stripEnumeration(name), false, false);
  if (!found) return;
  rememberCode(state.named, found.code);
}

/** Gives a subject without printed code its code from the list, by its name and what is open above it. */
export function classifyByName(draft: Draft, context: PaneContext, state: PaneState, top: boolean): boolean {
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
  rememberCode(state.named, found.code);
  return true;
}

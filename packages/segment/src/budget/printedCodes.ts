import { foldForMatch } from '@yusuan/normalize';
import { organisationNames, systemDigits } from '@yusuan/pipelines';
import type { ClassificationSystem, CodeSource } from '@yusuan/schemas';
import { type CodeState, freshCodeState, partsToCode, rememberCode, systemOfCode } from './codeCells.ts';
import type { Draft } from './draft.ts';
import type { PaneContext } from './paneState.ts';
import type { PrintedSubject, RowLabels } from './rowLabels.ts';
import { foldSubjectName } from './subjects.ts';
import { stripEnumeration } from './words.ts';

/** A subject of a row with the code that its cells print; null where they print none. */
export interface CodedSubject {
  subject: PrintedSubject;
  system: ClassificationSystem | null;
  code: string | null;
  source: CodeSource | null;
}

/** The subjects of a row with their full codes. Changes `state`, the codes that stand open by the place of a subject in its row. */
export function readCodes(labels: RowLabels, state: CodeState[], context: PaneContext): CodedSubject[] {
  return labels.subjects.map((subject, i) => {
    const codes = state[i] ?? freshCodeState();
    state[i] = codes;
    if (subject.parts.length === 0) return { subject, system: subject.headerSystem, code: null, source: null };
    const read = partsToCode(subject.parts, codes, (section, item, part) =>
      chooseLevel(section, item, part.indent, subject, codes, context),
    );
    if (read === null || isOrganisationCode(read.code, subject.name || (labels.organisation ?? ''), context)) {
      return { subject, system: null, code: null, source: null };
    }
    rememberCode(codes, read.code);
    if (read.code.length === 5 && subject.parts.every((part) => part.digits.length <= 2))
      codes.sectionIndent = subject.indent;
    return { subject, system: systemOfCode(read.code), code: read.code, source: read.source };
  });
}

/** `201 市委办公室`: three digits that are a class elsewhere, before the name of a body. */
function isOrganisationCode(code: string, name: string, context: PaneContext): boolean {
  if (code.length !== 3 || !organisationNames.test(foldForMatch(name))) return false;
  const known = context.lists[systemDigits[code[0]!]!]?.byCode(code);
  return !known?.names.includes(foldSubjectName(stripEnumeration(name)));
}

/** One or two digits without a level: by name, by what the column prints for items, by indent. */
function chooseLevel(
  section: string | null,
  item: string | null,
  indent: number,
  subject: PrintedSubject,
  codes: CodeState,
  context: PaneContext,
): string | null {
  if (item === null || section === null) return section;
  const named = (code: string): boolean => {
    const list = context.lists[systemDigits[code[0]!]!];
    const known = list?.byCode(code);
    return known?.names.includes(foldSubjectName(subject.name)) ?? false;
  };
  if (named(section) !== named(item)) return named(section) ? section : item;
  if (context.fullItems) return section;
  if (codes.sectionIndent === null) return item;
  return Math.max(indent, subject.indent) > codes.sectionIndent + 1 ? item : section;
}

/** Gives a draft the code of its row: the functional one before the departmental and this before the government one, and the next as its second. */
export function placeCodes(draft: Draft, coded: CodedSubject[]): void {
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

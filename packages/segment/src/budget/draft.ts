import { parseEnumeration } from '@yusuan/normalize';
import type { ClassificationSystem, CodeSource, LineKind } from '@yusuan/schemas';

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

/** Points that a name must be indented beyond another to stand below it. */
export const indentStep = 3;

/** The draft of a row of which nothing is known but where it stands. */
export function blankDraft(row: number, column: number, indent: number): Draft {
  return {
    row,
    kind: 'other',
    name: '',
    rawName: '',
    indent,
    column,
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
}

/** Gives a draft its name, and what the enumeration before the name says. */
export function nameDraft(draft: Draft, name: string, rawName: string): void {
  draft.name = name;
  draft.rawName = rawName;
  const found = parseEnumeration(name);
  draft.enumeration = found?.level ?? null;
  draft.ordinal = found?.ordinal ?? null;
  draft.ofWhich = found?.ofWhich ?? false;
  if (found?.ofWhich && found.level === null) draft.enumeration = parseEnumeration(found.rest)?.level ?? null;
}

import type { ClassificationSystem, TableType } from '@yusuan/schemas';
import type { CodeState, OpenCodes } from './codeCells.ts';
import type { SubjectLists } from './subjects.ts';

/** What rows leave behind for the rows below them. */
export interface PaneState {
  /** By the place of a subject among those of a row. */
  codes: CodeState[];
  /** The class and section opened last, by code or by name, for rows without codes. */
  named: OpenCodes & { indent: number };
  organisation: string | null;
  organisationCode: string | null;
}

export function freshPaneState(): PaneState {
  return {
    codes: [],
    named: { class: null, section: null, indent: 0 },
    organisation: null,
    organisationCode: null,
  };
}

/** How the rows of a pane are read. */
export interface PaneContext {
  type: TableType;
  lists: SubjectLists;
  /** System of subjects without code, by header, title or the names themselves. */
  namedSystem: ClassificationSystem | null;
  /** Rows that are neither subject nor organisation are projects. */
  projectList: boolean;
  /** The column of codes has seven-digit items, so two digits are a section. */
  fullItems: boolean;
}

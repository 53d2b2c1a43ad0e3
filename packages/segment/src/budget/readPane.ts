import { projectListHeaders } from '@yusuan/pipelines';
import type { Side, TableType } from '@yusuan/schemas';
import type { TableHeading } from '../context.ts';
import type { Matrix } from '../matrix.ts';
import { completeFromBelow } from './completeNames.ts';
import { labelsToDraft } from './labelsToDraft.ts';
import { chooseNamedSystem } from './namedSystem.ts';
import type { PaneRows } from './paneLists.ts';
import { freshPaneState, type PaneContext } from './paneState.ts';
import type { Pane } from './panes.ts';
import { rowToLabels } from './rowLabels.ts';
import { rowSides } from './stackedSides.ts';
import { knownCodes, type SubjectLists } from './subjects.ts';
import { foldHeader } from './words.ts';

/** A pane with its rows read; drafts and sides by their place in the body. */
export interface ReadPane extends PaneRows {
  sides: Side[];
}

/** What the label cells of a pane say of each row of the body. `isAlone`: the table has no other pane. */
export function readPane(
  matrix: Matrix,
  body: number[],
  pane: Pane,
  { type, title }: Pick<TableHeading, 'type' | 'title'>,
  lists: SubjectLists,
  isAlone: boolean,
): ReadPane {
  const known = knownCodes(lists);
  const labels = body.map((row) => rowToLabels(matrix, row, pane, known, body[0]!));
  const subjects = labels.flatMap((row) => row.subjects);
  const context: PaneContext = {
    type,
    lists,
    namedSystem: chooseNamedSystem(pane, labels, type, title, lists),
    projectList: isProjectList(pane, type),
    fullItems: subjects.some(({ parts }) => parts.length === 1 && parts[0]!.digits.length === 7),
  };
  const state = freshPaneState();
  const sides = rowSides(pane, labels, type, isAlone);
  const drafts = body.map((row, i) => labelsToDraft(row, labels[i]!, { ...pane, side: sides[i]! }, state, context));
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

import { foldForMatch } from '@yusuan/normalize';
import { summaryTypes, systemHeaders } from '@yusuan/pipelines';
import type { ClassificationSystem, TableType } from '@yusuan/schemas';
import type { Pane } from './panes.ts';
import type { RowLabels } from './rowLabels.ts';
import { foldSubjectName, type SubjectLists } from './subjects.ts';
import { foldRowName } from './words.ts';

const candidates = ['functional', 'economic_department', 'economic_government'] as const;

/**
 * The classification that rows without printed codes are named from: the header says it, else the names themselves (how many are classes of a
 * list), else the title; the expenditure side of a summary is by function unless its names say otherwise.
 */
export function chooseNamedSystem(
  pane: Pane,
  labels: RowLabels[],
  type: TableType,
  title: string,
  lists: SubjectLists,
): ClassificationSystem | null {
  if (pane.side === 'revenue' && type !== 'revenue_summary') return null;
  if (pane.system !== null) return pane.system;
  const printed = labels.flatMap((row) => row.subjects.flatMap((subject) => [subject.name, ...subject.above]));
  const names = new Set(printed.map((name) => foldSubjectName(foldRowName(name))));
  let best: ClassificationSystem | null = null;
  let most = 0;
  for (const system of candidates) {
    const classes = lists[system]?.children(null) ?? [];
    const count = classes.filter((subject) => subject.names.some((name) => names.has(name))).length;
    if (count > most) {
      most = count;
      best = system;
    }
  }
  if (best !== null) return best;
  const titled = systemHeaders.find((rule) => rule.pattern.test(foldForMatch(title)))?.system;
  return titled ?? (summaryTypes.has(type) ? 'functional' : null);
}

import { foldForMatch } from '@yusuan/normalize';
import { countColumns, otherUnits } from '@yusuan/pipelines';
import type { ColumnPlan } from './columns.ts';
import type { Draft } from './draft.ts';
import type { Place } from './outline.ts';

/** The rows that count people or things: 公务用车保有量（辆）, 国内公务接待批次（个）, and the rows below them. */
export function draftsToCounts(drafts: readonly Draft[], outline: readonly Place[]): Set<Draft> {
  const counts = new Set<Draft>();
  drafts.forEach((draft, i) => {
    const parent = outline[i]!.parent;
    const isBelow = parent !== null && counts.has(drafts[parent]!);
    if (isBelow || otherUnits.test(foldForMatch(draft.rawName))) counts.add(draft);
  });
  return counts;
}

/** 车辆（辆） beside columns of 数量 and 价值 is worth what it costs. */
export const hasCountColumn = (plans: readonly ColumnPlan[]): boolean =>
  plans.some(({ role, path }) => role === 'number' && countColumns.test(foldForMatch(path.at(-1) ?? '')));

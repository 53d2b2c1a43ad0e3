import { foldForMatch } from '@yusuan/normalize';
import { balanceRows, summaryTypes } from '@yusuan/pipelines';
import type { Side, TableType } from '@yusuan/schemas';
import type { Pane } from './panes.ts';
import type { RowLabels } from './rowLabels.ts';

/**
 * The side of each row of a pane. Beside each other, 收入 and 支出 are panes of their own; a summary of one list prints them below each other:
 *
 *     一、财政拨款收入 | 1,400   revenue
 *     上年结转        |   100   revenue
 *     收入总计        | 1,500   revenue
 *     一、农林水支出   | 1,500   expenditure
 *
 * Revenue ends behind its last total and what is carried over, else before the first row that says 支出. Without both, all rows are of the pane's side.
 */
export function rowSides(pane: Pane, labels: readonly RowLabels[], type: TableType, isAlone: boolean): Side[] {
  const end = isAlone && summaryTypes.has(type) && pane.side === 'expenditure' ? endOfRevenue(labels.map(rowName)) : 0;
  return labels.map((_, row) => (row < end ? 'revenue' : pane.side));
}

const revenueTotal = /收入(?:合计|总计|总额|小计)$/;

function endOfRevenue(names: readonly string[]): number {
  const firstSpent = names.findIndex((name) => /支出/.test(name));
  const lastTotal = names.findLastIndex((name) => revenueTotal.test(name));
  if (firstSpent < 0 || firstSpent < lastTotal) return 0;
  if (!names.slice(0, firstSpent).some((name) => /收入|拨款/.test(name))) return 0;
  const between = names.slice(lastTotal + 1, firstSpent);
  return lastTotal < 0 || between.every((name) => name === '' || balanceRows.test(name)) ? firstSpent : lastTotal + 1;
}

const rowName = ({ subjects, attribute, project }: RowLabels): string =>
  foldForMatch(subjects.find(({ name }) => name !== '')?.name ?? project ?? attribute ?? '');

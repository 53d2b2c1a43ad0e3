import { foldForMatch } from '@yusuan/normalize';
import { summaryTypes, systemHeaders } from '@yusuan/pipelines';
import type { ClassificationSystem, Side, TableType } from '@yusuan/schemas';
import type { ColumnPlan } from './columns.ts';
import { foldHeader } from './words.ts';

/** A run of label columns and the amount columns that belong to them. Most tables are one pane; a summary table stands in two to four. */
export interface Pane {
  labels: ColumnPlan[];
  amounts: ColumnPlan[];
  side: Side;
  /** What its header says of the classification; null where it does not. */
  system: ClassificationSystem | null;
}

/** A table with revenue on one side and expenditure on the other, by its type or by its highest headers. */
function isTwoSided(plans: ColumnPlan[], type: TableType): boolean {
  if (summaryTypes.has(type)) return true;
  const heads = plans.map((plan) => foldForMatch(plan.path[0] ?? ''));
  const labels = plans
    .filter((plan) => plan.role === 'name' || plan.role === 'code')
    .map((plan) => foldForMatch(plan.path[0] ?? ''));
  return (
    heads.some((head) => /^收入(?:项目|科目|内容|来源)?(?:名称)?$/.test(head)) &&
    heads.some((head) => /^支出/.test(head)) &&
    labels.some((head) => /^支出/.test(head))
  );
}

/** Splits the columns where a label column comes after amounts and begins a new list: 收入 | 支出按功能 | 按经济. */
export function plansToPanes(plans: ColumnPlan[], type: TableType): Pane[] {
  const groups: { labels: ColumnPlan[]; amounts: ColumnPlan[] }[] = [];
  const sides = isTwoSided(plans, type);
  let current = { labels: [] as ColumnPlan[], amounts: [] as ColumnPlan[] };
  for (const [at, plan] of plans.entries()) {
    if (plan.role === 'number') continue;
    if (plan.role === 'ordinal') {
      if (current.amounts.length === 0) current.labels.push(plan); // a total may stand below the ordinals
      continue;
    }
    if (plan.role === 'amount') {
      current.amounts.push(plan);
      continue;
    }
    if (current.amounts.length > 0 && (beginsPane(plan, current, sides) || repeatsHeads(plans.slice(at), current))) {
      groups.push(current);
      current = { labels: [], amounts: [] };
    }
    current.labels.push(plan);
  }
  if (current.amounts.length > 0) groups.push(current);
  else if (groups.length > 0) groups.at(-1)!.labels.push(...current.labels);
  else groups.push(current);
  return groups.map((group, i) => ({
    ...group,
    side: sideOf(group, type, sides, sides && groups.length > 1 && i === 0),
    system: systemOf(group.labels),
  }));
}

function beginsPane(plan: ColumnPlan, current: { labels: ColumnPlan[] }, sides: boolean): boolean {
  if (plan.role === 'name' || plan.role === 'code') {
    if (sides) return true;
    const leaf = foldHeader(plan.path.at(-1) ?? '');
    return current.labels.some((label) => label.role === plan.role && foldHeader(label.path.at(-1) ?? '') === leaf);
  }
  return plan.role === 'project' && sides;
}

/** Labels after amounts, before amounts under the same heads: 人员经费科目 | 预算数 | 公用经费科目 | 预算数, or a list in two halves. */
function repeatsHeads(rest: ColumnPlan[], current: { labels: ColumnPlan[]; amounts: ColumnPlan[] }): boolean {
  const headOf = (plan: ColumnPlan): string => foldForMatch(plan.path.at(-1) ?? '');
  const isKnown = current.labels.some((label) => headOf(label) === headOf(rest[0]!));
  if (rest[0]!.role === 'attribute' && !isKnown) return false;
  const from = rest.findIndex((plan) => plan.role === 'amount');
  if (from < 0) return false;
  const heads = rest
    .slice(from, from + current.amounts.length)
    .map((plan) => (plan.role === 'amount' ? headOf(plan) : ''));
  return current.amounts.every((plan, i) => headOf(plan) !== '' && headOf(plan) === heads[i]);
}

function sideOf(
  group: { labels: ColumnPlan[]; amounts: ColumnPlan[] },
  type: TableType,
  sides: boolean,
  leftmost: boolean,
): Side {
  if (!sides) return type === 'revenue_summary' ? 'revenue' : 'expenditure';
  const heads = [...group.labels, ...group.amounts].map((plan) => foldForMatch(plan.path[0] ?? ''));
  if (heads.some((head) => /支出/.test(head) && !/收入/.test(head))) return 'expenditure';
  if (heads.some((head) => /收入/.test(head) && !/支出/.test(head))) return 'revenue';
  return leftmost ? 'revenue' : 'expenditure';
}

/** What a head says of the side of its columns, in a list that prints both: 本年收入 beside 本年支出. */
const revenueHead = /^(?:本年|当年)(?:\S{0,6})?收入/;
const expenditureHead = /^(?:本年|当年)(?:\S{0,6})?支出/;

/** The side of each amount column: that of its list, but for 本年收入 in a list that also has 本年支出. */
export function paneToSides(pane: Pane): Side[] {
  const says = (plan: ColumnPlan, head: RegExp): boolean => plan.path.some((text) => head.test(foldForMatch(text)));
  const both = pane.amounts.some((plan) => says(plan, expenditureHead));
  return pane.amounts.map((plan) =>
    both && pane.side === 'expenditure' && says(plan, revenueHead) && !says(plan, expenditureHead)
      ? 'revenue'
      : pane.side,
  );
}

function systemOf(labels: ColumnPlan[]): ClassificationSystem | null {
  for (const label of labels) {
    const system = systemOfPath(label.path);
    if (system) return system;
  }
  return null;
}

/** The classification that a column's header names, from the leaf upwards. */
export function systemOfPath(path: string[]): ClassificationSystem | null {
  for (const text of [...path].reverse()) {
    const folded = foldForMatch(text);
    const found = systemHeaders.find((rule) => rule.pattern.test(folded));
    if (found) return found.system;
  }
  return null;
}

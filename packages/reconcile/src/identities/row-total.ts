/**
 * In a row: a total column is the sum of the columns beside and below it, at every level of the header.
 *
 *     合计 | 基本支出              | 项目支出
 *          | 小计 | 人员 | 公用    |            合计 = 小计 + 项目支出,  小计 = 人员 + 公用
 *
 * Which columns are parts is chosen once for the table, over all its rows.
 */
import { fundWords, outsideTotals, rowPartitions } from '@yusuan/pipelines';
import type { Column, KnownMeasure } from '@yusuan/schemas';
import { type Equation, withBlanks } from '../core/equation.ts';
import {
  columnAtSuffix,
  type HeaderNode,
  headerTree,
  innerNodes,
  isTotalHead,
  isTotalLeaf,
  leavesBelow,
  valueColumns,
} from '../core/headers.ts';
import { chooseHypothesis, type Hypothesis } from '../core/hypotheses.ts';
import type { Identity } from '../core/identity.ts';
import type { TableView } from '../core/view.ts';

export const rowTotal: Identity = {
  id: 'row-total',
  title: 'a total column is the sum of its parts in the same row',
  apply: (view) =>
    view.tables.flatMap((table) =>
      rowWholes(table).flatMap(({ hypotheses }) => chooseHypothesis(hypotheses, rowTolerance)),
    ),
};

export const rowTolerance = 'half';

/** A total column with the ways to put it together. */
export interface RowWhole {
  whole: Column;
  hypotheses: Hypothesis[];
}

/** The total columns of a table, at every level of its header. */
export function rowWholes(table: TableView): RowWhole[] {
  return (['revenue', 'expenditure'] as const).flatMap((side) =>
    innerNodes(headerTree(table.table.columns, side)).flatMap((node) => nodeWholes(table, node)),
  );
}

function nodeWholes(table: TableView, node: HeaderNode): RowWhole[] {
  const wholes = new Map<number, RowWhole>();
  const suggest = (whole: Column, parts: Column[], firm: boolean) => {
    if (parts.length === 0 || parts.includes(whole)) return;
    const entry = wholes.get(whole.column) ?? { whole, hypotheses: [] };
    entry.hypotheses.push({ firm, equations: columnEquations(table, whole, parts) });
    wholes.set(whole.column, entry);
  };
  for (const partition of rowPartitions) {
    const leaf = (measure: KnownMeasure) => {
      const found = node.children.filter((child) => child.column?.measure === measure);
      return found.length === 1 ? found[0]!.column! : null;
    };
    const whole = leaf(partition.whole);
    const parts = partition.parts.flatMap((names) => names.map(leaf).find((c) => c !== null) ?? []);
    if (whole && parts.length >= 2) suggest(whole, parts, parts.length === partition.parts.length);
  }
  const totals = node.children.filter(isTotalLeaf);
  for (const total of totals) {
    const others = node.children.filter((child) => child !== total);
    const inside = others.filter((child) => !outsideTotals.test(child.text));
    const known = (nodes: HeaderNode[]) =>
      totals.length === 1 &&
      nodes.length >= 2 &&
      nodes.flatMap(valueColumns).every((c) => !c.measure.startsWith('other:'));
    suggest(total.column!, inside.flatMap(valueColumns), known(inside));
    if (inside.length > 0 && inside.length < others.length) suggest(total.column!, others.flatMap(valueColumns), false);
    const listed = inside.filter((child) => !child.column?.measure.startsWith('other:'));
    if (listed.length < inside.length) suggest(total.column!, listed.flatMap(valueColumns), false);
    const ofYear = inside.filter((child) => !fundWords.carryover.test(child.text));
    if (ofYear.length < inside.length) suggest(total.column!, ofYear.flatMap(valueColumns), false);
    for (let dropped = 1; dropped <= 4 && inside.length - dropped >= 2; dropped++) {
      suggest(total.column!, inside.slice(0, -dropped).flatMap(valueColumns), false);
    }
    const after = node.children.slice(node.children.indexOf(total) + 1);
    const next = after.findIndex(isTotalLeaf);
    if (next > 0) suggest(total.column!, after.slice(0, next).flatMap(valueColumns), false);
    if (totals.length > 1) suggest(total.column!, inside.filter((c) => !isTotalLeaf(c)).flatMap(valueColumns), false);
  }
  for (const head of node.children.filter(isTotalHead)) {
    const inside = node.children.filter((child) => child !== head && !outsideTotals.test(child.text));
    for (const { column, suffix } of leavesBelow(head)) {
      const parts = inside.flatMap((child) => columnAtSuffix(child, suffix) ?? []);
      if (parts.length >= 2) suggest(column, parts, parts.length === inside.length);
    }
  }
  return [...wholes.values()];
}

/** A row without any of its parts, or with parts and no total, stands against the others of the table. */
function columnEquations(table: TableView, whole: Column, parts: Column[]): Equation[] {
  return table.lines.flatMap((line) => {
    const left = line.cells.get(whole.column);
    const right = parts.flatMap((part) => line.cells.get(part.column) ?? []);
    return withBlanks('row-total', left ? [left] : [], right) ?? [];
  });
}

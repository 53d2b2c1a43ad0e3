/** The total columns of a table with the ways in which the columns beside and below them could make them up, by the words of the header. */
import { fundWords, outsideTotals, rowPartitions } from '@yusuan/pipelines';
import type { Column, KnownMeasure } from '@yusuan/schemas';
import { type Equation, withBlanks } from './equation.ts';
import {
  columnAtSuffix,
  type HeaderNode,
  headerTree,
  innerNodes,
  isTotalHead,
  isTotalLeaf,
  leavesBelow,
  valueColumns,
} from './headers.ts';
import type { Hypothesis } from './hypotheses.ts';
import { mayLeaveOut } from './left-out.ts';
import type { TableView } from './view.ts';

/** A total column with the ways to put it together. */
export interface RowWhole {
  whole: Column;
  hypotheses: RowHypothesis[];
}

export interface RowHypothesis extends Hypothesis {
  parts: Column[];
}

/** The total columns of a table, at every level of its header. */
export function rowWholes(table: TableView): RowWhole[] {
  return (['revenue', 'expenditure'] as const).flatMap((side) =>
    innerNodes(headerTree(table.table.columns, side)).flatMap((node) => nodeWholes(table, node)),
  );
}

function nodeWholes(table: TableView, node: HeaderNode): RowWhole[] {
  const wholes = new Map<number, RowWhole>();
  const suggest = (whole: Column, parts: Column[], firm: boolean, leftOut: HeaderNode[] = []) => {
    if (parts.length === 0 || parts.includes(whole)) return;
    if (!mayLeaveOut(table, whole, parts, leftOut.flatMap(valueColumns))) return;
    const entry = wholes.get(whole.column) ?? { whole, hypotheses: [] };
    entry.hypotheses.push({ firm, parts, equations: columnEquations(table, whole, parts) });
    wholes.set(whole.column, entry);
  };
  const totals = node.children.filter(isTotalLeaf);
  /** What the words of the header leave open is no part that must count. */
  const counting = node.children.filter(
    (child) => !isTotalLeaf(child) && !outsideTotals.test(child.text) && !fundWords.carryover.test(child.text),
  );
  for (const partition of rowPartitions) {
    const leaf = (measure: KnownMeasure) => {
      const found = node.children.filter((child) => child.column?.measure === measure);
      return found.length === 1 ? found[0]! : null;
    };
    const whole = leaf(partition.whole);
    const parts = partition.parts.flatMap((names) => names.map(leaf).find((c) => c !== null) ?? []);
    const leftOut = whole && totals.includes(whole) ? counting.filter((child) => !parts.includes(child)) : [];
    if (whole && parts.length >= 2)
      suggest(whole.column!, parts.flatMap(valueColumns), parts.length === partition.parts.length, leftOut);
  }
  for (const total of totals) {
    const others = node.children.filter((child) => child !== total);
    const inside = others.filter((child) => !outsideTotals.test(child.text));
    const known = (nodes: HeaderNode[]) =>
      totals.length === 1 &&
      nodes.length >= 2 &&
      nodes.every((child) => isOwnTotal(child) || valueColumns(child).every((c) => !c.measure.startsWith('other:')));
    const suggestNodes = (nodes: HeaderNode[], firm: boolean) =>
      suggest(
        total.column!,
        nodes.flatMap(valueColumns),
        firm,
        totals.length > 1 ? [] : counting.filter((child) => !nodes.includes(child)),
      );
    suggestNodes(inside, known(inside));
    if (inside.length > 0 && inside.length < others.length) suggestNodes(others, false);
    const listed = inside.filter((child) => !child.column?.measure.startsWith('other:'));
    if (listed.length < inside.length) suggestNodes(listed, false);
    const ofYear = inside.filter((child) => !fundWords.carryover.test(child.text));
    if (ofYear.length < inside.length) suggestNodes(ofYear, false);
    for (let dropped = 1; dropped <= 4 && inside.length - dropped >= 2; dropped++)
      suggestNodes(inside.slice(0, -dropped), false);
    const after = node.children.slice(node.children.indexOf(total) + 1);
    const next = after.findIndex(isTotalLeaf);
    if (next > 0) suggestNodes(after.slice(0, next), false);
    if (totals.length > 1)
      suggestNodes(
        inside.filter((c) => !isTotalLeaf(c)),
        false,
      );
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

/** A head over several columns of which one is their total. */
const isOwnTotal = (node: HeaderNode): boolean =>
  node.column === null && node.children.filter(isTotalLeaf).length === 1;

/** A row without any of its parts, or with parts and no total, stands against the others of the table. */
export function columnEquations(table: TableView, whole: Column, parts: Column[]): Equation[] {
  return table.lines.flatMap((line) => {
    if ([whole, ...parts].some(({ column }) => line.unread.has(column))) return [];
    const left = line.cells.get(whole.column);
    const right = parts.flatMap((part) => line.cells.get(part.column) ?? []);
    return withBlanks('row-total', left ? [left] : [], right) ?? [];
  });
}

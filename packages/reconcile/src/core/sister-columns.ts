/**
 * Columns that stand under the same heads in another part of a header (`2018年/小计` and `2019年/小计`), where all columns of the two parts match one by one.
 * Not those of a change: what is printed without a sign adds up to nothing.
 */
import { changeWords } from '@yusuan/pipelines';
import type { Column } from '@yusuan/schemas';
import { type HeaderNode, headerTree, innerNodes, leavesBelow } from './headers.ts';
import type { TableView } from './view.ts';

export interface SisterColumn {
  sister: Column;
  /** The column here for each one there. */
  counterpart: Map<Column, Column>;
}

export function sisterColumns(table: TableView, column: Column): SisterColumn[] {
  const nodes = innerNodes(headerTree(table.table.columns, column.side));
  const own = nodes.filter((node) => node.children.some((child) => child.column === column));
  return own.flatMap((node) =>
    nodes.flatMap((other) => {
      const pairs = other === node ? null : matchedLeaves(node, other);
      const sister = pairs?.find(([here]) => here === column)?.[1];
      return pairs && sister ? [{ sister, counterpart: new Map(pairs.map(([here, there]) => [there, here])) }] : [];
    }),
  );
}

/** Columns of one node beside those of the other; null where they are not under the same heads. */
function matchedLeaves(node: HeaderNode, other: HeaderNode): [Column, Column][] | null {
  const [here, there] = [leavesBelow(node), leavesBelow(other)];
  const alike = here.every((leaf, i) => leaf.suffix.join('/') === there[i]?.suffix.join('/'));
  const ofChange = [...here, ...there].some(({ column }) => column.path.some((text) => changeWords.test(text)));
  if (here.length !== there.length || !alike || ofChange) return null;
  return here.map((leaf, i) => [leaf.column, there[i]!.column]);
}

/** The header of a table as a tree: `2024年基本支出 / 人员经费` and `2024年基本支出 / 公用经费` hang below one node. */
import { totalWords } from '@yusuan/pipelines';
import type { Column, Side } from '@yusuan/schemas';
import { foldName } from './view.ts';

export interface HeaderNode {
  text: string;
  /** Set on a leaf. */
  column: Column | null;
  children: HeaderNode[];
}

export function headerTree(columns: Column[], side: Side): HeaderNode {
  const root: HeaderNode = { text: '', column: null, children: [] };
  for (const column of columns) {
    if (column.side !== side) continue;
    let node = root;
    const parts = column.path.map(foldName).filter((part, i, all) => part !== '' && part !== all[i - 1]);
    parts.forEach((text, i) => {
      const last = i === parts.length - 1;
      let child = last ? undefined : node.children.findLast((c) => c.text === text && c.column === null);
      if (!child) {
        child = { text, column: last ? column : null, children: [] };
        node.children.push(child);
      }
      node = child;
    });
  }
  return root;
}

export function isTotalLeaf(node: HeaderNode): boolean {
  return node.column !== null && (node.column.measure === 'total' || totalWords.test(node.text));
}

/** The columns whose sum is the value of a node: its own total, else those of all its children. */
export function valueColumns(node: HeaderNode): Column[] {
  if (node.column) return [node.column];
  const total = node.children.find(isTotalLeaf);
  return total?.column ? [total.column] : node.children.flatMap(valueColumns);
}

export function innerNodes(node: HeaderNode): HeaderNode[] {
  return node.children.length === 0 ? [] : [node, ...node.children.flatMap(innerNodes)];
}

/** A total that is itself a head over several columns (`总计 / 一般公共预算`, `总计 / 政府性基金`). */
export function isTotalHead(node: HeaderNode): boolean {
  return node.column === null && totalWords.test(node.text);
}

export function leavesBelow(node: HeaderNode): { column: Column; suffix: string[] }[] {
  return node.children.flatMap((child) =>
    child.column
      ? [{ column: child.column, suffix: [child.text] }]
      : leavesBelow(child).map((leaf) => ({ ...leaf, suffix: [child.text, ...leaf.suffix] })),
  );
}

/** The column of a node that ends in the same heads, through its own 小计 where it has further levels. */
export function columnAtSuffix(node: HeaderNode, suffix: string[]): Column | null {
  const [text, ...rest] = suffix;
  const child = node.children.find((c) => c.text === text);
  if (child && rest.length === 0) return child.column;
  if (child) return columnAtSuffix(child, rest);
  const total = node.children.find(isTotalHead);
  return total ? columnAtSuffix(total, suffix) : null;
}

import type { Cell, TextBlock } from '@yusuan/model';

/**
 * Cells that reach over a whole page have no line above or below them there: their text stands as lines beside the rest of the table. Gives
 * one cell per column left of `right` for the lines that stand in the columns between these edges; none where a line does not say its columns.
 */
export function linesToBesideCells(
  lines: readonly TextBlock[],
  edges: readonly number[],
  right: number,
  rows: number,
): Cell[] {
  const texts = new Map<number, string[]>();
  for (const { box, text } of lines) {
    if (!box || box.x1 > right) continue;
    const [first, last] = [columnAt(edges, box.x0), columnAt(edges, box.x1)];
    const parts = text.trim().split(/\s{2,}/);
    if (first < 0 || last - first + 1 !== parts.length) return [];
    parts.forEach((part, i) => {
      texts.set(first + i, [...(texts.get(first + i) ?? []), part]);
    });
  }
  const page = lines[0]?.page ?? 1;
  return [...texts].map(([column, parts]) => ({
    row: 0,
    column,
    rowSpan: rows,
    columnSpan: 1,
    text: parts.join('\n'),
    indent: 0,
    page,
  }));
}

function columnAt(edges: readonly number[], x: number): number {
  for (let i = 0; i + 1 < edges.length; i++) if (x >= edges[i]! - 1 && x <= edges[i + 1]! + 1) return i;
  return -1;
}

import type { Cell, Grid } from '@yusuan/model';
import { gridToMatrix, isBlank, type Matrix } from '../matrix.ts';
import { isLevelWord } from './match.ts';
import { isHeaderRow } from './wideHeader.ts';

/**
 * The grid with the level of a cell that is torn over a page in both halves: the upper half is blank, its text stands in the lower one.
 *
 *     | 时效指标 | 完成时间 |             | 时效指标 | 完成时间 |
 *     |          | 维护费   |      →      | 成本指标 | 维护费   |
 *     ──────── page ───────             ──────── page ───────
 *     | 成本指标 | 改造费   |             | 成本指标 | 改造费   |
 *
 * Only where every other cell of the column on that page has a text: else a blank cell goes on with the one above.
 */
export function fillTornLevels(grid: Grid): Grid {
  if (grid.method !== 'ruled' || grid.fragments.length < 2) return grid;
  const matrix = gridToMatrix(grid);
  const texts = new Map<Cell, string>();
  grid.fragments.slice(1).forEach(({ firstRow }, i) => {
    const before = grid.fragments[i]!;
    let top = firstRow;
    while (top < matrix.rows - 1 && isHeaderRow(matrix, top)) top++;
    for (let column = 0; column < matrix.columns; column++) {
      const [upper, lower] = [matrix.at(before.lastRow, column), matrix.at(top, column)];
      if (!upper || !lower || !isBlank(upper) || isBlank(lower) || upper.column !== column) continue;
      if (lower.row !== top || lower.column !== column || !isLevelWord(lower.text)) continue;
      if (isLevelColumn(matrix, upper, before.firstRow)) texts.set(upper, lower.text);
    }
  });
  if (texts.size === 0) return grid;
  return { ...grid, cells: grid.cells.map((cell) => (texts.has(cell) ? { ...cell, text: texts.get(cell)! } : cell)) };
}

/** A level stands right above, and no other cell above it on the page is blank below a level. */
function isLevelColumn(matrix: Matrix, cell: Cell, firstRow: number): boolean {
  const above = matrix.at(cell.row - 1, cell.column);
  if (!above || above.row < firstRow || !isLevelWord(above.text)) return false;
  for (let row = above.row; row > firstRow; row--) {
    const [one, over] = [matrix.at(row, cell.column), matrix.at(row - 1, cell.column)];
    if (one && over && one.row === row && isBlank(one) && isLevelWord(over.text)) return false;
  }
  return true;
}

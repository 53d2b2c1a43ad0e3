import { cleanName } from '@yusuan/normalize';
import { isBlank, type Matrix } from '../matrix.ts';

/**
 * The header texts above each column from the top level to the leaf. Where the source keeps no spans (tabbed text), a blank header cell
 * belongs to its left neighbour if something stands below it and nothing of its own above it:
 *
 *     当年财政拨款 |      |          |        → 当年财政拨款/合计, 当年财政拨款/公务用车/小计, 当年财政拨款/公务用车/购置
 *     合计        | 公务用车 |        |
 *                | 小计  | 购置     |
 */
export function headerToPaths(matrix: Matrix, header: number[]): string[][] {
  const filled = header.map(() => new Array<string>(matrix.columns).fill(''));
  const spans = matrix.grid.cells.some(
    (cell) => header.includes(cell.row) && (cell.columnSpan > 1 || cell.rowSpan > 1),
  );
  header.forEach((row, level) => {
    for (let column = 0; column < matrix.columns; column++) {
      const cell = matrix.at(row, column);
      if (!isBlank(cell)) {
        filled[level]![column] = cleanName(cell!.text);
      } else if (!spans && column > 0 && inheritsLeft(matrix, header, filled, level, column)) {
        filled[level]![column] = filled[level]![column - 1]!;
      }
    }
  });
  return Array.from({ length: matrix.columns }, (_, column) => {
    const path: string[] = [];
    header.forEach((row, level) => {
      const text = filled[level]![column]!;
      const sameCell = level > 0 && matrix.at(row, column) === matrix.at(header[level - 1]!, column);
      if (text !== '' && !sameCell && text !== path.at(-1)) path.push(text);
    });
    return path.length > 1 && /合计|总计/.test(path[0]!) ? path.filter((text) => !/名称/.test(text)) : path;
  });
}

function inheritsLeft(matrix: Matrix, header: number[], filled: string[][], level: number, column: number): boolean {
  if (filled[level]![column - 1] === '') return false;
  for (let above = 0; above < level; above++) {
    if (!isBlank(matrix.at(header[above]!, column))) return false;
    if (filled[above]![column] !== filled[above]![column - 1]) return false;
  }
  for (let below = level + 1; below < header.length; below++) {
    if (!isBlank(matrix.at(header[below]!, column))) return true;
  }
  return false;
}

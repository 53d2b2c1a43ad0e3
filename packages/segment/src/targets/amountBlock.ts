import type { Cell } from '@yusuan/model';
import { cleanName } from '@yusuan/normalize';
import { isBlank, type Matrix } from '../matrix.ts';
import { cellAmount, type LabelledAmount } from './emit.ts';
import { amountLabel } from './match.ts';

export interface AmountBlock {
  amounts: LabelledAmount[];
  /** The cell left of the block that heads it. */
  group: Cell | null;
  next: number;
}

/**
 * Amounts below their labels: `预算支出总额 | 财政拨款 | 其他资金`, under them perhaps `合计 | 基本支出 | 项目支出`, then a row of amounts. Null where
 * the row does not begin such a block.
 */
export function readAmountBlock(matrix: Matrix, first: number, last: number): AmountBlock | null {
  let group: Cell | null = null;
  const labelsOf = (row: number): Cell[] => {
    const cells = matrix.row(row).filter((cell) => !isBlank(cell) && cell.row === row);
    if (row === first && cells[0] && cells[0].rowSpan > 1 && !amountLabel(cells[0].text)) {
      group = cells[0];
      return cells.slice(1);
    }
    if (row === first && cells[0] && cells[0].column === 0 && amountLabel(cells[0].text) === null) {
      group = cells[0];
      return cells.slice(1);
    }
    return cells;
  };
  let row = first;
  while (row <= last && row - first < 3) {
    const labels = labelsOf(row);
    if (labels.length === 0 || !labels.every((cell) => amountLabel(cell.text) !== null)) break;
    row++;
  }
  if (row === first || row > last || labelsOf(first).length < 2) return null;
  const values = matrix.row(row).filter((cell) => !isBlank(cell) && cell.row === row);
  if (values.length < 2 || !values.every((cell) => cellAmount(cell))) return null;
  const amounts = values.flatMap((cell) => toAmount(matrix, first, row, cell, group));
  return amounts.length === values.length ? { amounts, group, next: row + 1 } : null;
}

function toAmount(matrix: Matrix, first: number, row: number, cell: Cell, group: Cell | null): LabelledAmount[] {
  const path: Cell[] = [];
  for (let r = first; r < row; r++) {
    const above = headAbove(matrix, r, cell.column, r < row - 1);
    if (above && above !== group && !isBlank(above) && path.at(-1) !== above) path.push(above);
  }
  const leaf = path.at(-1);
  if (!leaf) return [];
  const own = amountLabel(leaf.text)!;
  // 合计 below 财政拨款 is what 财政拨款 says.
  const label = own.whole && path.length > 1 ? (amountLabel(path[0]!.text) ?? own) : own;
  const texts = path.map((part) => cleanName(part.text));
  const outlay = label.measure === 'basic' || label.measure === 'project' || (label.whole ?? false);
  return [
    {
      label: leaf,
      cell,
      path: texts,
      measure: label.measure === 'other' ? `other:${texts.join('/')}` : label.measure,
      side: label.side ?? (outlay ? 'expenditure' : 'revenue'),
      name: texts.join('/'),
      whole: label.whole ?? false,
      unit: null,
    },
  ];
}

/** The head over a column. In text input a head stands over the first of its columns alone: those right of it are blank. */
function headAbove(matrix: Matrix, row: number, column: number, upper: boolean): Cell | undefined {
  let at = column;
  while (upper && at > 0 && isBlank(matrix.at(row, at))) at--;
  return matrix.at(row, at);
}

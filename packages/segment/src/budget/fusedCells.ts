import type { Cell, Grid, Notice } from '@yusuan/model';
import { isBlank, type Matrix } from '../matrix.ts';
import { rowOf } from '../places.ts';
import type { ColumnPlan } from './columns.ts';

export interface SplitCells {
  grid: Grid;
  notices: Notice[];
}

/** A name that runs into the amount behind it, or an amount into the name behind it. The amount needs decimals, so that no name loses its number. */
const nameThenAmount = /^([\s\S]*\p{Script=Han}[^\d]*?)\s*(-?\d[\d,]*\.\d{1,6})$/u;
const amountThenName = /^(-?\d[\d,]*\.\d{1,6})\s*(\p{Script=Han}[\s\S]*)$/u;

/**
 * Splits cells of a PDF whose text overflowed into the next one: a label before a blank amount cell that ends in an amount, an amount before a
 * blank label cell that ends in a name. Each is named in a notice.
 */
export function splitFusedCells(matrix: Matrix, body: number[], plans: ColumnPlan[], tableId: string): SplitCells {
  const { grid } = matrix;
  const changes = new Map<Cell, string>();
  const notices: Notice[] = [];
  if (grid.method === 'tabbed' || grid.method === 'html') return { grid, notices };
  for (const row of body) {
    plans.forEach((plan, i) => {
      const next = plans[i + 1];
      const cell = matrix.at(row, plan.column);
      const beside = next && matrix.at(row, next.column);
      if (!next || isBlank(cell) || !beside || !isBlank(beside) || cell === beside || changes.has(cell!)) return;
      const labelFirst = plan.role === 'name' && next.role === 'amount';
      const amountFirst = plan.role === 'amount' && (next.role === 'name' || next.role === 'code');
      const match = labelFirst ? nameThenAmount.exec(cell!.text) : amountFirst ? amountThenName.exec(cell!.text) : null;
      if (!match) return;
      changes.set(cell!, match[1]!);
      changes.set(beside, match[2]!);
      notices.push({
        check: 'segment:fused-cells',
        severity: 'warning',
        message: `“${cell!.text.slice(0, 60)}” stands in one cell beside a blank one: read as ${match[1]!.slice(0, 40)} and ${match[2]!.slice(0, 40)}`,
        table_id: tableId,
        page: cell!.page,
        row: rowOf(cell!),
      });
    });
  }
  if (changes.size === 0) return { grid, notices };
  const cells = grid.cells.map((cell) => (changes.has(cell) ? { ...cell, text: changes.get(cell)! } : cell));
  return { grid: { ...grid, cells }, notices };
}

/**
 * In a row: a total column is the sum of the columns beside and below it, at every level of the header.
 *
 *     合计 | 基本支出              | 项目支出
 *          | 小计 | 人员 | 公用    |            合计 = 小计 + 项目支出,  小计 = 人员 + 公用
 *
 * Which columns are parts is chosen once for the table, over all its rows. Where the rows choose none, and the same heads stand over other columns of the
 * table (2018年 beside 2019年), what is proved there holds here.
 */
import type { Column } from '@yusuan/schemas';
import { type Equation, evaluate } from '../core/equation.ts';
import { chooseHypothesis, hasBlank } from '../core/hypotheses.ts';
import type { Identity } from '../core/identity.ts';
import { columnEquations, type RowWhole, rowWholes } from '../core/row-wholes.ts';
import { sisterColumns } from '../core/sister-columns.ts';
import type { TableView } from '../core/view.ts';

export const rowTotal: Identity = {
  id: 'row-total',
  title: 'a total column is the sum of its parts in the same row',
  apply: (view) => view.tables.flatMap((table) => rowSums(table).flatMap(({ equations }) => equations)),
};

export const rowTolerance = 'half';

/** A total column with the equations that the rows are held to; none where no way to put it together fits them. */
export interface RowSum extends RowWhole {
  equations: Equation[];
}

export function rowSums(table: TableView): RowSum[] {
  const chosen = rowWholes(table).map(
    (entry): RowSum => ({ ...entry, equations: chooseHypothesis(entry.hypotheses, rowTolerance) }),
  );
  return chosen.map((sum) =>
    sum.equations.length > 0 ? sum : { ...sum, equations: asInSisters(table, sum.whole, chosen) },
  );
}

/** The sum as other columns under the same heads prove it; rows without one of its sides say nothing. */
function asInSisters(table: TableView, whole: Column, chosen: RowSum[]): Equation[] {
  for (const { sister, counterpart } of sisterColumns(table, whole)) {
    const proof = chosen.find((entry) => entry.whole === sister);
    const parts = proof && provedParts(proof);
    const own = parts?.flatMap((part) => counterpart.get(part) ?? []);
    if (own && own.length === parts?.length)
      return columnEquations(table, whole, own).filter((equation) => !hasBlank(equation));
  }
  return [];
}

/** Only where no row speaks against it, and two and more true sums for it. */
function provedParts({ hypotheses, equations }: RowSum): Column[] | null {
  const outcomes = equations.map(evaluate);
  const sums = outcomes.filter(({ equation: { right } }) => right.filter((term) => term.fen !== 0n).length >= 2);
  if (outcomes.some(({ state }) => state === 'fails') || new Set(sums.map((o) => o.leftFen)).size < 2) return null;
  return hypotheses.find((hypothesis) => hypothesis.equations.includes(equations[0]!))?.parts ?? null;
}

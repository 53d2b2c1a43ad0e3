import type { LabelledAmount } from './emit.ts';

const PERIOD = /^other:.*实施(?:周)?期/;

/**
 * 实施期资金总额 beside 年度资金总额: the parts below the first belong to the whole period, and are no money of the year. Where no other whole is
 * printed, the period is the year.
 */
export function separatePeriod(amounts: LabelledAmount[]): void {
  const periods = amounts.filter((amount) => PERIOD.test(amount.measure));
  const wholes = amounts.filter((amount) => amount.measure === 'total');
  if (periods.length !== 1) return;
  const period = periods[0]!;
  if (wholes.length === 0) {
    period.measure = 'total';
    period.whole = true;
    return;
  }
  const year = wholes.find((whole) => whole.cell.row === period.cell.row);
  if (!year) return;
  const head = period.path.at(-1)!;
  for (const amount of amounts) {
    const below = amount.cell.row > period.cell.row;
    const nearPeriod =
      Math.abs(amount.cell.column - period.cell.column) < Math.abs(amount.cell.column - year.cell.column);
    if (!below || !nearPeriod || amount.measure.startsWith('other:')) continue;
    amount.path = [...amount.path.slice(0, -1), head, amount.path.at(-1)!];
    amount.measure = `other:${head}/${amount.path.at(-1)}`;
  }
}

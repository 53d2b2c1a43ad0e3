import type { Notice } from '@yusuan/model';
import { yuanToFen } from '@yusuan/normalize';
import { rowOf } from '../places.ts';
import { amountYuan, type FoundAmount, sourceMeasures } from './emit.ts';
import type { Block } from './wideBlocks.ts';

/** Amounts that stand in a row below the project's own: taken where it has none of their kind and its total, if printed, is their sum. */
export function addLateAmounts(
  block: Pick<Block, 'name' | 'amounts'>,
  amounts: readonly FoundAmount[],
  tableId: string,
  notices: Notice[],
): void {
  const late = amounts.filter(({ path }) => !block.amounts.some((known) => known.path.join() === path.join()));
  const refused = amounts.filter((amount) => !late.includes(amount));
  const all = [...block.amounts, ...late];
  const total = block.amounts.find(({ measure }) => measure === 'total');
  const parts = all.filter(({ measure }) => sourceMeasures.includes(measure));
  if (total && late.some(({ measure }) => sourceMeasures.includes(measure)) && !addsUp(total, parts))
    refused.push(...late);
  else block.amounts.push(...late);
  if (refused.length > 0)
    notices.push({
      check: 'segment:target-money-unclear',
      severity: 'warning',
      message: `${refused.map((amount) => `${amount.path.at(-1)} ${amount.cell.text.trim()}`).join(', ')} stands in the rows of ${block.name || 'a project without name'}, whose money does not add up with it: left out`,
      table_id: tableId,
      page: refused[0]!.cell.page,
      row: rowOf(refused[0]!.cell),
    });
}

function addsUp(total: FoundAmount, parts: readonly FoundAmount[]): boolean {
  const sum = amountYuan(total);
  const added = parts.map(amountYuan).filter((yuan) => yuan !== null);
  if (sum === null || added.length < parts.length) return false;
  return yuanToFen(sum) === added.reduce((fen, yuan) => fen + yuanToFen(yuan), 0n);
}

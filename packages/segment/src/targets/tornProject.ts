import type { Cell, Notice } from '@yusuan/model';
import { foldForMatch } from '@yusuan/normalize';
import { rowOf } from '../places.ts';
import { amountYuan, type FoundAmount } from './emit.ts';

const NAME_END = /(?:费|费用|经费|项目|资金|补助|补贴|专项|支出|工程|计划|建设|服务|采购|运行|维护|保障|奖励|[)）])$/;

/** The first row of a page holds the rest of a name that broke off: the same name again, or a few characters after a name without an end. */
export function isRestOfName(last: string, name: string, amounts: readonly FoundAmount[]): boolean {
  if (foldForMatch(last) === foldForMatch(name)) return true;
  if ([...name].length > 8) return false;
  if (amounts.length === 0) return true;
  return !NAME_END.test(last.replace(/专$/, '')) && [...name].length <= 4;
}

/** Puts the part of a row that stands on the next page to its project: what it says twice and differently is a reading beside the first. */
export function joinTornProject(
  last: { name: string; amounts: FoundAmount[] },
  cell: Cell,
  name: string,
  amounts: FoundAmount[],
  tableId: string,
  notices: Notice[],
): void {
  const same = foldForMatch(last.name) === foldForMatch(name);
  if (!same) last.name += name;
  const doubtful: string[] = [];
  for (const amount of amounts) {
    const known = last.amounts.find((other) => other.path.join() === amount.path.join());
    if (!known) {
      last.amounts.push(amount);
      continue;
    }
    if (amountYuan(known) === amountYuan(amount)) continue;
    doubtful.push(
      `${known.path.at(-1)}: ${known.cell.text} (line ${rowOf(known.cell)}) or ${amount.cell.text} (line ${rowOf(cell)})`,
    );
    known.readings = [
      ...(known.readings ?? []),
      {
        kind: 'row',
        amount_yuan: amountYuan(amount),
        column: null,
        detail: `${amount.cell.text}, printed in the part of the row on the next page`,
      },
    ];
  }
  if (same && doubtful.length === 0) return;
  notices.push(tornProject(last.name, cell, tableId, doubtful));
}

/** The notice that a row is torn over a page, and in what its parts differ. */
export function tornProject(name: string, cell: Cell, tableId: string, doubtful: readonly string[] = []): Notice {
  const differ = doubtful.length > 0 ? `; they differ in ${doubtful.join(', ')}` : '';
  return {
    check: 'segment:torn-project',
    severity: 'warning',
    message: `The row of ${name} is torn over a page: its parts are read as one project${differ}`,
    table_id: tableId,
    page: cell.page,
    row: rowOf(cell),
  };
}

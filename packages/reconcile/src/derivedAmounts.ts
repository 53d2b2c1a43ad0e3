import { parseAmount, toYuan } from '@yusuan/normalize';
import type { Amount, BudgetDocument } from '@yusuan/schemas';

export interface UnderivedAmount {
  amount_id: string;
  raw_text: string;
  unit: Amount['unit'];
  amount_yuan: string | null;
  /** What the print in that unit comes to; null where there is no unit, or no amount is printed. */
  derived: string | null;
}

/**
 * Amounts that are not what their printed text says in their unit, to the last digit. An amount that the document reads otherwise than it is printed says so by its
 * readings, and is left out.
 */
export function underivedAmounts(document: BudgetDocument): UnderivedAmount[] {
  return document.tables.flatMap((table) =>
    table.lines.flatMap((line) =>
      line.amounts.flatMap((amount) => {
        const { amount_id, raw_text, unit, amount_yuan } = amount;
        const derived = derivedYuan(amount);
        const isReading = (amount.readings ?? []).some(({ kind }) => kind === 'value' || kind === 'unit');
        return derived === amount_yuan || isReading ? [] : [{ amount_id, raw_text, unit, amount_yuan, derived }];
      }),
    ),
  );
}

function derivedYuan({ raw_text, unit }: Amount): string | null {
  const printed = parseAmount(raw_text);
  const applied = printed?.unit ?? unit;
  return printed === null || applied === null || unit === null ? null : toYuan(printed.digits, applied);
}

/**
 * A table without a unit is not guessed; but where its figures, read in one unit, are printed in other tables too, and in no other unit, a person is told
 * which unit that is.
 */
import type { Notice } from '@yusuan/model';
import type { Check } from '../core/identity.ts';
import { absolute, placeInFen } from '../core/money.ts';
import type { TableView } from '../core/view.ts';

export const unitFits: Check = {
  id: 'unit-fits',
  title: 'a table without unit is in the unit that other tables print its figures in',
  apply(view) {
    const bare = view.tables.filter(({ table }) => figuresWithoutUnit(table.lines).length > 0);
    if (bare.length === 0) return [];
    const known = new Set([...view.cells.values()].map((cell) => absolute(cell.fen)));
    return bare.flatMap((table) => notice(table, known));
  },
};

const units = ['元', '千元', '万元'] as const;
const leastDigits = 4;

function figuresWithoutUnit(lines: TableView['table']['lines']): { text: string; id: string }[] {
  return lines
    .flatMap((line) => line.amounts)
    .filter((amount) => amount.amount_yuan === null && amount.unit === null)
    .map((amount) => ({
      text: amount.raw_text.normalize('NFKC').replace(/[\s,]/g, ''),
      id: amount.amount_id,
    }))
    .filter(({ text }) => /^-?\d+(?:\.\d+)?$/.test(text) && text.replace(/^[-0.]+|[.]|0+$/g, '').length >= leastDigits);
}

function notice({ table }: TableView, known: Set<bigint>): Notice[] {
  const figures = figuresWithoutUnit(table.lines);
  const counts = units
    .map((unit) => ({
      unit,
      found: figures.filter(({ text }) => known.has(figureInFen(text, unit))),
    }))
    .filter(({ found }) => new Set(found.map(({ text }) => text)).size >= 2);
  const [only, ...others] = counts;
  if (!only || others.length > 0) return [];
  return [
    {
      check: 'reconcile:unit-fits',
      severity: 'warning',
      message: `no unit is printed for ${table.title}, and its amounts are not read; ${only.unit} would fit: read so, ${only.found.length} of its figures are printed in other tables too, such as ${only.found[0]!.text}`,
      expected: only.unit,
      table_id: table.table_id,
      page: table.fragments[0]?.page ?? null,
      amount_ids: only.found.map(({ id }) => id),
    },
  ];
}

/** The size of a printed figure: the sign says nothing of the unit. */
function figureInFen(text: string, unit: (typeof units)[number]): bigint {
  const [whole = '0', fraction = ''] = text.replace('-', '').split('.');
  return (BigInt(whole + fraction) * placeInFen(unit, 0)) / 10n ** BigInt(fraction.length);
}

/**
 * Units by their looks, where no other table repeats a figure: the one table whose amounts are in another unit than those of all other tables of the document,
 * and figures with a place finer than one 分 (`17.3985` 元), which no sum of money has.
 */
import type { Notice } from '@yusuan/model';
import { parseAmount } from '@yusuan/normalize';
import type { UnitName } from '@yusuan/schemas';
import { documentFacts } from '../core/facts.ts';
import type { Check } from '../core/identity.ts';
import { projectAmounts } from '../core/projects.ts';
import type { DocumentView, TableView } from '../core/view.ts';

export const unitDiffers: Check = {
  id: 'unit-differs',
  title: 'a table is in the unit of the others, and no figure is finer than one 分',
  apply: (view) => [...loneUnit(view), ...view.tables.flatMap(finerThanFen)],
};

/** How many tables of the same unit make another one odd. */
const enough = 3;

function loneUnit(view: DocumentView): Notice[] {
  const units = new Map<TableView, UnitName>();
  for (const table of view.tables) {
    const own = unitsOf(table);
    if (own.length > 1) return [];
    if (own[0]) units.set(table, own[0]);
  }
  const tables = [...units];
  return tables.flatMap(([table, unit]): Notice[] => {
    const others = tables.filter(([other]) => other !== table).map(([, other]) => other);
    const [usual] = others;
    if (others.length < enough || usual === unit || others.some((other) => other !== usual)) return [];
    if (isRestated(view, table)) return [];
    const { title, table_id, fragments } = table.table;
    return [
      {
        check: 'reconcile:unit-differs',
        severity: 'info',
        message: `${title} is in ${unit} and the other ${others.length} tables of the document are in ${usual}; no other table repeats its figures`,
        expected: usual ?? null,
        actual: unit,
        table_id,
        page: fragments[0]?.page ?? null,
        amount_ids: table.lines.flatMap((line) => line.line.amounts.map((amount) => amount.amount_id)),
      },
    ];
  });
}

function unitsOf(table: TableView): UnitName[] {
  return [
    ...new Set(
      table.lines.flatMap((line) =>
        [...line.cells.values()].flatMap((cell) => (cell.fen === 0n ? [] : (cell.amount.unit ?? []))),
      ),
    ),
  ];
}

/** Whether another table states the same figure of the same thing. */
function isRestated(view: DocumentView, table: TableView): boolean {
  const value = (cells: { fen: bigint }[]) => cells.reduce((sum, cell) => sum + cell.fen, 0n);
  const stated = [
    ...documentFacts(view).map((fact) => ({ ...fact, fen: value(fact.cells) })),
    ...projectAmounts(view).map(({ key, table: at, terms }) => ({ key, table: at, fen: value(terms) })),
  ].filter(({ fen }) => fen !== 0n);
  const elsewhere = new Set(stated.filter((s) => s.table !== table).map(({ key, fen }) => `${key} ${fen}`));
  return stated.some((s) => s.table === table && elsewhere.has(`${s.key} ${s.fen}`));
}

const exponents: Readonly<Record<UnitName, number>> = { 元: 0, 千元: 3, 万元: 4, 百万元: 6, 亿元: 8 };

/** One note for each table, from two figures on: a single one is a slip of its own. */
function finerThanFen(table: TableView): Notice[] {
  const finer = table.lines
    .flatMap((line) => [...line.cells.values()])
    .filter(({ amount }) => {
      const decimals = parseAmount(amount.raw_text)?.digits.split('.')[1]?.replace(/0+$/, '') ?? '';
      return amount.unit !== null && decimals.length > exponents[amount.unit] + 2;
    });
  const [first] = finer;
  if (!first || finer.length < 2) return [];
  return [
    {
      check: 'reconcile:unit-place',
      severity: 'warning',
      message: `${table.table.title} prints ${finer.length} figures finer than one 分 in ${first.amount.unit}, such as ${first.amount.raw_text}: its unit is larger than it says`,
      actual: first.amount.unit,
      table_id: table.table.table_id,
      page: first.amount.page,
      row: first.amount.row,
      amount_ids: finer.map(({ amount }) => amount.amount_id),
    },
  ];
}

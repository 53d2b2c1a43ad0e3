/**
 * Where the layout allowed more than one reading of an amount, the equations of its table (and what the prose says of the “三公” items) choose: the reading under which the amount
 * stands in holding equations and in no failing one is emitted; the other stays in `readings`. Where several or none do, nothing is changed.
 */
import type { Notice } from '@yusuan/model';
import type { Amount, BudgetDocument, Reading, Table } from '@yusuan/schemas';
import { amountsOf, concerns, evaluate, type Outcome } from './core/equation.ts';
import { type CellView, type DocumentView, documentView } from './core/view.ts';
import { tableIdentities } from './identities/index.ts';
import { threePublicProse } from './identities/three-public-prose.ts';

/** How the reading that was emitted before begins, once another one is. */
const firstRead = 'first read as';

/** The document with those readings in place that its equations prove. */
export function chooseReadings(document: BudgetDocument): BudgetDocument {
  let current = document;
  for (const table of document.tables) {
    for (const line of table.lines) {
      for (const amount of line.amounts) {
        if (!amount.readings?.length) continue;
        const index = current.tables.findIndex((t) => t.table_id === table.table_id);
        const chosen = chooseForAmount(current, current.tables[index]!, amount.amount_id);
        if (chosen) current = { ...current, tables: current.tables.with(index, chosen) };
      }
    }
  }
  return current;
}

/** The table with a better reading of the amount in place; null where what is emitted stays. */
function chooseForAmount(document: BudgetDocument, table: Table, amountId: string): Table | null {
  if (isProved(document, table, amountId)) return null;
  const amount = table.lines.flatMap((line) => line.amounts).find((a) => a.amount_id === amountId)!;
  const taken = new Set(
    table.lines.find((line) => line.amounts.includes(amount))!.amounts.map((other) => other.column),
  );
  const variants = (amount.readings ?? []).flatMap((reading, i) => {
    const applied = applyReading(amount, reading, i);
    if (!applied || (applied.column !== amount.column && taken.has(applied.column))) return [];
    const variant = replaceAmount(table, applied);
    return isProved(document, variant, amountId) ? [variant] : [];
  });
  return variants.length === 1 ? variants[0]! : null;
}

/** Whether an equation of the table holds with the amount as it is read there, and none fails. */
function isProved(document: BudgetDocument, table: Table, amountId: string): boolean {
  const withProse = table.type === 'three_public';
  const view = documentView({ ...document, tables: [table], statements: withProse ? document.statements : [] });
  const deciding = withProse ? [...tableIdentities, threePublicProse] : tableIdentities;
  const outcomes = deciding.flatMap((identity) => identity.apply(view)).map(evaluate);
  const fails = outcomes.some((o) => o.state === 'fails' && concerns(o.equation, amountId));
  return !fails && outcomes.some((o) => o.proved.includes(amountId));
}

/** The amount under a reading, with what was emitted before kept in the reading's place. */
function applyReading(amount: Amount, reading: Reading, index: number): Amount | null {
  if (reading.kind !== 'value' && reading.kind !== 'column' && reading.kind !== 'unit') return null;
  const former: Reading = {
    kind: reading.kind,
    amount_yuan: amount.amount_yuan,
    column: reading.column === null ? null : amount.column,
    detail: `${firstRead} ${amount.amount_yuan ?? 'no amount'}${reading.column === null ? '' : ` in column ${amount.column}`}`,
  };
  return {
    ...amount,
    amount_yuan: reading.amount_yuan ?? amount.amount_yuan,
    column: reading.column ?? amount.column,
    readings: amount.readings!.with(index, former),
  };
}

function replaceAmount(table: Table, amount: Amount): Table {
  return {
    ...table,
    lines: table.lines.map((line) =>
      line.amounts.some((a) => a.amount_id === amount.amount_id)
        ? { ...line, amounts: line.amounts.map((a) => (a.amount_id === amount.amount_id ? amount : a)) }
        : line,
    ),
  };
}

/** Amounts with other readings between which the equations cannot tell. */
export function undecidedAmounts(view: DocumentView, outcomes: Outcome[]): string[] {
  const proved = new Set(outcomes.flatMap((outcome) => outcome.proved));
  const failing = new Set(
    outcomes.filter((outcome) => outcome.state === 'fails').flatMap((outcome) => amountsOf(outcome.equation)),
  );
  return [...view.cells.values()]
    .filter((cell) => cell.amount.readings?.some((r) => r.amount_yuan !== '0.00' || cell.fen !== 0n))
    .map((cell) => cell.amount.amount_id)
    .filter((id) => !proved.has(id) || failing.has(id));
}

/** One note for each table and outcome: how many of its amounts the equations decide, or cannot, and the first of them with its readings. */
export function readingNotices(view: DocumentView, outcomes: Outcome[]): Notice[] {
  const undecided = new Set(undecidedAmounts(view, outcomes));
  const cells = [...view.cells.values()].filter((cell) => cell.amount.readings?.length);
  const groups = Map.groupBy(
    cells.filter((cell) => cell.fen !== 0n || undecided.has(cell.amount.amount_id)),
    (cell) => `${cell.table.table.table_id} ${undecided.has(cell.amount.amount_id)} ${isMoved(cell)}`,
  );
  return [...groups.values()].map((group): Notice => {
    const first = group.find((cell) => cell.fen !== 0n) ?? group[0]!;
    const { amount, table } = first;
    const decided = !undecided.has(amount.amount_id);
    const more = group.length > 1 ? `; so can ${group.length - 1} more in this table` : '';
    const text = `${first.line.line.name} ${amount.raw_text}`;
    const { own, others } = readingWords(first);
    return {
      check: 'reconcile:reading',
      severity: decided && !isMoved(first) ? 'info' : 'warning',
      message: decided
        ? `${text} is read as ${own}, which the equations prove; the other reading is ${others}${more}`
        : `${text} can be read as ${own} or as ${others}; the equations cannot tell${more}`,
      actual: amount.amount_yuan,
      table_id: table.table.table_id,
      page: amount.page,
      row: amount.row,
      amount_ids: group.map((cell) => cell.amount.amount_id),
    };
  });
}

/** The place in print comes before what else the layout allows. */
const firstness = (reading: Reading): number => Number(reading.detail.startsWith(firstRead));

/** The equations chose another column than the one it was printed in. */
const isMoved = (cell: CellView): boolean => cell.amount.readings!.some((r) => r.kind === 'column' && firstness(r) > 0);

/** The reading that is emitted and the others: by their columns where the amounts are the same, else in yuan. */
function readingWords(cell: CellView): { own: string; others: string } {
  const { amount, table } = cell;
  const readings = (amount.readings ?? []).toSorted((a, b) => firstness(b) - firstness(a));
  const columnName = (column: number) => {
    const head = table.columns.get(column)?.path.join('/');
    return head ? `column ${column} (${head})` : `column ${column}`;
  };
  const sameAmount = readings.every((r) => r.kind === 'column' && r.amount_yuan === amount.amount_yuan);
  if (!sameAmount) {
    const others = readings.map((r) => `${r.amount_yuan ?? 'no amount'} yuan: ${r.detail}`);
    return { own: `${amount.amount_yuan ?? 'no amount'} yuan`, others: others.join('; ') };
  }
  const others = readings.map((r) => (r.column === null ? r.detail : `${columnName(r.column)}: ${r.detail}`));
  return { own: `standing in ${columnName(amount.column)}`, others: others.join('; ') };
}

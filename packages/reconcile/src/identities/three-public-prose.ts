/**
 * The “三公” items in prose against the table: each sentence's amount stands under the same item. Where the amount stands under another head, or the
 * table leaves the item blank, the finding names both, and the figure under the other head is in conflict.
 */
import { threePublicWords } from '@yusuan/pipelines';
import type { Statement } from '@yusuan/schemas';
import { blankTerm, cellTerm, type Equation, evaluate, type Term } from '../core/equation.ts';
import { documentFacts, type Fact } from '../core/facts.ts';
import type { Identity } from '../core/identity.ts';
import { passageOf } from '../core/sentences.ts';
import { speaksOfTables } from '../core/speaksOf.ts';
import { atStatement, statementTerm, threePublicOf } from '../core/statements.ts';
import { type CellView, type DocumentView, foldName, type TableView } from '../core/view.ts';

export const threePublicProse: Identity = {
  id: 'three-public-prose',
  title: 'a “三公” item in prose and in the table',
  apply(view) {
    const facts = documentFacts(view).filter(
      (fact) => fact.slice === 'three-public' && fact.year === view.document.fiscal_year,
    );
    const tables = view.tables.filter(({ table, lines }) => table.type === 'three_public' && lines.length > 0);
    const [table] = tables;
    if (!table || tables.length !== 1) return [];
    return view.statements.flatMap((statement) => [
      ...itemEquation(view, table, facts, statement),
      ...totalEquation(view, table, statement),
    ]);
  },
};

const parts: Readonly<Record<string, string[]>> = { vehicle: ['vehicle_operation', 'vehicle_purchase'] };

function itemEquation(view: DocumentView, table: TableView, facts: Fact[], statement: Statement): Equation[] {
  const item = threePublicOf(statement);
  const term = statementTerm(statement, statement.amount_yuan);
  const year = view.document.fiscal_year;
  if (!item || !term || (statement.fiscal_year !== null && statement.fiscal_year !== year)) return [];
  const named = table.lines.flatMap((line) => [...line.cells.values()]).filter((cell) => itemOf(cell) === item);
  const agreeing = named.find((cell) => evaluate(cellTermEquation(statement, term, [cell])).state === 'holds');
  const own = agreeing ? [agreeing] : cellsOf(facts, [item]);
  const cells = own.length > 0 ? own : cellsOf(facts, parts[item] ?? []);
  const blank = blankTerm(`${table.table.title} ${item}`);
  const equation: Equation = {
    ...cellTermEquation(statement, term, cells),
    ...(cells.length === 0 ? { right: [blank] } : {}),
    tableId: table.table.table_id,
  };
  if (evaluate(equation).state !== 'fails') return [equation];
  if (!isOfTable(view, statement)) return [];
  const elsewhere = table.lines
    .flatMap((line) => [...line.cells.values()])
    .filter((cell) => cell.fen === term.fen && term.fen !== 0n && cell.column?.measure !== 'total');
  if (cells.length === 0 && elsewhere.length === 0) return [];
  const heads = elsewhere.map((cell) => cell.column?.path.join('/') ?? cell.line.line.name);
  return [
    {
      ...equation,
      ...(heads.length > 0 ? { remark: `the table prints this amount under ${heads.join(', ')}` } : {}),
      suspects: elsewhere.filter((cell) => !cells.includes(cell)).map((cell) => cell.amount.amount_id),
    },
  ];
}

/** Not a figure of last year or of a unit, and not the part of the item that 机关运行经费 or another whole of the sentence holds. */
function isOfTable(view: DocumentView, statement: Statement): boolean {
  const passage = passageOf(view, statement);
  const before = passage.slice(0, passage.indexOf(statement)).slice(-reach);
  const inOther = [statement.section ?? '', ...before.map(({ subject }) => subject)].some((text) =>
    otherWholes.test(text),
  );
  return !inOther && speaksOfTables(view, statement);
}

/** How many statements a whole may stand before its part. */
const reach = 20;
const otherWholes = /运行经费|公用经费|公用支出|商品和服务|业务费/;

/** “三公”经费 as a whole: a total of the table, or the sum of its items where it totals more than these. */
function totalEquation(view: DocumentView, table: TableView, statement: Statement): Equation[] {
  const term = statementTerm(statement, statement.amount_yuan);
  const year = view.document.fiscal_year;
  const isTotal = isThreePublicTotal(foldName(statement.subject)) && threePublicOf(statement) === null;
  if (!term || !isTotal || (statement.fiscal_year !== null && statement.fiscal_year !== year)) return [];
  const possible = table.lines.flatMap(({ cells }) => {
    const items = ['overseas_travel', 'reception', 'vehicle'].map((item) => itemCells([...cells.values()], item));
    return [...[...cells.values()].map((cell) => [cell]), items.flat()];
  });
  const named = table.lines.filter(({ line }) => isThreePublicTotal(foldName(line.name)));
  const totals = [...table.lines.filter(({ line }) => line.kind !== 'other'), ...named, ...table.lines.slice(0, 1)]
    .flatMap((line) => [...line.cells.values()])
    .filter(({ column }) => ['total', 'budget'].includes(column?.measure ?? ''));
  const equations = possible
    .filter((cells) => cells.length > 0)
    .map((cells) => cellTermEquation(statement, term, cells));
  const agreeing = equations.find((equation) => evaluate(equation).state === 'holds');
  if (agreeing) return [agreeing];
  const [total] = totals;
  return total && isOfTable(view, statement)
    ? [{ ...cellTermEquation(statement, term, [total]), tableId: table.table.table_id }]
    : [];
}

const isThreePublicTotal = (text: string): boolean => /三公/.test(text) && !/会议|培训|增|减/.test(text);

/** The cells of an item: of the vehicles their own, else both parts. */
function itemCells(cells: CellView[], item: string): CellView[] {
  const own = cells.filter((cell) => itemOf(cell) === item);
  if (own.length > 0) return own.slice(0, 1);
  return (parts[item] ?? []).flatMap((part) => cells.filter((cell) => itemOf(cell) === part).slice(0, 1));
}

function cellTermEquation(statement: Statement, term: Term, cells: CellView[]): Equation {
  return {
    check: 'three-public-prose',
    left: [term],
    right: cells.map((cell) => cellTerm(cell)),
    relation: '=',
    severity: 'error',
    ...atStatement(statement),
  };
}

/** The item that a cell's row or the deepest head above it names. */
function itemOf(cell: CellView): string | null {
  const words = [cell.line.line.name, ...(cell.column?.path.toReversed() ?? [])];
  for (const text of words) {
    const found = threePublicWords.find((word) => word.pattern.test(foldName(text)));
    if (found) return found.measure;
  }
  return null;
}

function cellsOf(facts: Fact[], items: string[]) {
  return facts
    .filter((fact) => items.includes(fact.subject.replace('three-public:', '')))
    .flatMap((fact) => fact.cells);
}

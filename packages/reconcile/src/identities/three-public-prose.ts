/**
 * The “三公” items in prose against the table: each sentence's amount stands under the same item. Where the amount stands under another head, or the
 * table leaves the item blank, the finding names both, and the figure under the other head is in conflict.
 */
import { threePublicWords } from '@yusuan/pipelines';
import type { Statement } from '@yusuan/schemas';
import { blankTerm, cellTerm, type Equation, evaluate, type Term } from '../core/equation.ts';
import { documentFacts, type Fact } from '../core/facts.ts';
import type { Identity } from '../core/identity.ts';
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
    if (tables.length !== 1) return [];
    return view.statements.flatMap((statement) => itemEquation(view, tables[0]!, facts, statement));
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

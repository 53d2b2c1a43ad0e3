/**
 * The total of 收入总表 and 支出总表 is one of the totals of the same side of 收支总表: that of the year, or the one with what is carried over. Two tables of
 * which no subject agrees are of different bodies or years, whatever they say.
 */
import { cellEquation, type Equation, evaluate } from '../core/equation.ts';
import { documentFacts, type Fact } from '../core/facts.ts';
import type { Identity } from '../core/identity.ts';
import { absolute } from '../core/money.ts';
import type { CellView, DocumentView, TableView } from '../core/view.ts';

export const totalRestatement: Identity = {
  id: 'total-restatement',
  title: 'a total of the year is a total of the summary',
  apply(view) {
    const facts = documentFacts(view).filter((fact) => fact.fund === 'all' && fact.slice === 'total');
    const byKey = Map.groupBy(facts, (fact) => fact.key);
    const totals = facts.filter((fact) => fact.subject === 'total' && fact.organisation === fact.table.organisation);
    return totals.filter(isWholeTable).flatMap((fact) => totalEquation(view, fact, byKey));
  },
};

const isWholeTable = ({ table, side }: Fact): boolean =>
  table.table.type === (side === 'revenue' ? 'revenue_summary' : 'expenditure_summary');

function totalEquation(view: DocumentView, fact: Fact, byKey: Map<string, Fact[]>): Equation[] {
  const candidates = summaryTotals(view, fact).filter((cell) => cell.fen !== 0n);
  const [first] = candidates;
  if (!first || fact.cells.length !== 1) return [];
  const equation = (cell: CellView) =>
    cellEquation('total-restatement', fact.cells, [cell], {
      severity: 'warning',
      remark: `no total of ${first.table.table.title} is this one`,
    });
  const holding = candidates.filter((cell) => evaluate(equation(cell)).state === 'holds');
  if (holding.length > 0) return holding.map(equation);
  if (isOtherMoney(fact.table, first.table, byKey)) return [];
  const far = (cell: CellView) => absolute(cell.fen - fact.cells[0]!.fen);
  return [equation(candidates.reduce((best, cell) => (far(cell) < far(best) ? cell : best)))];
}

/** The tables share subjects, and print another figure for each of them. */
function isOtherMoney(a: TableView, b: TableView, byKey: Map<string, Fact[]>): boolean {
  const shared = [...byKey.values()].flatMap((stated) => {
    const [left, right] = [a, b].map((table) =>
      stated.find((fact) => fact.table === table && fact.subject !== 'total'),
    );
    return left && right ? [evaluate(cellEquation('total-restatement', left.cells, right.cells)).state] : [];
  });
  const telling = shared.filter((state) => state !== 'vacuous');
  return telling.length > 0 && telling.every((state) => state === 'fails');
}

/** Every total of the side in the one summary of all funds of the body and year. */
function summaryTotals(view: DocumentView, { side, organisation, year, table }: Fact): CellView[] {
  const summaries = view.tables.filter(
    (other) =>
      other.table.type === 'revenue_expenditure_summary' &&
      other.organisation === organisation &&
      (other.table.fiscal_year ?? year) === (table.table.fiscal_year ?? year),
  );
  if (summaries.length !== 1) return [];
  return summaries[0]!.lines
    .filter(({ line }) => line.kind === 'total' && line.side === side)
    .flatMap((line) => [...line.cells.values()])
    .filter(({ column }) => column === null || column.fiscal_year === null || column.fiscal_year === year);
}

/**
 * What a table of one fund totals (一般公共预算支出表) is within the total of all funds that other tables of the same body print: it exceeds none
 * of them all. Single subjects are compared in `restatement`, where the tables agree on most.
 */
import { fundParts, tableScopes } from '@yusuan/pipelines';
import { cellEquation, cellLabel, cellTerm, type Equation, evaluate } from '../core/equation.ts';
import { documentFacts, type Fact } from '../core/facts.ts';
import type { Identity } from '../core/identity.ts';
import type { CellView, DocumentView } from '../core/view.ts';

export const fundWithin: Identity = {
  id: 'fund-within',
  title: 'the total of one fund is within the total of all',
  apply: (view) =>
    documentFacts(view)
      .filter(
        (fact) => fact.subject === 'total' && fact.slice === 'total' && isOwnTotal(fact, view.document.fiscal_year),
      )
      .flatMap((fact) => withinEquation(view, fact)),
};

/** The table is of the fund and body that its total is of, and the column of the document's year. */
const isOwnTotal = ({ table, fund, organisation, cells, year }: Fact, documentYear: number | null): boolean =>
  (cells[0]?.column?.fiscal_year ?? year) === (documentYear ?? year) &&
  fund !== 'all' &&
  tableScopes[table.table.type]?.fund === fund &&
  organisation === table.organisation &&
  cells.length === 1;

function withinEquation(view: DocumentView, part: Fact): Equation[] {
  const wholes = wholeTotals(view, part);
  const [largest] = wholes.toSorted((a, b) => (a.fen > b.fen ? -1 : a.fen < b.fen ? 1 : 0));
  if (!largest) return [];
  const equation: Equation = {
    ...cellEquation('fund-within', part.cells, [largest], {
      relation: '<=',
      severity: 'warning',
      remark:
        'no total of all funds is as large: the tables are of different bodies or years, or one of the two is wrong',
    }),
    left: part.cells.map(titled),
    right: [titled(largest)],
  };
  return evaluate(equation).state === 'fails' ? [equation] : [];
}

const titled = (cell: CellView) => cellTerm(cell, `${cell.table.table.title} ${cellLabel(cell)}`);

/** Every figure of a total row in tables of a wider fund, of the same body and year. */
function wholeTotals(view: DocumentView, { fund, table, organisation, year }: Fact): CellView[] {
  return view.tables
    .filter((other) => {
      const scope = tableScopes[other.table.type];
      const years = [other.table.fiscal_year ?? year, table.table.fiscal_year ?? year];
      return (
        other.organisation === organisation &&
        years[0] === years[1] &&
        scope?.slice === 'total' &&
        fundParts[scope.fund].includes(fund)
      );
    })
    .flatMap((other) => other.lines.filter(({ line }) => line.kind === 'total'))
    .flatMap((line) => [...line.cells.values()]);
}

import type { Column } from '@yusuan/schemas';
import type { TableHeading } from '../context.ts';
import type { Matrix } from '../matrix.ts';
import { pathToUnit } from '../pathToUnit.ts';
import { pathsToEconomicColumns } from './economicColumns.ts';
import { pathsToMeasures, pathToPhase, pathToYear } from './measure.ts';
import { type Pane, paneToSides } from './panes.ts';
import type { SubjectLists } from './subjects.ts';
import { markUncertainHeads, otherPaths } from './uncertainHeads.ts';

/** What the columns of a table take from beyond their heads. */
export interface ColumnContext {
  heading: TableHeading;
  /** The year of a column that says none. */
  fiscalYear: number | null;
  isFinalAccounts: boolean;
  lists: SubjectLists;
}

/**
 * The amount columns of all panes. `header` are the rows of heads: where the page leaves open whether one of them stands over a column, and the
 * column would then mean another thing, it is marked.
 */
export function panesToColumns(
  panes: readonly Pane[],
  matrix: Matrix,
  header: readonly number[],
  context: ColumnContext,
): Column[] {
  return panes.flatMap((pane) => {
    const columns = paneToColumns(pane, context);
    const paths = otherPaths(
      matrix,
      header,
      pane.amounts.map(({ column }) => column),
      pane.amounts.map(({ path }) => path),
    );
    if (paths.every((path, at) => path === pane.amounts[at]!.path)) return columns;
    const amounts = pane.amounts.map((plan, at) => ({ ...plan, path: paths[at]! }));
    return markUncertainHeads(columns, paneToColumns({ ...pane, amounts }, context));
  });
}

function paneToColumns(pane: Pane, { heading, fiscalYear, isFinalAccounts, lists }: ColumnContext): Column[] {
  const paths = pane.amounts.map((plan) => plan.path);
  const measures = pathsToMeasures(paths, heading.type, isFinalAccounts);
  const economic = pathsToEconomicColumns(paths, heading.title, lists);
  const sides = paneToSides(pane);
  return pane.amounts.map((plan, i): Column => {
    const subject = economic.get(i);
    return {
      column: plan.column + 1,
      path: plan.path,
      measure: subject ? 'economic_item' : measures[i]!,
      side: sides[i]!,
      fiscal_year: pathToYear(plan.path, fiscalYear),
      phase: pathToPhase(plan.path, isFinalAccounts),
      system: subject?.system ?? null,
      code: subject?.code ?? null,
      unit: pathToUnit(plan.path) ?? heading.unit,
    };
  });
}

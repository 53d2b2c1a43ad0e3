import { parseUnitLine } from '@yusuan/normalize';
import type { DocumentType } from '@yusuan/schemas';
import type { GridInContext, SegmentedTable, TableHeading } from '../context.ts';
import { gridToMatrix, type Matrix } from '../matrix.ts';
import { pathToUnit } from '../pathToUnit.ts';
import { toFragment } from '../places.ts';
import { unitMissing } from '../unitMissing.ts';
import { unreadCellNotices } from './amounts.ts';
import { type ColumnPlan, planColumns } from './columns.ts';
import { hasCountColumn } from './countRows.ts';
import { splitFusedCells } from './fusedCells.ts';
import { headerToPaths } from './headerTree.ts';
import { matrixToHeaderZone } from './headerZone.ts';
import { measureOfLeaf } from './measure.ts';
import { plansToPanes } from './panes.ts';
import { panesToColumns } from './panesToColumns.ts';
import { panesToLines } from './panesToLines.ts';
import { markMovedRows, markUncertainColumns } from './readings.ts';
import { readPane } from './readPane.ts';
import { straightenRows } from './straighten.ts';
import { subjectListsOf } from './subjectLists.ts';
import { joinTornNames } from './tornNames.ts';
import { uncertainHeadNotices } from './uncertainHeads.ts';

/** What the document says beyond the table. */
export interface BudgetContext {
  fiscalYear: number | null;
  documentType: DocumentType;
}

/**
 * A budget table from its grid: columns with measures, rows as lines with full codes, amounts in yuan. One grid gives one table, except a grid
 * without any row and column, which gives none. Nothing is thrown: what cannot be read is a notice.
 */
export function segmentBudgetTable({ grid, heading: given }: GridInContext, context: BudgetContext): SegmentedTable[] {
  if (grid.rows === 0 || grid.columns === 0) return [];
  let matrix = gridToMatrix(grid);
  let zone = matrixToHeaderZone(matrix);
  const straight = straightenRows(matrix, zone);
  if (straight) {
    matrix = gridToMatrix(straight.grid);
    zone = matrixToHeaderZone(matrix);
  }
  const { header, body } = zone;
  matrix = withGrid(matrix, joinTornNames(matrix, body));
  const paths = headerToPaths(matrix, header);
  const heading = withUnitOfHead(given, paths);
  const plans = planColumns(matrix, paths, body, heading.type);
  const split = splitFusedCells(matrix, body, plans, heading.table_id);
  matrix = withGrid(matrix, split.grid);

  const panes = plansToPanes(isMoneyTable(heading, plans) ? plans : withoutAmounts(plans), heading.type);
  const fiscalYear = heading.fiscal_year ?? context.fiscalYear;
  const lists = subjectListsOf(fiscalYear);
  const isFinalAccounts = context.documentType === 'final_accounts';
  const columns = panesToColumns(panes, matrix, header, { heading, fiscalYear, isFinalAccounts, lists });
  const read = panes.map((pane) => readPane(matrix, body, pane, heading, lists, panes.length === 1));
  const { lines, unread, notices } = panesToLines(matrix, body, read, heading, lists, hasCountColumn(plans));
  const notes = [heading.note, ...zone.notes.map((row) => noteText(matrix, row))].filter((text) => text);
  return [
    {
      table: {
        ...heading,
        empty: lines.length + unread.length === 0,
        note: notes.length === 0 ? null : notes.join('\n'),
        fragments: grid.fragments.map(toFragment),
        columns,
        lines,
        projects: [],
        indicators: [],
      },
      notices: [
        ...split.notices,
        ...notices,
        ...unreadCellNotices(unread, heading.table_id),
        ...(straight ? markMovedRows(lines, matrix, straight, heading.table_id) : []),
        ...unitMissing(lines, heading),
        ...uncertainHeadNotices(columns, lines, heading),
        ...markUncertainColumns(lines, columns, grid, heading),
      ],
    },
  ];
}

/** The matrix of a grid that may be the one it is of already. */
function withGrid(matrix: Matrix, grid: Matrix['grid']): Matrix {
  return grid === matrix.grid ? matrix : gridToMatrix(grid);
}

/** The heading with the unit line that stands in a head (`科目 单位：元`), where none stands above the table. */
function withUnitOfHead(heading: TableHeading, paths: readonly string[][]): TableHeading {
  if (heading.unit !== null && heading.unit_source === 'table') return heading;
  const unit = paths
    .flat()
    .filter((text) => /单\s*位\s*[:：]/.test(text))
    .map(parseUnitLine)
    .find((name) => name !== null);
  return unit ? { ...heading, unit, unit_source: 'table' } : heading;
}

/** A table of no known type and without a unit holds money only if a header says so: its numbers may be scores, counts or dates. */
function isMoneyTable(heading: TableHeading, plans: ColumnPlan[]): boolean {
  if (heading.type !== 'other' || heading.unit !== null) return true;
  return plans.some(
    (plan) =>
      plan.role === 'amount' && (measureOfLeaf(plan.path, heading.type) !== null || pathToUnit(plan.path) !== null),
  );
}

function withoutAmounts(plans: ColumnPlan[]): ColumnPlan[] {
  return plans.map((plan) => (plan.role === 'amount' ? { ...plan, role: 'number' } : plan));
}

function noteText(matrix: Matrix, row: number): string {
  return matrix
    .row(row)
    .map((cell) => cell.text.trim())
    .filter((text) => text !== '')
    .join(' ');
}

import type { Notice } from '@yusuan/model';
import { cleanName } from '@yusuan/normalize';
import type { Column, Line } from '@yusuan/schemas';
import type { TableHeading } from '../context.ts';
import type { Matrix } from '../matrix.ts';

/**
 * The other path of each column, where the layout left open whether a head stands over it: without that head where the path has it, else below it.
 * The same path where nothing is open.
 */
export function otherPaths(
  matrix: Matrix,
  header: readonly number[],
  columns: readonly number[],
  paths: string[][],
): string[][] {
  return paths.map((path, at) => {
    const open = header
      .map((row) => matrix.at(row, columns[at]!)?.perhapsBelow)
      .filter((text) => text !== undefined)
      .map(cleanName);
    if (open.length === 0) return path;
    const without = path.filter((text) => !open.includes(text));
    return without.length < path.length && without.length > 0
      ? without
      : [...path.slice(0, -1), ...open, ...path.slice(-1)];
  });
}

/** Marks the columns that mean another thing under their other path: their measure stays unknown. */
export function markUncertainHeads(columns: readonly Column[], others: readonly Column[]): Column[] {
  return columns.map((column, at) => {
    const other = others[at]!;
    const same = (['measure', 'phase', 'fiscal_year', 'code', 'unit'] as const).every(
      (key) => column[key] === other[key],
    );
    return same
      ? column
      : { ...column, measure: `other:${column.path.join('/')}`, system: null, code: null, head_uncertain: true };
  });
}

/** One notice for the columns of a table whose heads are uncertain, where amounts stand in them. */
export function uncertainHeadNotices(
  columns: readonly Column[],
  lines: readonly Line[],
  heading: TableHeading,
): Notice[] {
  const open = new Map(columns.filter((column) => column.head_uncertain).map((column) => [column.column, column]));
  const amounts = lines.flatMap((line) => line.amounts.filter((amount) => open.has(amount.column)));
  if (amounts.length === 0) return [];
  const heads = [...open.values()].map(({ column, path }) => `${column} (${path.join('/')})`);
  return [
    {
      check: 'segment:head-uncertain',
      severity: 'warning',
      message: `What columns ${heads.join(', ')} say is open, as the page does not tell which heads stand over them: their measure is left unknown`,
      table_id: heading.table_id,
      page: amounts[0]!.page,
      row: amounts[0]!.row,
      amount_ids: amounts.map((amount) => amount.amount_id),
    },
  ];
}

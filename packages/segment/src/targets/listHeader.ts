import { isBlank, type Matrix } from '../budget/matrix.ts';
import type { IndicatorColumns } from './indicatorRows.ts';
import { columnRole } from './match.ts';

export interface ListHeader {
  columns: IndicatorColumns;
  /** First row below the header. */
  body: number;
}

/** The header of a list of indicators in this row (and a second row with sign, value and unit under it), or null. */
export function rowToListHeader(matrix: Matrix, row: number): ListHeader | null {
  const roles = rolesOf(matrix, row);
  const found = new Set(roles.values());
  const levels = Number(found.has('level1')) + Number(found.has('level2'));
  if (
    !found.has('name') ||
    (levels === 0 && !found.has('target')) ||
    (!found.has('target') && !found.has('periodTarget'))
  )
    return null;
  let body = row + 1;
  const below = row + 1 < matrix.rows ? rolesOf(matrix, row + 1) : new Map<number, string>();
  const below2 = new Set(below.values());
  if (below2.has('operator') || (below2.has('target') && below2.has('unit'))) {
    for (const [column, role] of below) roles.set(column, role);
    // The cell above the three columns said `2024年目标值` itself.
    for (const [column, role] of [...roles])
      if (role === 'target' && below.get(column) !== 'target') roles.delete(column);
    body = row + 2;
  }
  const columns = rolesToColumns(roles);
  return columns && { columns, body };
}

function rolesOf(matrix: Matrix, row: number): Map<number, string> {
  const roles = new Map<number, string>();
  for (const cell of matrix.row(row)) {
    if (isBlank(cell) || cell.row !== row) continue;
    const role = columnRole(cell.text);
    if (role) roles.set(cell.column, role);
  }
  return roles;
}

export function rolesToColumns(roles: ReadonlyMap<number, string>): IndicatorColumns | null {
  const last = (role: string): number | null => {
    const columns = [...roles].filter(([, r]) => r === role).map(([column]) => column);
    return columns.length === 0 ? null : Math.max(...columns);
  };
  const name = last('name');
  const period = last('periodTarget');
  const target = last('target') ?? period;
  if (name === null || target === null) return null;
  return {
    level1: last('level1'),
    level2: last('level2'),
    name,
    operator: last('operator'),
    target,
    periodTarget: period === target ? null : period,
    unit: last('unit'),
  };
}

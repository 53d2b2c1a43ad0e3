import { isBlank, type Matrix } from '../matrix.ts';
import type { IndicatorColumns } from './indicatorTexts.ts';
import { columnRole, firstLevel, secondLevel } from './match.ts';

export interface ListHeader {
  columns: IndicatorColumns;
  /** First row below the header. */
  body: number;
}

/** The header of a list of indicators in this row (and a second row with sign, value and unit under it), or null. */
export function rowToListHeader(matrix: Matrix, row: number): ListHeader | null {
  const roles = rolesOf(matrix, row);
  const whole = [...roles].find(([, role]) => role === 'group');
  // 绩效指标 beside 指标性质 and 指标值 is the column of names itself.
  if (
    whole &&
    ![...roles.values()].some((role) => role === 'name' || role === 'level1') &&
    [...roles.values()].includes('operator')
  )
    roles.set(whole[0], 'name');
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

/**
 * A list that goes on without its header: level words in two columns, then names, then targets in the last filled column. Null where the rows
 * do not say so by at least two second levels in one column.
 */
export function rowsToHeaderless(matrix: Matrix, first: number, last: number): ListHeader | null {
  for (let column = 0; column < matrix.columns - 2; column++) {
    const rows = [];
    for (let row = first; row <= last; row++) {
      const cell = matrix.at(row, column);
      if (cell && cell.row === row && cell.column === column && secondLevel(cell.text) !== null) rows.push(row);
    }
    if (rows.length < 2) continue;
    const body = firstListRow(matrix, first, rows[0]!, column);
    const level1 = previousColumn(matrix, body, last, column);
    const used = filledColumns(matrix, body, last, column + 1);
    if (used.length !== 2) return null;
    const columns = {
      level1,
      level2: column,
      name: used[0]!,
      operator: null,
      target: used[1]!,
      periodTarget: null,
      unit: null,
    };
    return { columns, body };
  }
  return null;
}

/** Rows above the first level word belong to the list where they have no label of a form: the rest of a merged cell. */
function firstListRow(matrix: Matrix, first: number, found: number, column: number): number {
  let row = found;
  while (row - 1 >= first && isBlank(matrix.at(row - 1, column)) && !isBlank(matrix.at(row - 1, column + 1))) row--;
  return row;
}

function previousColumn(matrix: Matrix, first: number, last: number, column: number): number | null {
  for (let before = column - 1; before >= 0; before--) {
    for (let row = first; row <= last; row++) {
      const cell = matrix.at(row, before);
      if (cell && firstLevel(cell.text) !== null) return before;
    }
  }
  return null;
}

function filledColumns(matrix: Matrix, first: number, last: number, from: number): number[] {
  const columns: number[] = [];
  for (let column = from; column < matrix.columns; column++) {
    for (let row = first; row <= last; row++) {
      const cell = matrix.at(row, column);
      if (cell && cell.row === row && cell.column === column && !isBlank(cell)) {
        columns.push(column);
        break;
      }
    }
  }
  return columns;
}

import type { Cell } from '@yusuan/model';
import { cleanName, foldForMatch } from '@yusuan/normalize';
import { isBlank, type Matrix } from '../matrix.ts';
import type { IndicatorColumns } from './indicatorTexts.ts';
import { rolesToColumns } from './listHeader.ts';
import { amountLabel, columnRole, firstLevel, formField } from './match.ts';

export interface WideHeader {
  body: number;
  project: number;
  /** The column of the bodies whose projects they are. */
  organisation: number | null;
  goal: number | null;
  amounts: { column: number; path: string[]; label: NonNullable<ReturnType<typeof amountLabel>> }[];
  /** Lists of indicators side by side, each under the first level that its head names; or one list with levels of its own. */
  lists: { columns: IndicatorColumns; level: string | null }[];
  /** The column that holds all indicators as text. */
  text: number | null;
}

/** The header of a table with one row (or block of rows) per project, or null where the grid is no such table. */
export function matrixToWideHeader(matrix: Matrix): WideHeader | null {
  for (let row = 0; row < Math.min(matrix.rows, 8); row++) {
    const cells = matrix.row(row).filter((cell) => !isBlank(cell) && cell.row === row);
    const project = cells.find((cell) => columnRole(cell.text) === 'project');
    if (!project) continue;
    const right = cells.filter((cell) => cell.column > project.column);
    const headers = right.filter((cell) => isHeaderText(cell.text));
    if (headers.length < 2 || !headers.some((cell) => /目标|指标/.test(foldForMatch(cell.text)))) continue;
    return readHeader(matrix, row, project.column);
  }
  return null;
}

function isHeaderText(text: string): boolean {
  return (
    columnRole(text) !== null ||
    amountLabel(text) !== null ||
    firstLevel(text) !== null ||
    /^(?:项目资金|资金(?:来源|情况)|其中)/.test(foldForMatch(text))
  );
}

function readHeader(matrix: Matrix, first: number, project: number): WideHeader | null {
  let body = first + 1;
  while (body < matrix.rows && body - first < 5) {
    const cells = matrix.row(body).filter((cell) => !isBlank(cell) && cell.row === body);
    if (cells.length > 0 && !cells.every((cell) => isHeaderText(cell.text) || /^[\d*]+$/.test(cell.text.trim()))) break;
    body++;
  }
  const header: WideHeader = { body, project, organisation: null, goal: null, amounts: [], lists: [], text: null };
  const roles = new Map<number, string>();
  const levels = new Map<number, string>();
  let headLevel: string | null = null;
  for (let column = 0; column < matrix.columns; column++) {
    const path: Cell[] = [];
    for (let row = first; row < body; row++) {
      const cell = matrix.at(row, column);
      if (cell && !isBlank(cell) && path.at(-1) !== cell) path.push(cell);
    }
    const leaf = path.at(-1);
    // Text input has no spans: a head stands over its first column, the columns behind it have a leaf alone.
    headLevel =
      path.map((cell) => cell.text).find((text) => firstLevel(text) !== null) ?? (path.length === 0 ? null : headLevel);
    if (!leaf || column === project) continue;
    const role = columnRole(leaf.text);
    const money = amountLabel(leaf.text);
    if (role === null && formField(leaf.text) === 'organisationName') header.organisation = column;
    else if (role === 'goal') header.goal = column;
    else if (role === 'group' && leaf.column === column) header.text = column;
    else if (role !== null && role !== 'project' && role !== 'remark') {
      if (leaf.column !== column) continue;
      roles.set(column, role);
      if (headLevel) levels.set(column, headLevel);
    } else if (money && leaf.column === column) {
      header.amounts.push({ column, path: path.map((cell) => cleanName(cell.text)), label: money });
    }
  }
  const names = [...roles].filter(([, role]) => role === 'name').map(([column]) => column);
  if (names.length <= 1) {
    const columns = rolesToColumns(roles);
    if (columns) header.lists.push({ columns, level: null });
  } else {
    names.forEach((name, i) => {
      const until = names[i + 1] ?? matrix.columns;
      const part = new Map([...roles].filter(([column]) => column >= name && column < until));
      const columns = rolesToColumns(part);
      if (columns) header.lists.push({ columns, level: levels.get(name) ?? null });
    });
  }
  if (header.lists.length > 0) header.text = null;
  return header.lists.length > 0 || header.text !== null || header.goal !== null ? header : null;
}

/** Whether a row is one of a header: nothing but labels. It is printed again on every page. */
export function isHeaderRow(matrix: Matrix, row: number): boolean {
  if (row < 0) return false;
  const cells = matrix.row(row).filter((cell) => !isBlank(cell));
  return cells.length > 1 && cells.every((cell) => isHeaderText(cell.text));
}

import type { Cell, Grid } from '@yusuan/model';
import { foldForMatch } from '@yusuan/normalize';
import { organisationLabels } from '@yusuan/pipelines';
import { type ContextLine, classifyLine } from './lines.ts';
import { type Organisation, readOrganisation } from './organisation.ts';

/** The rows at the head of a grid that belong to its heading: `项目支出绩效目标表`, `(2024年度)`, `单位：…局 | 单位：万元`. */
export interface TopRows {
  lines: ContextLine[];
  /** 0-based row where the table itself begins. */
  firstRow: number;
}

const MAX_TITLE_ROWS = 6;

export function gridToTopRows(grid: Grid): TopRows {
  const lines: ContextLine[] = [];
  let row = 0;
  for (; row < Math.min(MAX_TITLE_ROWS, grid.rows); row++) {
    const cells = rowCells(grid, row);
    if (cells.length === 0) continue;
    const kinds = cells.map((cell) => classifyLine(cell.text));
    const alone = cells.length === 1 && (cells[0]!.columnSpan > 1 || cells[0]!.column === 0 || grid.columns > 2);
    const allMeta = kinds.every((kind) => isMeta(kind));
    if (!(allMeta || (alone && (kinds[0] === 'title' || kinds[0] === 'note')))) break;
    if (
      !alone &&
      kinds.every((kind) => kind === 'organisation' || kind === 'number' || kind === 'year') &&
      row > 0 &&
      lines.length === 0
    )
      break;
    // A row of two organisations, or of years alone, is data or header.
    if (!alone && !kinds.some((kind) => kind === 'unit' || kind === 'organisation' || kind === 'note')) break;
    cells.forEach((cell, i) => {
      lines.push({ text: cell.text, kind: kinds[i]!, page: cell.page });
    });
  }
  return row >= grid.rows ? { lines: [], firstRow: 0 } : { lines, firstRow: row };
}

const isMeta = (kind: string): boolean =>
  kind === 'unit' ||
  kind === 'organisation' ||
  kind === 'number' ||
  kind === 'year' ||
  kind === 'note' ||
  kind === 'title';

/** The cells with text that begin in a row. */
export function rowCells(grid: Grid, row: number): Cell[] {
  return grid.cells.filter((cell) => cell.row === row && cell.text.trim() !== '');
}

/** The organisation that a label cell in the first rows names: `部门名称 | 东湖区…局`, `主管部门及代码 | 601-…`. The closest label wins. */
export function gridToOrganisation(grid: Grid, firstRow: number): Organisation | null {
  const cells = grid.cells.filter((cell) => cell.row >= firstRow && cell.row < firstRow + 6 && cell.text.trim() !== '');
  for (const label of organisationLabels) {
    for (let i = 0; i < cells.length - 1; i++) {
      const cell = cells[i]!;
      if (!label.test(foldForMatch(cell.text))) continue;
      const value = cells.find((next) => next.row === cell.row && next.column >= cell.column + cell.columnSpan);
      const found = value && readOrganisation(value.text);
      if (found) return found;
    }
  }
  return null;
}

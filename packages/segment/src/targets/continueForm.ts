import type { Cell, Grid, TextBlock } from '@yusuan/model';
import { cleanName, foldForMatch } from '@yusuan/normalize';
import { indicatorPrefix, levelsBeforeName } from '@yusuan/pipelines';
import { gridToMatrix, isBlank, type Matrix } from '../matrix.ts';
import { linesToBesideCells } from './besideCells.ts';
import { rowToListHeader } from './listHeader.ts';
import { formField, isLevelWord } from './match.ts';

/** Edges of cells that stand closer than this, in points, are one. */
const sameEdge = 4;
/** Edges of as many columns may be drawn this far from where they stood. */
const movedEdge = 10;

/**
 * The grid of a form of targets whose list of indicators goes on in the next one: on the next page, with the header of the list printed again
 * or without it, its cells between the same edges. The parts may have been laid out in different numbers of columns; `beside` are the lines of
 * text that stand beside the next one. Null where that is not so.
 */
export function continueForm(grid: Grid, next: Grid, beside: readonly TextBlock[] = []): Grid | null {
  const [upper, lower] = [gridToMatrix(grid), gridToMatrix(next)];
  const header = lastListHeader(upper);
  if (header === null) return null;
  const repeated = rowToListHeader(lower, 0);
  if (repeated ? headerText(lower, 0) !== headerText(upper, header) : !goesOnWithIndicators(lower)) return null;
  const parts = toSameColumns(grid, next, beside);
  if (parts === null) return null;
  const { above, below, columns } = parts;
  return {
    ...grid,
    columns,
    rows: grid.rows + next.rows,
    cells: [...above, ...below.map((cell) => ({ ...cell, row: cell.row + grid.rows }))],
    fragments: [
      ...grid.fragments.map((fragment) => ({ ...fragment, lastColumn: columns - 1 })),
      ...next.fragments.map((fragment, i) => ({
        ...fragment,
        firstRow: fragment.firstRow + grid.rows,
        lastRow: fragment.lastRow + grid.rows,
        lastColumn: columns - 1,
        repeatedHeaderRows: i === 0 && repeated ? Math.max(repeated.body, fragment.repeatedHeaderRows) : 0,
      })),
    ],
    notices: [...grid.notices, ...next.notices],
  };
}

/** The row of the last list header of a form that ends inside that list. */
function lastListHeader(matrix: Matrix): number | null {
  for (let row = matrix.rows - 1; row >= 0; row--) {
    if (rowToListHeader(matrix, row)) return row;
    if (opensForm(matrix, row)) return null;
  }
  return null;
}

function opensForm(matrix: Matrix, row: number): boolean {
  const first = matrix.row(row).find((cell) => !isBlank(cell));
  const field = first?.row === row ? formField(first.text) : null;
  return field === 'projectName' || field === 'departmentName';
}

function headerText(matrix: Matrix, row: number): string {
  return matrix
    .row(row)
    .filter((cell) => !isBlank(cell) && cell.row === row)
    .map((cell) => foldForMatch(cell.text))
    .join('|');
}

const saysLevel = (text: string): boolean =>
  isLevelWord(text) || indicatorPrefix.test(text) || levelsBeforeName.test(text);

/** Rows of levels, names and targets, up to the next form if there is one. */
function goesOnWithIndicators(matrix: Matrix): boolean {
  let levels = 0;
  let pairs = 0;
  for (let row = 0; row < matrix.rows && !opensForm(matrix, row); row++) {
    const cells = matrix.row(row).filter((cell) => !isBlank(cell) && cell.row === row);
    levels += cells.filter((cell) => saysLevel(cleanName(cell.text))).length;
    if (cells.filter((cell) => !isLevelWord(cell.text)).length >= 2) pairs++;
  }
  return levels > 0 && pairs > 0 && !opensForm(matrix, 0);
}

/** The cells of both with their columns counted alike; null where they do not stand between the same edges. */
function toSameColumns(
  grid: Grid,
  next: Grid,
  beside: readonly TextBlock[],
): { above: Cell[]; below: Cell[]; columns: number } | null {
  const [upper, lower] = [edgesOf(grid), edgesOf(next)];
  const alike =
    grid.columns === next.columns &&
    upper.length === grid.columns + 1 &&
    lower.length === upper.length &&
    upper.every((edge, i) => Math.abs(edge - lower[i]!) <= movedEdge);
  if (alike) return { above: grid.cells, below: next.cells, columns: grid.columns };
  const edges = commonEdges(upper, lower);
  if (edges === null) return null;
  const below = [...linesToBesideCells(beside, edges, lower[0]!, next.rows), ...toEdges(next, edges)];
  return { above: toEdges(grid, edges), below: below.sort(byPlace), columns: edges.length - 1 };
}

const byPlace = (a: Cell, b: Cell): number => a.row - b.row || a.column - b.column;

/** The edges of both grids where all cells of both stand between them; null where the grids are not of one width, or have no boxes. */
function commonEdges(upper: readonly number[], lower: readonly number[]): number[] | null {
  if (upper.length < 3 || lower.length < 3) return null;
  const [left, right] = [upper[0]!, upper.at(-1)!];
  if (lower[0]! < left - sameEdge || Math.abs(lower.at(-1)! - right) > sameEdge) return null;
  const shared = lower.filter((edge) => upper.some((other) => Math.abs(other - edge) <= sameEdge));
  return shared.length >= 3 && shared.length >= lower.length - 2 ? cluster([...upper, ...lower]) : null;
}

function edgesOf(grid: Grid): number[] {
  return cluster(grid.cells.flatMap(({ box }) => (box ? [box.x0, box.x1] : [])));
}

function cluster(values: number[]): number[] {
  const edges: number[] = [];
  for (const value of values.sort((a, b) => a - b))
    if (value - (edges.at(-1) ?? -Infinity) > sameEdge) edges.push(value);
  return edges;
}

/** The cells with their columns counted between these edges. */
function toEdges(grid: Grid, edges: readonly number[]): Cell[] {
  const nearest = (x: number): number => {
    let best = 0;
    for (let i = 1; i < edges.length; i++) if (Math.abs(edges[i]! - x) < Math.abs(edges[best]! - x)) best = i;
    return best;
  };
  return grid.cells.map((cell) => {
    if (!cell.box) return cell;
    const column = nearest(cell.box.x0);
    return { ...cell, column, columnSpan: Math.max(1, nearest(cell.box.x1) - column) };
  });
}

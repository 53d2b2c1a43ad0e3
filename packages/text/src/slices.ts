import type { Block, Cell, Grid, Notice, TableBlock, TextBlock } from '@yusuan/model';
import { isNumberCell } from './rows.ts';

/**
 * Slices of one wide table. A table without row labels, under the same title as the one before and with as many rows of figures, is the
 * right part of it: its rows belong to the rows before, in order.
 */
export function joinSlices(blocks: readonly Block[]): Block[] {
  const joined: Block[] = [];
  for (const block of blocks) {
    const slice = block.kind === 'table' ? withoutSpans(block.grid) : null;
    const left = slice === null ? null : findLeftPart(joined, slice);
    if (slice === null || left === null) {
      joined.push(block);
      continue;
    }
    const [before] = joined.splice(left, 1) as [TableBlock];
    joined.push({ kind: 'table', grid: joinRight(withoutSpans(before.grid), slice) });
  }
  return joined;
}

/** Index of the table that `slice` continues to the right, or null. */
function findLeftPart(blocks: readonly Block[], slice: Grid): number | null {
  const body = bodyStart(slice);
  if (body === 0 || body >= slice.rows || hasLabels(slice, body)) return null;
  const index = blocks.findLastIndex((block) => block.kind === 'table');
  if (index < 0) return null;
  const before = withoutSpans((blocks[index] as TableBlock).grid);
  const title = titleOf(blocks.slice(index + 1));
  const titleBefore = titleOf(blocks.slice(0, index));
  if (title === null || title !== titleBefore) return null;
  const rows = slice.rows - body;
  return rows >= 3 && before.rows - bodyStart(before) === rows ? index : null;
}

/** The nearest line of text that is neither a unit line nor an organisation's. */
function titleOf(blocks: readonly Block[]): string | null {
  const texts: TextBlock[] = [];
  for (let i = blocks.length - 1; i >= 0 && texts.length < 4; i--) {
    const block = blocks[i]!;
    if (block.kind !== 'text') break;
    texts.push(block);
  }
  const title = texts.find((block) => block.heading !== undefined) ?? texts.find((block) => /表/.test(block.text));
  return title ? title.text.replace(/\s+/g, '') : null;
}

/** Each cell in its first place, blank ones in the others, as in a table of separators. */
function withoutSpans(grid: Grid): Grid {
  if (grid.cells.length === grid.rows * grid.columns) return grid;
  const cells: Cell[] = [];
  for (const cell of grid.cells)
    for (let row = cell.row; row < cell.row + cell.rowSpan; row++)
      for (let column = cell.column; column < cell.column + cell.columnSpan; column++) {
        const first = row === cell.row && column === cell.column;
        cells.push({ ...cell, row, column, rowSpan: 1, columnSpan: 1, text: first ? cell.text : '' });
      }
  return { ...grid, cells: cells.sort((a, b) => a.row - b.row || a.column - b.column) };
}

function cellsOfRow(grid: Grid, row: number): Cell[] {
  return grid.cells.slice(row * grid.columns, (row + 1) * grid.columns);
}

function bodyStart(grid: Grid): number {
  for (let row = 0; row < grid.rows; row++) {
    if (cellsOfRow(grid, row).some((cell) => isNumberCell(cell.text) && cell.text !== '')) return row;
  }
  return grid.rows;
}

function hasLabels(grid: Grid, body: number): boolean {
  for (let row = body; row < grid.rows; row++) {
    if (cellsOfRow(grid, row).some((cell) => cell.text.trim() !== '' && !isNumberCell(cell.text))) return true;
  }
  return false;
}

/**
 * A slice that begins inside a group of columns: its other groups begin with their 小计, the first one does not, and the part before does not print the
 * group's head either. What stood between the two parts is lost.
 */
function missingColumns(left: Grid, right: Grid, line: number | null): Notice[] {
  const body = bodyStart(right);
  if (body < 2) return [];
  const heads = cellsOfRow(right, 0).map((cell) => cell.text.replace(/\s+/g, ''));
  const leaves = cellsOfRow(right, body - 1).map((cell) => cell.text.replace(/\s+/g, ''));
  const starts = heads.flatMap((head, column) => (head === '' ? [] : [column]));
  const [first, ...others] = starts;
  const cut = first === 0 && !subtotal.test(leaves[0]!) && others.some((column) => subtotal.test(leaves[column]!));
  const headsBefore = cellsOfRow(left, 0).map((cell) => cell.text.replace(/\s+/g, ''));
  if (!cut || headsBefore.includes(heads[0]!)) return [];
  return [
    {
      check: 'text:columns-missing',
      severity: 'warning',
      message: `Columns are missing between the two parts of the table: the part that begins on line ${line} begins inside “${heads[0]}”, without its 小计 and what stands before it. Totals over these columns cannot be checked`,
      page: 1,
      row: line,
    },
  ];
}

const subtotal = /^(?:小计|合计)$/;

/** Headers meet at the top, figures at the first row of figures. */
function joinRight(left: Grid, right: Grid): Grid {
  const leftBody = bodyStart(left);
  const rightBody = bodyStart(right);
  const header = Math.max(leftBody, rightBody);
  const rows = header + (left.rows - leftBody);
  const columns = left.columns + right.columns;
  const cells: Cell[] = [];
  for (let row = 0; row < rows; row++) {
    for (const [grid, body, offset] of [
      [left, leftBody, 0],
      [right, rightBody, left.columns],
    ] as const) {
      const source = row < header ? (row < body ? row : -1) : row - header + body;
      const lineOf = cellsOfRow(grid, source < 0 ? Math.max(0, body - 1) : source)[0]!.sourceLine;
      for (let column = 0; column < grid.columns; column++) {
        const cell = source < 0 ? null : grid.cells[source * grid.columns + column]!;
        cells.push(
          cell
            ? { ...cell, row, column: column + offset }
            : {
                row,
                column: column + offset,
                rowSpan: 1,
                columnSpan: 1,
                text: '',
                indent: 0,
                page: 1,
                ...(lineOf === undefined ? {} : { sourceLine: lineOf }),
              },
        );
      }
    }
  }
  const line = cellsOfRow(right, 0)[0]!.sourceLine ?? null;
  return {
    rows,
    columns,
    cells,
    method: left.method,
    fragments: [
      ...left.fragments.map((fragment) => ({
        ...fragment,
        lastColumn: Math.min(fragment.lastColumn, left.columns - 1),
        lastRow: fragment.lastRow + header - leftBody,
      })),
      {
        page: 1,
        firstRow: 0,
        lastRow: rows - 1,
        firstColumn: left.columns,
        lastColumn: columns - 1,
        repeatedHeaderRows: 0,
      },
    ],
    notices: [
      ...left.notices,
      ...right.notices,
      ...missingColumns(left, right, line),
      {
        check: 'text:slice-without-labels',
        severity: 'warning',
        message: `The part of the table that begins on line ${line} has no row labels: its ${right.rows - rightBody} rows are taken, in order, as the rows of the part before`,
        page: 1,
        row: line,
      },
    ],
  };
}

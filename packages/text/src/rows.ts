import type { Cell, Grid, Notice } from '@yusuan/model';

/** A line of a table before it is a grid: its cells from the left, and where it stands in the source (1-based). */
export interface Row {
  cells: string[];
  line: number;
}

/** Leading spaces × 10; an ideographic space is as wide as two. */
export function indentOf(text: string): number {
  let width = 0;
  for (const char of text) {
    if (char === ' ' || char === '\u00A0') width += 10;
    else if (char === '\u3000') width += 20;
    else break;
  }
  return text.trim() === '' ? 0 : width;
}

/** The rows of a grid without spans. */
export function gridToRows(grid: Grid): Row[] {
  return Array.from({ length: grid.rows }, (_, row) => {
    const cells = grid.cells.slice(row * grid.columns, (row + 1) * grid.columns);
    return { cells: cells.map((cell) => cell.text), line: cells[0]?.sourceLine ?? 1 };
  });
}

/** A run of rows that the source prints together. `leadingColumns` says how the joined grid's columns are told from its own. */
export interface RowFragment {
  rows: Row[];
  repeatedHeaderRows: number;
}

/** Fragments of one table, stacked, as a grid without spans. Short rows are filled up with blank cells. */
export function fragmentsToGrid(fragments: RowFragment[], method: Grid['method'], notices: Notice[] = []): Grid {
  const columns = Math.max(...fragments.flatMap((fragment) => fragment.rows.map((row) => row.cells.length)));
  const cells: Cell[] = [];
  const placed: Grid['fragments'] = [];
  let row = 0;
  for (const fragment of fragments) {
    const firstRow = row;
    for (const { cells: texts, line } of fragment.rows) {
      for (let column = 0; column < columns; column++) {
        const text = texts[column] ?? '';
        cells.push({
          row,
          column,
          rowSpan: 1,
          columnSpan: 1,
          text: text.trim() === '' ? '' : text,
          indent: indentOf(text),
          page: 1,
          sourceLine: line,
        });
      }
      row++;
    }
    placed.push({
      page: 1,
      firstRow,
      lastRow: row - 1,
      firstColumn: 0,
      lastColumn: columns - 1,
      repeatedHeaderRows: fragment.repeatedHeaderRows,
    });
  }
  return { rows: row, columns, cells, fragments: placed, method, notices };
}

export function filledCells(row: Row): number {
  return row.cells.reduce((count, cell) => count + (cell.trim() === '' ? 0 : 1), 0);
}

const NUMBER_CELL = /^[-−－(（]?[\d,，.]+[)）]?[%％]?$/;

export function isNumberCell(text: string): boolean {
  return NUMBER_CELL.test(text.trim());
}

import type { Cell, Grid } from '@yusuan/model';

/**
 * A grid from rows of texts: `'<'` is merged with the cell to its left, `'^'` with the one above. Leading spaces of a text are its indent, ten
 * points each; without merged cells the grid passes for tabbed text.
 */
export function gridFromRows(rows: string[][], options: Partial<Grid> = {}): Grid {
  const columns = Math.max(...rows.map((row) => row.length));
  const owners: Cell[][] = [];
  const cells: Cell[] = [];
  rows.forEach((row, r) => {
    owners.push([]);
    for (let c = 0; c < columns; c++) {
      const text = row[c] ?? '';
      const merged = text === '<' ? owners[r]![c - 1] : text === '^' ? owners[r - 1]![c] : undefined;
      if (merged) {
        merged.columnSpan = Math.max(merged.columnSpan, c - merged.column + 1);
        merged.rowSpan = Math.max(merged.rowSpan, r - merged.row + 1);
        owners[r]!.push(merged);
        continue;
      }
      const indent = (text.length - text.trimStart().length) * 10;
      const cell: Cell = { row: r, column: c, rowSpan: 1, columnSpan: 1, text, indent, page: 1 };
      cells.push(cell);
      owners[r]!.push(cell);
    }
  });
  const spans = cells.some((cell) => cell.rowSpan > 1 || cell.columnSpan > 1);
  return {
    rows: rows.length,
    columns,
    cells,
    fragments: [
      {
        page: 1,
        firstRow: 0,
        lastRow: rows.length - 1,
        firstColumn: 0,
        lastColumn: columns - 1,
        repeatedHeaderRows: 0,
      },
    ],
    method: spans ? 'ruled' : 'tabbed',
    notices: [],
    ...options,
  };
}

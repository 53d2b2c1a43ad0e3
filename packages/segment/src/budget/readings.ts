import type { Grid, Notice } from '@yusuan/model';
import type { Amount, Column, Line } from '@yusuan/schemas';
import type { TableHeading } from '../context.ts';
import type { Matrix } from '../matrix.ts';
import { rowOf } from '../places.ts';
import type { Straightened } from './straighten.ts';

/** Whether a line stands in this row of the matrix. */
function standsIn(line: Line, matrix: Matrix, row: number): boolean {
  return matrix.row(row).some((cell) => rowOf(cell) === line.row && cell.page === line.page);
}

/** Amounts of rows that were moved keep the column they were printed in as another reading. */
export function markMovedRows(lines: Line[], matrix: Matrix, straight: Straightened, tableId: string): Notice[] {
  const moved: Amount[] = [];
  for (const [row, by] of straight.moved) {
    for (const line of lines) {
      if (!standsIn(line, matrix, row)) continue;
      for (const amount of line.amounts) {
        if (amount.column - 1 <= straight.from || amount.column - 1 > straight.last) continue;
        const column = amount.column - by;
        addReading(amount, column, `read in column ${column}, as its position in the source says`);
        moved.push(amount);
      }
    }
  }
  if (moved.length === 0) return [];
  return [
    {
      check: 'segment:rows-of-two-widths',
      severity: 'warning',
      message: `${straight.moved.size} rows are one cell shorter than the others: their amounts are read one column further right; both readings are kept`,
      table_id: tableId,
      page: moved[0]!.page,
      row: moved[0]!.row,
      amount_ids: moved.map((amount) => amount.amount_id),
    },
  ];
}

function addReading(amount: Amount, column: number | null, detail: string): void {
  amount.readings = [...(amount.readings ?? []), { kind: 'column', amount_yuan: amount.amount_yuan, column, detail }];
}

/**
 * Header cells that a text source lost: a pair of 公务用车购置/运行 with one half missing, and the last amount of a row that ends long before the
 * header does, below a header with subdivided columns. The amounts stay where they stand and keep the other columns as readings.
 */
export function markUncertainColumns(lines: Line[], columns: Column[], grid: Grid, heading: TableHeading): Notice[] {
  if (grid.method !== 'tabbed' || !/三公/.test(heading.title)) return [];
  return [...markHalfPair(lines, columns, heading), ...markShortRows(lines, columns, heading)];
}

function markHalfPair(lines: Line[], columns: Column[], heading: TableHeading): Notice[] {
  const whole = columns.some((column) => column.measure === 'vehicle');
  const halves = columns.filter((c) => c.measure === 'vehicle_purchase' || c.measure === 'vehicle_operation');
  if (!whole || halves.length !== 1) return [];
  const [half] = halves;
  const missing = half!.measure === 'vehicle_purchase' ? '公务用车运行维护费' : '公务用车购置费';
  const amounts = lines.flatMap((line) => line.amounts.filter((amount) => amount.column === half!.column));
  for (const amount of amounts) addReading(amount, null, `may be ${missing}: that column has no header here`);
  if (amounts.length === 0) return [];
  return [
    uncertain(
      `${half!.path.join('/')} stands without ${missing}: a header cell is missing, and its amounts may be either`,
      amounts,
      heading,
    ),
  ];
}

function markShortRows(lines: Line[], columns: Column[], heading: TableHeading): Notice[] {
  const subdivided = columns.filter((column) => column.path.length > 1).length > 1;
  const flat = columns.some((column) => column.path.length === 1);
  if (!subdivided || !flat) return [];
  return lines.flatMap((line) => {
    const last = line.amounts.at(-1);
    if (!last || line.amounts.length < 2) return [];
    const later = columns.filter((column) => column.column > last.column);
    if (later.length < 2) return [];
    for (const column of later) {
      addReading(
        last,
        column.column,
        `the row ends here, before the header does: it may stand below ${column.path.join('/')}`,
      );
    }
    return [
      uncertain(
        `The row ends ${later.length} columns before the header: ${last.raw_text} may stand below another column`,
        [last],
        heading,
      ),
    ];
  });
}

function uncertain(message: string, amounts: Amount[], heading: TableHeading): Notice {
  return {
    check: 'segment:columns-uncertain',
    severity: 'warning',
    message,
    table_id: heading.table_id,
    page: amounts[0]!.page,
    row: amounts[0]!.row,
    amount_ids: amounts.map((amount) => amount.amount_id),
  };
}

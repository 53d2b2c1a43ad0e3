import type { Cell } from '@yusuan/model';
import { parseAmount, toYuan } from '@yusuan/normalize';
import type { Amount, Column, Line, LineKind, Measure, Side, UnitName, UnitSource } from '@yusuan/schemas';
import type { GridInContext } from '../context.ts';
import { cellToPrint, rowOf } from '../places.ts';

/** An amount found in a cell, with what its label says. */
export interface FoundAmount {
  cell: Cell;
  /** Texts from the heading of its part of the form down to its own label. */
  path: string[];
  measure: Measure;
  side: Side;
  unit: { unit: UnitName; source: UnitSource } | null;
  readings?: Amount['readings'];
}

/** An amount with the label that stands beside or above it in a form. */
export interface LabelledAmount extends FoundAmount {
  label: Cell;
  whole: boolean;
  /** What the line is called where the label alone does not say it: `财政拨款/合计`. */
  name?: string;
}

/** Measures that say where money comes from: together they are the total. */
export const sourceMeasures: readonly Measure[] = ['fiscal', 'carryover', 'other_funds'];

/** A line before it has an id. */
export interface FoundLine {
  kind: LineKind;
  side: Side;
  rawName: string;
  name: string;
  projectName: string | null;
  organisationName: string | null;
  organisationCode?: string | null;
  depth: number;
  amounts: FoundAmount[];
}

/** The number a cell prints, if it is an amount. Percentages, counts with a unit of their own and words are none. */
export function cellAmount(cell: Cell | undefined): { digits: string; unit: UnitName | null } | null {
  return cell === undefined || cell.text.trim() === '' ? null : parseAmount(cell.text);
}

/** The unit that stands above the table, or is that of the document. */
export function headingUnit(input: GridInContext): { unit: UnitName; source: UnitSource } | null {
  const { unit, unit_source: source } = input.heading;
  return unit === null ? null : { unit, source: source ?? 'table' };
}

/** Lines and columns with ids. One column for each label: its number is the grid column, or the next free one where labels stack. */
export function toLinesAndColumns(
  found: readonly FoundLine[],
  input: GridInContext,
  tableId: string,
): { lines: Line[]; columns: Column[] } {
  const columns = new Map<string, Column>();
  const used = new Set<number>();
  const columnFor = (amount: FoundAmount): number => {
    const key = `${amount.side}|${amount.measure}|${amount.path.join('/')}`;
    const known = columns.get(key);
    if (known) return known.column;
    let number = amount.cell.column + 1;
    if (used.has(number)) number = Math.max(input.grid.columns, ...used) + 1;
    used.add(number);
    columns.set(key, {
      column: number,
      path: amount.path,
      measure: amount.measure,
      side: amount.side,
      fiscal_year: input.heading.fiscal_year,
      phase: 'approved',
      system: null,
      code: null,
      unit: amount.unit?.unit ?? null,
    });
    return number;
  };
  const lines = found
    .filter((line) => line.amounts.length > 0)
    .map((line, i): Line => {
      const lineId = `${tableId}-l${String(i + 1).padStart(3, '0')}`;
      const first = line.amounts[0]!.cell;
      return {
        line_id: lineId,
        line_number: i + 1,
        kind: line.kind,
        side: line.side,
        page: first.page,
        row: rowOf(first),
        depth: line.depth,
        parent: null,
        raw_name: line.rawName,
        name: line.name,
        official_name: null,
        classification_system: null,
        code: null,
        code_level: null,
        code_source: null,
        second_system: null,
        second_code: null,
        second_name: null,
        project_name: line.projectName,
        organisation_code: line.organisationCode ?? null,
        organisation_name: line.organisationName,
        amounts: line.amounts.map((amount) => {
          const column = columnFor(amount);
          return toAmount(amount, column, `${lineId}-c${column}`);
        }),
      };
    });
  return { lines, columns: [...columns.values()].sort((a, b) => a.column - b.column) };
}

/** A found amount in yuan; null where it has no unit. */
export function amountYuan(amount: FoundAmount): string | null {
  const parsed = cellAmount(amount.cell)!;
  const unit = parsed.unit ?? amount.unit?.unit ?? null;
  return unit === null ? null : toYuan(parsed.digits, unit);
}

/** The one amount of a measure, in yuan; null where there is none, or several. */
export function yuanOfMeasure(amounts: readonly FoundAmount[], measure: Measure): string | null {
  const found = amounts.filter((amount) => amount.measure === measure);
  return found.length === 1 ? amountYuan(found[0]!) : null;
}

function toAmount(found: FoundAmount, column: number, id: string): Amount {
  const parsed = cellAmount(found.cell)!;
  const { cell } = found;
  return {
    amount_id: id,
    column,
    amount_yuan: amountYuan(found),
    ...cellToPrint(cell),
    unit: parsed.unit ?? found.unit?.unit ?? null,
    unit_source: parsed.unit ? 'cell' : (found.unit?.source ?? null),
    status: 'unverified',
    ...(found.readings ? { readings: found.readings } : {}),
  };
}

import type { Cell } from '@yusuan/model';
import { cleanName, parseChineseDate, parseHeaderUnit, parseUnitLine } from '@yusuan/normalize';
import type { AmountLabel } from '@yusuan/pipelines';
import type { Side, UnitName } from '@yusuan/schemas';
import type { GridInContext } from '../context.ts';
import { isBlank, type Matrix } from '../matrix.ts';
import { cellAmount, type FoundAmount, headingUnit, type LabelledAmount, sourceMeasures } from './emit.ts';
import { rowToListHeader } from './listHeader.ts';
import { amountLabel, columnRole, formField } from './match.ts';
import type { Section } from './sections.ts';

/** The cells that hold the value of each field of a form. */
export type Fields = Partial<Record<string, Cell[]>>;

/** What the rows of a form leave behind for those below. */
export interface FormState {
  /** The cell that heads a group of rows (`项目资金（万元）`), merged or printed once. */
  group: Cell | null;
  side: Side | null;
  unit: UnitName | null;
  firstRow: number;
}

/** Reads the labels of one row with their values, into `fields` and `amounts`. Changes `state`. */
export function readFormRow(
  matrix: Matrix,
  row: number,
  section: Section,
  input: GridInContext,
  state: FormState,
  fields: Fields,
  amounts: LabelledAmount[],
): void {
  const cells = matrix.row(row);
  const filled = cells.filter((cell) => !isBlank(cell));
  if (filled.length === 0) return;
  const head = filled[0]!;
  if (head.column === 0 && head.row === row) {
    // `项目资金（万元）` heads the rows beside and below it, unless its own amount stands right of it.
    const value = amountLabel(head.text) ? valueRight(cells, cells.indexOf(head)) : null;
    if (!value || !cellAmount(value)) state.group = (formField(head.text) ?? 'other') === 'other' ? head : null;
    if (filled.length === 1) state.unit = parseHeaderUnit(head.text) ?? state.unit;
  }
  cells.forEach((cell, i) => {
    if (isBlank(cell) || cell.row !== row) return;
    const inline = splitInline(cell);
    const label = inline?.label ?? cell.text;
    const money = amountLabel(label);
    const value = inline ? inline.value : valueRight(cells, i);
    if (money && value && cellAmount(value)) {
      const side = money.side ?? state.side;
      if (money.whole && money.side) state.side = money.side;
      amounts.push({
        label: cell,
        cell: value,
        path: pathOf(state.group, cell, label),
        measure: money.measure === 'other' ? `other:${cleanName(label).replace(/[:：]$/, '')}` : money.measure,
        side: side ?? (isSource(money) ? 'revenue' : 'expenditure'),
        whole: money.whole ?? false,
        unit: unitOf(matrix, cell, value, state, input),
      });
      return;
    }
    const field = formField(label);
    if (field === null || field === 'other') return;
    const values =
      field === 'period' ? periodCells(matrix, cell, value, row) : [value ?? valueBelow(matrix, cell, section, field)];
    const known = fields[field] ?? [];
    for (const found of values) if (found && !isBlank(found)) known.push(found);
    fields[field] = known;
  });
}

const isSource = ({ measure, source }: AmountLabel): boolean =>
  source ?? (measure !== 'other' && sourceMeasures.includes(measure));

/** `年度资金总额：674.00` in one cell. */
function splitInline(cell: Cell): { label: string; value: Cell } | null {
  const match = /^\s*([^:：\n]{2,24}?)(?:[:：]\s*|[ \u3000]{2,})(\S[\s\S]*)$/.exec(cell.text);
  if (!match) return null;
  const [, label, text] = match as unknown as [string, string, string];
  const money = amountLabel(label);
  const value = { ...cell, text };
  if (money) return cellAmount(value) ? { label, value } : null;
  const field = formField(label);
  return field && field !== 'other' ? { label, value } : null;
}

function isLabel(cell: Cell): boolean {
  return amountLabel(cell.text) !== null || formField(cell.text) !== null;
}

/** The value right of a label: the next cell, if it is no label itself. A blank cell ends the search only before another label. */
function valueRight(cells: readonly Cell[], index: number): Cell | null {
  for (const cell of cells.slice(index + 1)) {
    if (isBlank(cell)) continue;
    return isLabel(cell) ? null : cell;
  }
  return null;
}

/** The value below a label that stands alone in its row, or above a column of its own. */
function valueBelow(matrix: Matrix, label: Cell, section: Section, field: string): Cell | null {
  if (!/goal/i.test(field)) return null;
  // 总体目标 before 年度目标 heads the row; the text below is that of the other.
  const right = matrix
    .row(label.row)
    .filter((cell) => cell.column > label.column && !isBlank(cell) && cell.row === label.row);
  if (right.some((cell) => /goal/i.test(formField(cell.text) ?? ''))) return null;
  const row = label.row + Math.max(1, label.rowSpan);
  if (row > section.lastRow || rowToListHeader(matrix, row)) return null;
  const below = matrix.at(row, label.column);
  const cell =
    below && !isBlank(below)
      ? below
      : (matrix
          .row(row)
          .find((c) => !isBlank(c) && c.row === row && matrix.row(row).filter((d) => !isBlank(d)).length === 1) ??
        null);
  return cell && !isLabel(cell) && columnRole(cell.text) === null && cell !== label ? cell : null;
}

/** `2024/1/1` with `2024/12/31` in the row below, or both in one cell. */
function periodCells(matrix: Matrix, label: Cell, value: Cell | null, row: number): (Cell | null)[] {
  if (!value) return [];
  const below = matrix.at(row + 1, value.column);
  const left = matrix.at(row + 1, label.column);
  const goesOn =
    below && below !== value && (!left || isBlank(left) || left === label) && parseChineseDate(below.text) !== null;
  return goesOn ? [value, below] : [value];
}

function pathOf(group: Cell | null, cell: Cell, label: string): string[] {
  const own = cleanName(label).replace(/[:：]$/, '');
  if (!group || group === cell) return [own];
  const head = cleanName(group.text);
  return head === '' || head === own || head.length > 40 ? [own] : [head, own];
}

/** The unit of an amount: by its label or the head of its group, below that head, above the amount, in the rows before, else by the heading. */
export function unitOf(
  matrix: Matrix,
  label: Cell,
  value: Cell,
  state: FormState,
  input: GridInContext,
): FoundAmount['unit'] {
  const own =
    parseHeaderUnit(label.text) ?? (state.group && state.group !== label ? parseHeaderUnit(state.group.text) : null);
  if (own) return { unit: own, source: 'row' };
  const below = state.group && unitBelow(matrix, state.group);
  if (below) return { unit: below, source: 'row' };
  for (let row = value.row - 1; row >= Math.max(state.firstRow, value.row - 12); row--) {
    const above = matrix.at(row, value.column);
    const unit = above && above !== value ? parseHeaderUnit(above.text) : null;
    if (unit) return { unit, source: 'column' };
  }
  if (state.unit) return { unit: state.unit, source: 'table' };
  return headingUnit(input);
}

/** `资金金额` with `（万元）` in a cell of its own under it. */
function unitBelow(matrix: Matrix, group: Cell): UnitName | null {
  const below = matrix.at(group.row + group.rowSpan, group.column);
  return below && /^\s*[(（].*元\s*[)）]\s*$/.test(below.text) ? parseUnitLine(below.text) : null;
}

import type { Cell, Notice } from '@yusuan/model';
import { cleanName, parseChineseDate, parseHeaderUnit, parseUnitLine } from '@yusuan/normalize';
import type { Indicator, Project, Side, UnitName } from '@yusuan/schemas';
import { isBlank, type Matrix } from '../budget/matrix.ts';
import type { GridInContext } from '../context.ts';
import { rowOf } from '../places.ts';
import { readAmountBlock } from './amountBlock.ts';
import { amountYuan, cellAmount, type FoundAmount, type FoundLine, headingUnit } from './emit.ts';
import { IndicatorReader } from './indicatorRows.ts';
import { type ListHeader, rowsToHeaderless, rowToListHeader } from './listHeader.ts';
import { amountLabel, columnRole, formField, plainName } from './match.ts';
import { separatePeriod } from './period.ts';
import type { Section } from './sections.ts';
import { readTasks } from './tasks.ts';
import { unreadFigures } from './unreadFigures.ts';

export interface ReadForm {
  scope: 'department' | 'project';
  project: Project | null;
  lines: FoundLine[];
  indicators: Indicator[];
  notices: Notice[];
  organisationName: string | null;
}

type Fields = Partial<Record<string, Cell[]>>;

/** A form: labels with their values, then the list of indicators. */
export function readForm(matrix: Matrix, section: Section, input: GridInContext, tableId: string): ReadForm {
  const fields: Fields = {};
  const amounts: LabelledAmount[] = [];
  const tasks: FoundLine[] = [];
  const notices: Notice[] = [];
  const lists: { header: ListHeader; end: number }[] = [];
  const state: FormState = { group: null, side: null, unit: null, firstRow: section.firstRow };
  const hasHeader = rowsOf(section).some((r) => rowToListHeader(matrix, r) !== null);
  const headerless = hasHeader ? null : rowsToHeaderless(matrix, section.firstRow, section.lastRow);
  let row = section.firstRow;
  while (row <= section.lastRow) {
    const header = rowToListHeader(matrix, row) ?? (headerless?.body === row ? headerless : null);
    if (header) {
      const end = endOfList(matrix, header.body, section.lastRow);
      lists.push({ header, end });
      row = end + 1;
      continue;
    }
    const list = readTasks(matrix, row, section.lastRow, input, tableId);
    if (list) {
      tasks.push(...list.tasks);
      notices.push(...list.notices);
      row = list.next;
      continue;
    }
    const block = readAmountBlock(matrix, row, section.lastRow);
    if (block) {
      for (const found of block.amounts)
        amounts.push({
          ...found,
          unit: unitOf(matrix, found.label, found.cell, { ...state, group: block.group }, input),
        });
      row = block.next;
      continue;
    }
    readFormRow(matrix, row, section, input, state, fields, amounts);
    row++;
  }
  separatePeriod(amounts);
  const first = (field: string): Cell | null => fields[field]?.[0] ?? null;
  const projectCell = first('projectName');
  const scope =
    projectCell || (input.heading.type === 'project_targets' && !first('departmentName')) ? 'project' : 'department';
  const projectName = projectCell ? plainName(projectCell.text) : null;
  const indicators: Indicator[] = [];
  for (const { header, end } of lists) {
    const reader = new IndicatorReader(header.columns, { scope, projectName, tableId }, input.grid.method !== 'tabbed');
    for (let r = header.body; r <= end; r++) {
      if (rowToListHeader(matrix, r)) continue;
      reader.read((column) => matrix.at(r, column), matrix.columns, r);
    }
    indicators.push(...reader.indicators);
    notices.push(...reader.notices);
  }
  notices.push(
    ...unreadFigures(matrix, section, [...amounts, ...tasks.flatMap((task) => task.amounts)], lists, tableId),
  );
  const organisation = first('organisationName');
  const department = first('departmentName');
  const project = projectCell && projectName ? toProject(projectCell, projectName, fields, amounts) : null;
  const lines =
    scope === 'project'
      ? [...projectLine(projectCell, projectName, amounts, organisation), ...tasks]
      : [...departmentLines(amounts), ...tasks];
  return {
    scope,
    project,
    lines,
    indicators,
    notices,
    organisationName: organisation ? plainName(organisation.text) : department ? plainName(department.text) : null,
  };
}

interface FormState {
  /** The cell that heads a group of rows (`项目资金（万元）`), merged or printed once. */
  group: Cell | null;
  side: Side | null;
  unit: UnitName | null;
  firstRow: number;
}

export interface LabelledAmount extends FoundAmount {
  label: Cell;
  whole: boolean;
  /** What the line is called where the label alone does not say it: `财政拨款/合计`. */
  name?: string;
}

function rowsOf(section: Section): number[] {
  return Array.from({ length: section.lastRow - section.firstRow + 1 }, (_, i) => section.firstRow + i);
}

function endOfList(matrix: Matrix, body: number, last: number): number {
  for (let row = body; row <= last; row++) {
    const cells = matrix.row(row).filter((cell) => !isBlank(cell));
    const field = cells[0] ? formField(cells[0].text) : null;
    if (cells.length > 1 && cells[0]!.row === row && (field === 'projectName' || field === 'departmentName'))
      return row - 1;
  }
  return last;
}

function readFormRow(
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
        side:
          side ??
          (money.measure === 'fiscal' || money.measure === 'other_funds' || money.measure === 'carryover'
            ? 'revenue'
            : 'expenditure'),
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

function unitOf(matrix: Matrix, label: Cell, value: Cell, state: FormState, input: GridInContext): FoundAmount['unit'] {
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

function projectLine(
  cell: Cell | null,
  name: string | null,
  amounts: LabelledAmount[],
  organisation: Cell | null,
): FoundLine[] {
  if (amounts.length === 0) return [];
  return [
    {
      kind: 'project',
      side: 'expenditure',
      rawName: cell?.text ?? '',
      name: name ?? '',
      projectName: name,
      organisationName: organisation ? plainName(organisation.text) : null,
      depth: 0,
      amounts: amounts.map((amount) => ({ ...amount, side: 'expenditure' })),
    },
  ];
}

function departmentLines(amounts: LabelledAmount[]): FoundLine[] {
  return amounts.map((amount) => {
    const name = amount.name ?? cleanName(amount.path.at(-1)!);
    return {
      kind: amount.whole ? 'total' : 'other',
      side: amount.side,
      rawName: amount.label.text,
      name,
      projectName: null,
      organisationName: null,
      depth: amount.whole ? 0 : 1,
      amounts: [amount],
    };
  });
}

function toProject(cell: Cell, name: string, fields: Fields, amounts: LabelledAmount[]): Project {
  const yuan = (measure: string): string | null => {
    const found = amounts.filter((amount) => amount.measure === measure);
    return found.length === 1 ? amountYuan(found[0]!) : null;
  };
  const text = (field: string): string | null => {
    const cells = fields[field];
    return cells?.[0] ? cells[0].text.trim() : null;
  };
  const named = (field: string): string | null => (fields[field]?.[0] ? plainName(fields[field][0].text) : null);
  const period = (fields.period ?? []).flatMap((found) => datesIn(found.text));
  return {
    project_name: name,
    department_name: named('departmentName'),
    organisation_name: named('organisationName'),
    total_yuan: yuan('total'),
    fiscal_yuan: yuan('fiscal'),
    carryover_yuan: yuan('carryover'),
    other_yuan: yuan('other_funds'),
    goal: text('goal') ?? text('periodGoal') ?? text('longGoal'),
    start_date: dateOf(text('startDate')) ?? period[0] ?? null,
    end_date: dateOf(text('endDate')) ?? period[1] ?? null,
    page: cell.page,
    row: rowOf(cell),
  };
}

function dateOf(text: string | null): string | null {
  return text === null ? null : parseChineseDate(text);
}

function datesIn(text: string): string[] {
  return [...text.matchAll(/\d{4}\s*(?:年|[-/.])\s*\d{1,2}\s*(?:月|[-/.])\s*(?:\d{1,2}\s*日?)?/g)]
    .map(([part]) => parseChineseDate(part.replace(/[-/.\s]+$/, '')))
    .filter((date) => date !== null);
}

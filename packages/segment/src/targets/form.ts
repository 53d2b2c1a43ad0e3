import type { Cell, Notice } from '@yusuan/model';
import type { Indicator, Project } from '@yusuan/schemas';
import type { GridInContext } from '../context.ts';
import { isBlank, type Matrix } from '../matrix.ts';
import { readAmountBlock } from './amountBlock.ts';
import type { FoundLine, LabelledAmount } from './emit.ts';
import { departmentLines, projectLine, toProject } from './formLines.ts';
import { type Fields, type FormState, readFormRow, unitOf } from './formRow.ts';
import { IndicatorReader, type IndicatorScope } from './indicatorRows.ts';
import { type ListHeader, rowsToHeaderless, rowToListHeader } from './listHeader.ts';
import { formField, plainName } from './match.ts';
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

/** A list of indicators and its last row. */
interface IndicatorList {
  header: ListHeader;
  end: number;
}

/** What stands in the rows of a form, before it is known whose form it is. */
interface FormRows {
  fields: Fields;
  amounts: LabelledAmount[];
  tasks: FoundLine[];
  lists: IndicatorList[];
  notices: Notice[];
}

/** A form: labels with their values, then the list of indicators. */
export function readForm(matrix: Matrix, section: Section, input: GridInContext, tableId: string): ReadForm {
  const { fields, amounts, tasks, lists, notices } = readRows(matrix, section, input, tableId);
  separatePeriod(amounts);
  const first = (field: string): Cell | null => fields[field]?.[0] ?? null;
  const projectCell = first('projectName');
  const organisation = first('organisationName');
  const department = first('departmentName');
  const scope = projectCell || (input.heading.type === 'project_targets' && !department) ? 'project' : 'department';
  const projectName = projectCell ? plainName(projectCell.text) : null;
  const indicators: Indicator[] = [];
  for (const list of lists) {
    const reader = readIndicators(matrix, list, { scope, projectName, tableId }, input);
    indicators.push(...reader.indicators);
    notices.push(...reader.notices);
  }
  const read = [...amounts, ...tasks.flatMap((task) => task.amounts)];
  notices.push(...unreadFigures(matrix, section, read, lists, tableId));
  const lines =
    scope === 'project' ? projectLine(projectCell, projectName, amounts, organisation) : departmentLines(amounts);
  const body = organisation ?? department;
  return {
    scope,
    project: projectCell && projectName ? toProject(projectCell, projectName, fields, amounts) : null,
    lines: [...lines, ...tasks],
    indicators,
    notices,
    organisationName: body ? plainName(body.text) : null,
  };
}

/** The parts of a form in the order of its rows: lists of indicators and of tasks, blocks of amounts, else labels with their values. */
function readRows(matrix: Matrix, section: Section, input: GridInContext, tableId: string): FormRows {
  const rows: FormRows = { fields: {}, amounts: [], tasks: [], lists: [], notices: [] };
  const state: FormState = { group: null, side: null, unit: null, firstRow: section.firstRow };
  const headerless = hasListHeader(matrix, section)
    ? null
    : rowsToHeaderless(matrix, section.firstRow, section.lastRow);
  let row = section.firstRow;
  while (row <= section.lastRow) {
    const header = rowToListHeader(matrix, row) ?? (headerless?.body === row ? headerless : null);
    if (header) {
      const end = endOfList(matrix, header.body, section.lastRow);
      rows.lists.push({ header, end });
      row = end + 1;
      continue;
    }
    const list = readTasks(matrix, row, section.lastRow, input, tableId);
    if (list) {
      rows.tasks.push(...list.tasks);
      rows.notices.push(...list.notices);
      row = list.next;
      continue;
    }
    const block = readAmountBlock(matrix, row, section.lastRow);
    if (block) {
      const inBlock = { ...state, group: block.group };
      for (const found of block.amounts)
        rows.amounts.push({ ...found, unit: unitOf(matrix, found.label, found.cell, inBlock, input) });
      row = block.next;
      continue;
    }
    readFormRow(matrix, row, section, input, state, rows.fields, rows.amounts);
    row++;
  }
  return rows;
}

function hasListHeader(matrix: Matrix, { firstRow, lastRow }: Section): boolean {
  for (let row = firstRow; row <= lastRow; row++) if (rowToListHeader(matrix, row)) return true;
  return false;
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

function readIndicators(
  matrix: Matrix,
  { header, end }: IndicatorList,
  scope: IndicatorScope,
  input: GridInContext,
): IndicatorReader {
  const reader = new IndicatorReader(header.columns, scope, input.grid.method !== 'tabbed');
  for (let row = header.body; row <= end; row++)
    if (!rowToListHeader(matrix, row)) reader.read((column) => matrix.at(row, column), matrix.columns, row);
  return reader;
}

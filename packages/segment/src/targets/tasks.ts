import type { Cell, Notice } from '@yusuan/model';
import { cleanName } from '@yusuan/normalize';
import { taskAmountHeader, taskLabel, taskNameHeader } from '@yusuan/pipelines';
import type { Measure, UnitName } from '@yusuan/schemas';
import type { GridInContext } from '../context.ts';
import { isBlank, type Matrix } from '../matrix.ts';
import { pathToUnit } from '../pathToUnit.ts';
import { rowOf } from '../places.ts';
import { cellAmount, type FoundAmount, type FoundLine, headingUnit } from './emit.ts';
import { rowToListHeader } from './listHeader.ts';
import { amountLabel, formField, labelKey, plainName } from './match.ts';

interface AmountColumn {
  column: number;
  path: string[];
  measure: Measure;
  unit: UnitName | null;
}

interface TaskHeader {
  names: Cell[];
  amounts: AmountColumn[];
  /** First row below the header. */
  body: number;
}

/**
 * A list of tasks with their money inside a department's form, or null where the row is no header of one. The money may be parted:
 *
 *     | 任务名称 | 主要内容 |      预算金额（万元）       |
 *     |         |         | 总额 | 财政拨款 | 其他资金 |
 */
export function readTasks(
  matrix: Matrix,
  first: number,
  last: number,
  input: GridInContext,
  tableId: string,
): { tasks: FoundLine[]; notices: Notice[]; next: number } | null {
  const header = taskHeader(matrix, first);
  if (!header) return null;
  const tasks: FoundLine[] = [];
  const notices: Notice[] = [];
  let row = header.body;
  for (; row <= last && !endsTasks(matrix, row); row++) {
    const amounts = header.amounts.flatMap(({ column, unit, ...head }): FoundAmount[] => {
      const cell = matrix.at(row, column);
      if (cell?.row !== row || !cellAmount(cell)) return [];
      return [{ ...head, cell, side: 'expenditure', unit: unit ? { unit, source: 'column' } : headingUnit(input) }];
    });
    if (amounts.length === 0) continue;
    const texts = header.names
      .map(({ column }) => matrix.at(row, column))
      .filter((cell) => cell !== undefined && !isBlank(cell));
    const named = texts.find((cell) => !taskLabel.test(labelKey(cell!.text))) ?? texts[0];
    if (!named) {
      notices.push(nameless(amounts, tableId));
      continue;
    }
    const name = plainName(named.text);
    tasks.push({
      kind: 'project',
      side: 'expenditure',
      rawName: named.text,
      name,
      projectName: name,
      organisationName: null,
      depth: 0,
      amounts,
    });
  }
  return { tasks, notices, next: row };
}

function taskHeader(matrix: Matrix, row: number): TaskHeader | null {
  const header = matrix.row(row).filter((cell) => !isBlank(cell));
  const whole = header.find((cell) => taskAmountHeader.test(labelKey(cell.text)));
  const names = header.filter((cell) => taskNameHeader.test(labelKey(cell.text)));
  if (!whole || names.length === 0) return null;
  const group = header[0]!.column < names[0]!.column ? [header[0]!] : [];
  const parts = partsBelow(matrix, row, whole, header);
  if (parts.length > 0) {
    const amounts = parts.map((part) => toColumn(part, [...group, whole], false));
    return { names, amounts, body: parts[0]!.row + 1 };
  }
  const beside = header.filter((cell) => cell.column > whole.column && amountLabel(cell.text) !== null);
  const amounts = [toColumn(whole, group, true), ...beside.map((cell) => toColumn(cell, group, false))];
  return { names, amounts, body: row + 1 };
}

/** 财政拨款 and 其他资金 in one cell are money of one kind of its own. */
function toColumn(leaf: Cell, above: readonly Cell[], isWhole: boolean): AmountColumn {
  const heads = [...above, leaf];
  const path = heads.map(({ text }) => cleanName(text)).filter((text) => text !== '');
  const label = amountLabel(leaf.text);
  const kind = isWhole || label?.whole ? 'total' : (label?.measure ?? 'other');
  return {
    column: leaf.column,
    path,
    measure: kind === 'other' ? `other:${path.join('/')}` : kind,
    unit: pathToUnit(heads.map(({ text }) => text)),
  };
}

/** The labels of money under the head of the money. In text input that stands over its first column alone. */
function partsBelow(matrix: Matrix, row: number, whole: Cell, header: readonly Cell[]): Cell[] {
  const right = header.find(({ column }) => column > whole.column)?.column ?? matrix.columns;
  const under = row + Math.max(1, whole.rowSpan);
  const below = matrix.row(under).filter((cell) => cell.row === under && !isBlank(cell));
  const parts = below.filter(({ column }) => column >= whole.column && column < right);
  return parts.some((cell) => amountLabel(cell.text) !== null) ? parts.filter(({ text }) => moneyWords.test(text)) : [];
}

const moneyWords = /[总金]\s*额|合\s*计|资\s*金|拨\s*款|经\s*费|收\s*入|支\s*出/;

function endsTasks(matrix: Matrix, row: number): boolean {
  if (rowToListHeader(matrix, row)) return true;
  return matrix.row(row).some((cell) => {
    const field = cell.row === row && !isBlank(cell) ? formField(cell.text) : null;
    return field !== null && field !== 'other';
  });
}

function nameless(amounts: readonly FoundAmount[], tableId: string): Notice {
  const { cell } = amounts[0]!;
  return {
    check: 'segment:target-without-project',
    severity: 'warning',
    message: `${amounts.map((amount) => amount.cell.text.trim()).join(', ')} stands in a list of tasks beside no task: left out`,
    table_id: tableId,
    page: cell.page,
    row: rowOf(cell),
  };
}

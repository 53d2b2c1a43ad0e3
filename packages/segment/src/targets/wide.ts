import type { Cell, Notice } from '@yusuan/model';
import { cleanName, foldForMatch, parseHeaderUnit } from '@yusuan/normalize';
import type { Indicator, IndicatorLevel, Project } from '@yusuan/schemas';
import { isBlank, type Matrix } from '../budget/matrix.ts';
import type { GridInContext } from '../context.ts';
import { amountYuan, cellAmount, type FoundAmount, type FoundLine, rowOf } from './emit.ts';
import { headingUnit } from './form.ts';
import { type IndicatorColumns, IndicatorReader } from './indicatorRows.ts';
import { rolesToColumns } from './listHeader.ts';
import { amountLabel, columnRole, firstLevel, plainName } from './match.ts';
import { textToIndicators } from './textIndicators.ts';

export interface ReadWide {
  projects: Project[];
  lines: FoundLine[];
  indicators: Indicator[];
  notices: Notice[];
}

interface WideHeader {
  body: number;
  project: number;
  goal: number | null;
  amounts: { column: number; path: string[]; label: NonNullable<ReturnType<typeof amountLabel>> }[];
  /** Lists of indicators side by side, each under the first level that its head names; or one list with levels of its own. */
  lists: { columns: IndicatorColumns; level: string | null }[];
  /** The column that holds all indicators as text. */
  text: number | null;
}

/** The header of a table with one row (or block of rows) per project, or null where the grid is no such table. */
export function matrixToWideHeader(matrix: Matrix): WideHeader | null {
  for (let row = 0; row < Math.min(matrix.rows, 8); row++) {
    const cells = matrix.row(row).filter((cell) => !isBlank(cell) && cell.row === row);
    const project = cells.find((cell) => columnRole(cell.text) === 'project');
    if (!project) continue;
    const right = cells.filter((cell) => cell.column > project.column);
    const headers = right.filter((cell) => isHeaderText(cell.text));
    if (headers.length < 2 || !headers.some((cell) => /目标|指标/.test(foldForMatch(cell.text)))) continue;
    return readHeader(matrix, row, project.column);
  }
  return null;
}

function isHeaderText(text: string): boolean {
  return (
    columnRole(text) !== null ||
    amountLabel(text) !== null ||
    firstLevel(text) !== null ||
    /^(?:项目资金|资金(?:来源|情况)|其中)/.test(foldForMatch(text))
  );
}

function readHeader(matrix: Matrix, first: number, project: number): WideHeader | null {
  let body = first + 1;
  while (body < matrix.rows && body - first < 5) {
    const cells = matrix.row(body).filter((cell) => !isBlank(cell) && cell.row === body);
    if (cells.length > 0 && !cells.every((cell) => isHeaderText(cell.text) || /^[\d*]+$/.test(cell.text.trim()))) break;
    body++;
  }
  const header: WideHeader = { body, project, goal: null, amounts: [], lists: [], text: null };
  const roles = new Map<number, string>();
  const levels = new Map<number, string>();
  let headLevel: string | null = null;
  for (let column = 0; column < matrix.columns; column++) {
    const path: Cell[] = [];
    for (let row = first; row < body; row++) {
      const cell = matrix.at(row, column);
      if (cell && !isBlank(cell) && path.at(-1) !== cell) path.push(cell);
    }
    const leaf = path.at(-1);
    // Text input has no spans: a head stands over its first column, the columns behind it have a leaf alone.
    headLevel =
      path.map((cell) => cell.text).find((text) => firstLevel(text) !== null) ?? (path.length === 0 ? null : headLevel);
    if (!leaf || column === project) continue;
    const role = columnRole(leaf.text);
    const money = amountLabel(leaf.text);
    if (role === 'goal') header.goal = column;
    else if (role === 'group' && leaf.column === column) header.text = column;
    else if (role !== null && role !== 'project' && role !== 'remark') {
      if (leaf.column !== column) continue;
      roles.set(column, role);
      if (headLevel) levels.set(column, headLevel);
    } else if (money && leaf.column === column) {
      header.amounts.push({ column, path: path.map((cell) => cleanName(cell.text)), label: money });
    }
  }
  const names = [...roles].filter(([, role]) => role === 'name').map(([column]) => column);
  if (names.length <= 1) {
    const columns = rolesToColumns(roles);
    if (columns) header.lists.push({ columns, level: null });
  } else {
    names.forEach((name, i) => {
      const until = names[i + 1] ?? matrix.columns;
      const part = new Map([...roles].filter(([column]) => column >= name && column < until));
      const columns = rolesToColumns(part);
      if (columns) header.lists.push({ columns, level: levels.get(name) ?? null });
    });
  }
  if (header.lists.length > 0) header.text = null;
  return header.lists.length > 0 || header.text !== null || header.goal !== null ? header : null;
}

interface Block {
  name: string;
  cell: Cell;
  rows: number[];
  goals: Cell[];
  amounts: FoundAmount[];
}

/** A table of many projects: their money, goals and indicators. */
export function readWide(matrix: Matrix, header: WideHeader, input: GridInContext, tableId: string): ReadWide {
  const notices: Notice[] = [];
  const blocks = rowsToBlocks(matrix, header, input, tableId, notices);
  const result: ReadWide = { projects: [], lines: [], indicators: [], notices };
  for (const block of blocks) {
    const key = foldForMatch(block.name);
    const total = /^(?:合计|总计|小计)$/.test(key);
    const indicators = total ? [] : readIndicators(matrix, header, block, input, tableId, notices);
    const bare = indicators.length === 0 && block.goals.length === 0;
    const kind = total ? 'total' : bare && blocks.length > 1 ? 'organisation' : 'project';
    result.indicators.push(...indicators);
    result.lines.push({
      kind,
      side: 'expenditure',
      rawName: block.cell.text,
      name: block.name,
      projectName: kind === 'project' ? block.name : null,
      organisationName: kind === 'organisation' ? block.name : null,
      organisationCode: kind === 'organisation' ? (/^\s*[[【(]?(\d{3,})/.exec(block.cell.text)?.[1] ?? null) : null,
      depth: kind === 'project' ? 1 : 0,
      amounts: block.amounts,
    });
    if (kind === 'project') result.projects.push(toProject(block));
  }
  return result;
}

function rowsToBlocks(
  matrix: Matrix,
  header: WideHeader,
  input: GridInContext,
  tableId: string,
  notices: Notice[],
): Block[] {
  const blocks: Block[] = [];
  const starts = new Set(input.grid.fragments.map((fragment) => fragment.firstRow));
  let freshPage = false;
  for (let row = header.body; row < matrix.rows; row++) {
    freshPage = starts.has(row) || (freshPage && isHeaderRow(matrix, row - 1));
    if (isHeaderRow(matrix, row)) continue;
    const cell = matrix.at(row, header.project);
    const last = blocks.at(-1);
    const opens = cell !== undefined && !isBlank(cell) && cell.row === row;
    const amounts =
      opens || !last ? rowAmounts(matrix, header, row, input) : lateAmounts(matrix, header, row, input, last);
    const goal = header.goal === null ? undefined : matrix.at(row, header.goal);
    const ownGoal = goal && !isBlank(goal) && goal.row === row ? goal : null;
    if (!opens) {
      if (!last) continue;
      last.rows.push(row);
      last.amounts.push(...amounts);
      if (ownGoal) last.goals.push(ownGoal);
      continue;
    }
    const name = plainName(cell.text);
    if (last && freshPage && isRestOfName(last, name, amounts)) {
      joinTornProject(last, cell, name, amounts, tableId, notices);
      last.rows.push(row);
      if (ownGoal) last.goals.push(ownGoal);
      continue;
    }
    blocks.push({ name, cell, rows: [row], goals: ownGoal ? [ownGoal] : [], amounts });
  }
  return blocks;
}

function isHeaderRow(matrix: Matrix, row: number): boolean {
  if (row < 0) return false;
  const cells = matrix.row(row).filter((cell) => !isBlank(cell));
  return cells.length > 1 && cells.every((cell) => isHeaderText(cell.text));
}

function rowAmounts(matrix: Matrix, header: WideHeader, row: number, input: GridInContext): FoundAmount[] {
  return header.amounts.flatMap(({ column, path, label }) => {
    const cell = matrix.at(row, column);
    if (!cell || cell.row !== row || cell.column !== column || !cellAmount(cell)) return [];
    const unit =
      path
        .toReversed()
        .map(parseHeaderUnit)
        .find((found) => found !== null) ?? null;
    return [
      {
        cell,
        path,
        measure: label.measure === 'other' ? (`other:${path.join('/')}` as const) : label.measure,
        side: 'expenditure' as const,
        unit: unit ? { unit, source: 'column' as const } : headingUnit(input),
      },
    ];
  });
}

/** Amounts that stand in a row below the project's name, where that one has none of its kind. */
function lateAmounts(
  matrix: Matrix,
  header: WideHeader,
  row: number,
  input: GridInContext,
  block: Block,
): FoundAmount[] {
  return rowAmounts(matrix, header, row, input).filter(
    (amount) => !block.amounts.some((known) => known.path.join() === amount.path.join()),
  );
}

const NAME_END = /(?:费|费用|经费|项目|资金|补助|补贴|专项|支出|工程|计划|建设|服务|采购|运行|维护|保障|奖励|[)）])$/;

/** The first row of a page holds the rest of a name that broke off: the same name again, or a few characters after a name without an end. */
function isRestOfName(last: Block, name: string, amounts: readonly FoundAmount[]): boolean {
  if (foldForMatch(last.name) === foldForMatch(name)) return true;
  if ([...name].length > 8) return false;
  if (amounts.length === 0) return true;
  return !NAME_END.test(last.name.replace(/专$/, '')) && [...name].length <= 4;
}

function joinTornProject(
  last: Block,
  cell: Cell,
  name: string,
  amounts: FoundAmount[],
  tableId: string,
  notices: Notice[],
): void {
  const same = foldForMatch(last.name) === foldForMatch(name);
  if (!same) last.name += name;
  const doubtful: string[] = [];
  for (const amount of amounts) {
    const known = last.amounts.find((other) => other.path.join() === amount.path.join());
    if (!known) {
      last.amounts.push(amount);
      continue;
    }
    if (amountYuan(known) === amountYuan(amount)) continue;
    doubtful.push(
      `${known.path.at(-1)}: ${known.cell.text} (line ${rowOf(known.cell)}) or ${amount.cell.text} (line ${rowOf(cell)})`,
    );
    known.readings = [
      ...(known.readings ?? []),
      {
        kind: 'row',
        amount_yuan: amountYuan(amount),
        column: null,
        detail: `${amount.cell.text}, printed in the part of the row on the next page`,
      },
    ];
  }
  if (same && doubtful.length === 0) return;
  notices.push({
    check: 'segment:torn-project',
    severity: 'warning',
    message: `The row of ${last.name} is torn over a page: its parts are read as one project${doubtful.length > 0 ? `; they differ in ${doubtful.join(', ')}` : ''}`,
    table_id: tableId,
    page: cell.page,
    row: rowOf(cell),
  });
}

function readIndicators(
  matrix: Matrix,
  header: WideHeader,
  block: Block,
  _input: GridInContext,
  tableId: string,
  notices: Notice[],
): Indicator[] {
  const scope = { scope: 'project' as const, projectName: block.name, tableId };
  if (header.text !== null) {
    const cells = new Set(block.rows.map((row) => matrix.at(row, header.text!)).filter((cell) => cell !== undefined));
    return [...cells].flatMap((cell) => textToIndicators(cell, scope));
  }
  return header.lists.flatMap(({ columns, level }) => {
    const reader = new IndicatorReader(columns, scope, true);
    for (const row of block.rows) {
      reader.read((column) => (inList(column, columns) ? matrix.at(row, column) : undefined), matrix.columns, row);
    }
    notices.push(...reader.notices);
    const above: IndicatorLevel | null = level === null ? null : firstLevel(level);
    return reader.indicators.map((indicator) =>
      level === null ? indicator : { ...indicator, level1: above, level1_text: cleanName(level) },
    );
  });
}

function inList(column: number, columns: IndicatorColumns): boolean {
  return Object.values(columns).includes(column);
}

function toProject(block: Block): Project {
  const yuan = (measure: string): string | null => {
    const found = block.amounts.filter((amount) => amount.measure === measure);
    return found.length === 1 ? amountYuan(found[0]!) : null;
  };
  return {
    project_name: block.name,
    department_name: null,
    organisation_name: null,
    total_yuan: yuan('total'),
    fiscal_yuan: yuan('fiscal'),
    carryover_yuan: yuan('carryover'),
    other_yuan: yuan('other_funds'),
    goal: block.goals.length === 0 ? null : block.goals.map((cell) => cell.text.trim()).join('\n'),
    start_date: null,
    end_date: null,
    page: block.cell.page,
    row: rowOf(block.cell),
  };
}

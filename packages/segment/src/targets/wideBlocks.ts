import type { Cell, Notice } from '@yusuan/model';
import { foldForMatch, parseHeaderUnit, yuanToFen } from '@yusuan/normalize';
import { isBlank, type Matrix } from '../budget/matrix.ts';
import type { GridInContext } from '../context.ts';
import { rowOf } from '../places.ts';
import { amountYuan, cellAmount, type FoundAmount, headingUnit } from './emit.ts';
import { plainName } from './match.ts';
import { isRestOfName, joinTornProject, tornProject } from './tornProject.ts';
import { isHeaderRow, type WideHeader } from './wideHeader.ts';

/** The rows of one project, or of one of the bodies that share it: its money, goals and indicators. */
export interface Block {
  name: string;
  cell: Cell;
  /** The body that carries it out, where a column says so. */
  organisation: string | null;
  rows: number[];
  goals: Cell[];
  amounts: FoundAmount[];
  /** Its name is printed on the next page: the cell is torn there, its text stands in the other half. */
  awaitsName: boolean;
}

/**
 * The rows of a wide table, project by project. A cell of names can cover several rows of money, each with goals and indicators of its own:
 *
 *     项目甲 | 42.0 |      | 42.0 | 目标一 | …
 *            | 38.2 | 38.2 |      | 目标二 | …
 *
 * Money is never taken from one of them for another.
 */
export function rowsToBlocks(
  matrix: Matrix,
  header: WideHeader,
  input: GridInContext,
  tableId: string,
  notices: Notice[],
): Block[] {
  const blocks: Block[] = [];
  const pages = new Pages(matrix, header);
  const total = header.amounts.find(({ label }) => label.whole)?.column ?? null;
  let nameless = 0;
  let organisation: string | null = null;
  for (let row = header.body; row < matrix.rows; row++) {
    if (isHeaderRow(matrix, row)) continue;
    const top = pages.isTop(row);
    const cell = startingAt(matrix, row, header.project);
    const amounts = rowAmounts(matrix, header, row, input);
    const goal = header.goal === null ? undefined : startingAt(matrix, row, header.goal);
    const goals = goal && !isBlank(goal) ? [goal] : [];
    const last = blocks.at(-1);
    const open = (name: string, place: Cell, awaitsName: boolean): void => {
      blocks.push({ name, cell: place, organisation, rows: [row], goals, amounts, awaitsName });
    };
    const sum = totalCell(matrix, header, row);
    if (sum) {
      blocks.push({
        name: plainName(sum.text),
        cell: sum,
        organisation: null,
        rows: [],
        goals,
        amounts,
        awaitsName: false,
      });
      continue;
    }
    const body = header.organisation === null ? undefined : startingAt(matrix, row, header.organisation);
    if (body && !isBlank(body)) organisation = plainName(body.text);
    if (cell && !isBlank(cell) && top && last?.awaitsName) nameBlocks(blocks, cell);
    else if (cell && !isBlank(cell)) {
      const name = plainName(cell.text);
      if (
        last &&
        top &&
        pages.merged &&
        total !== null &&
        hasColumn(amounts, total) !== hasColumn(last.amounts, total)
      ) {
        joinTornCell(blocks, last, cell, amounts, tableId, notices);
        last.rows.push(row);
        last.goals.push(...goals);
      } else if (last && top && isRestOfName(last.name, name, amounts)) {
        joinTornProject(last, cell, name, amounts, tableId, notices);
        last.rows.push(row);
        last.goals.push(...goals);
      } else open(name, cell, false);
      continue;
    } else if (cell && !top && pages.isTorn(row, header.project)) {
      open('', cell, true);
      continue;
    }
    const current = blocks.at(-1);
    if (!current) {
      nameless += amounts.length;
      continue;
    }
    const ownTotal = total !== null && hasColumn(amounts, total);
    const hasTotal = total !== null && hasColumn(current.amounts, total);
    const goesOn = total !== null && hasTotal && !top && pages.isTorn(row, total);
    if ((ownTotal && hasTotal) || goesOn) {
      open(current.name, current.cell, current.awaitsName);
      continue;
    }
    current.rows.push(row);
    current.goals.push(...goals);
    addLate(current, amounts, tableId, notices);
  }
  if (nameless > 0)
    notices.push({
      check: 'segment:target-without-project',
      severity: 'warning',
      message: `${nameless} amounts stand above the first project of the table: they are left out`,
      table_id: tableId,
    });
  return blocks;
}

const hasColumn = (amounts: readonly FoundAmount[], column: number): boolean =>
  amounts.some((amount) => amount.cell.column === column);

/** A name of which each page prints a part: the total stands in one of the two, so they are one row. */
function joinTornCell(
  blocks: Block[],
  last: Block,
  cell: Cell,
  amounts: FoundAmount[],
  tableId: string,
  notices: Notice[],
): void {
  const upper = last.cell;
  if (foldForMatch(upper.text) !== foldForMatch(cell.text))
    for (const block of blocks.filter((other) => other.cell === upper)) block.name = plainName(upper.text + cell.text);
  last.amounts.push(...amounts);
  notices.push(tornProject(last.name, cell, tableId));
}

/** The name of a torn cell is that of every block in it. */
function nameBlocks(blocks: Block[], cell: Cell): void {
  for (const block of blocks.filter(({ awaitsName }) => awaitsName))
    Object.assign(block, { name: plainName(cell.text), cell, awaitsName: false });
}

/** 合计 in the columns of names, perhaps merged over them. */
function totalCell(matrix: Matrix, header: WideHeader, row: number): Cell | null {
  const last = Math.max(header.project, header.organisation ?? 0);
  return matrix.row(row).find((cell) => cell.row === row && cell.column <= last && isTotalName(cell.text)) ?? null;
}

function startingAt(matrix: Matrix, row: number, column: number): Cell | undefined {
  const cell = matrix.at(row, column);
  return cell?.row === row && cell.column === column ? cell : undefined;
}

/** Where the pages of a grid begin and end, and which cells are torn between two. */
class Pages {
  private readonly matrix: Matrix;
  /** Cells of the table are merged over rows, so that one without text says something. */
  readonly merged: boolean;
  /** First row of each page below its header → last row of the page. */
  private readonly ends = new Map<number, number>();

  constructor(matrix: Matrix, header: WideHeader) {
    this.matrix = matrix;
    this.merged =
      matrix.grid.method === 'ruled' &&
      matrix.grid.cells.some((cell) => cell.column === header.project && cell.row >= header.body && cell.rowSpan > 1);
    for (const { firstRow, lastRow } of matrix.grid.fragments) {
      let top = Math.max(firstRow, header.body);
      while (top < lastRow && isHeaderRow(matrix, top)) top++;
      this.ends.set(top, lastRow);
    }
  }

  /** Whether the row is the first one below the header of a page that goes on. */
  isTop(row: number): boolean {
    return this.ends.has(row) && row !== [...this.ends.keys()][0];
  }

  /**
   * Whether a blank cell that begins in this row is the upper half of one whose text stands on the next page. Only merged cells are torn so;
   * in tables where other blank cells are merged a blank cell says nothing.
   */
  isTorn(row: number, column: number): boolean {
    const tops = [...this.ends.keys()];
    const top = tops.findLast((first) => first <= row);
    const next = top === undefined ? undefined : tops[tops.indexOf(top) + 1];
    const cell = startingAt(this.matrix, row, column);
    if (top === undefined || next === undefined || !cell || !isBlank(cell) || row === top) return false;
    if (row + cell.rowSpan - 1 < this.ends.get(top)!) return false;
    const above = this.matrix.at(row - 1, column);
    if (cell.rowSpan === 1 && !(above && above.rowSpan > 1)) return false;
    const below = startingAt(this.matrix, next, column);
    return below !== undefined && !isBlank(below) && !this.hasLoneBlank(top, row, column);
  }

  private hasLoneBlank(top: number, row: number, column: number): boolean {
    for (let at = top + 1; at < row; at++) {
      const cell = startingAt(this.matrix, at, column);
      if (cell && isBlank(cell)) return true;
    }
    return false;
  }
}

function rowAmounts(matrix: Matrix, header: WideHeader, row: number, input: GridInContext): FoundAmount[] {
  return header.amounts.flatMap(({ column, path, label }) => {
    const cell = startingAt(matrix, row, column);
    if (!cell || !cellAmount(cell)) return [];
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

const PARTS: readonly string[] = ['fiscal', 'carryover', 'other_funds'];

/** Amounts that stand in a row below the project's own: taken where it has none of their kind and its total, if printed, is their sum. */
function addLate(block: Block, amounts: readonly FoundAmount[], tableId: string, notices: Notice[]): void {
  const late = amounts.filter(({ path }) => !block.amounts.some((known) => known.path.join() === path.join()));
  const refused = amounts.filter((amount) => !late.includes(amount));
  const all = [...block.amounts, ...late];
  const total = block.amounts.find(({ measure }) => measure === 'total');
  const parts = all.filter(({ measure }) => PARTS.includes(measure));
  if (total && late.some(({ measure }) => PARTS.includes(measure)) && !addsUp(total, parts)) refused.push(...late);
  else block.amounts.push(...late);
  if (refused.length > 0)
    notices.push({
      check: 'segment:target-money-unclear',
      severity: 'warning',
      message: `${refused.map((amount) => `${amount.path.at(-1)} ${amount.cell.text.trim()}`).join(', ')} stands in the rows of ${block.name || 'a project without name'}, whose money does not add up with it: left out`,
      table_id: tableId,
      page: refused[0]!.cell.page,
      row: rowOf(refused[0]!.cell),
    });
}

function addsUp(total: FoundAmount, parts: readonly FoundAmount[]): boolean {
  const sum = amountYuan(total);
  const added = parts.map(amountYuan).filter((yuan) => yuan !== null);
  if (sum === null || added.length < parts.length) return false;
  return yuanToFen(sum) === added.reduce((fen, yuan) => fen + yuanToFen(yuan), 0n);
}

export const isTotalName = (name: string): boolean => /^(?:合计|总计|小计|金额合计|资金合计)$/.test(foldForMatch(name));

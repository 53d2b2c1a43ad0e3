import type { Cell, Notice } from '@yusuan/model';
import { foldForMatch } from '@yusuan/normalize';
import type { GridInContext } from '../context.ts';
import { isBlank, type Matrix } from '../matrix.ts';
import { pathToUnit } from '../pathToUnit.ts';
import { cellAmount, type FoundAmount, headingUnit } from './emit.ts';
import { addLateAmounts } from './lateAmounts.ts';
import { plainName } from './match.ts';
import { startingAt, TornPages } from './tornPages.ts';
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
  const pages = new TornPages(matrix, header);
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
      const differsInTotal = last && total !== null && hasColumn(amounts, total) !== hasColumn(last.amounts, total);
      const isSameCell = top && pages.merged && differsInTotal;
      if (last && (isSameCell || (top && isRestOfName(last.name, name, amounts)))) {
        if (isSameCell) joinTornCell(blocks, last, cell, amounts, tableId, notices);
        else joinTornProject(last, cell, name, amounts, tableId, notices);
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
    addLateAmounts(current, amounts, tableId, notices);
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

function rowAmounts(matrix: Matrix, header: WideHeader, row: number, input: GridInContext): FoundAmount[] {
  return header.amounts.flatMap(({ column, path, label }) => {
    const cell = startingAt(matrix, row, column);
    if (!cell || !cellAmount(cell)) return [];
    const unit = pathToUnit(path);
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

/** Whether a name in the column of projects is that of a sum. */
export const isTotalName = (name: string): boolean => /^(?:合计|总计|小计|金额合计|资金合计)$/.test(foldForMatch(name));

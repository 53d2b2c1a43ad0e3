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
  const reader = new BlockReader(matrix, header, tableId, notices);
  for (let row = header.body; row < matrix.rows; row++)
    if (!isHeaderRow(matrix, row)) reader.read(row, rowAmounts(matrix, header, row, input));
  if (reader.nameless > 0)
    notices.push({
      check: 'segment:target-without-project',
      severity: 'warning',
      message: `${reader.nameless} amounts stand above the first project of the table: they are left out`,
      table_id: tableId,
    });
  return reader.blocks;
}

/** What one row gives to its block. */
interface BlockRow {
  row: number;
  amounts: FoundAmount[];
  goals: Cell[];
  /** It is the first row of a page that goes on. */
  isTop: boolean;
}

class BlockReader {
  readonly blocks: Block[] = [];
  /** Amounts above the first project. */
  nameless = 0;
  readonly #matrix: Matrix;
  readonly #header: WideHeader;
  readonly #tableId: string;
  readonly #notices: Notice[];
  readonly #pages: TornPages;
  /** The column of a project's whole money. */
  readonly #total: number | null;
  #organisation: string | null = null;

  constructor(matrix: Matrix, header: WideHeader, tableId: string, notices: Notice[]) {
    this.#matrix = matrix;
    this.#header = header;
    this.#tableId = tableId;
    this.#notices = notices;
    this.#pages = new TornPages(matrix, header);
    this.#total = header.amounts.find(({ label }) => label.whole)?.column ?? null;
  }

  read(row: number, amounts: FoundAmount[]): void {
    const { project, organisation, goal } = this.#header;
    const sum = totalCell(this.#matrix, this.#header, row);
    const goals = this.#filledCells(row, goal);
    if (sum) {
      const name = plainName(sum.text);
      this.blocks.push({ name, cell: sum, organisation: null, rows: [], goals, amounts, awaitsName: false });
      return;
    }
    const [body] = this.#filledCells(row, organisation);
    if (body) this.#organisation = plainName(body.text);
    const found: BlockRow = { row, amounts, goals, isTop: this.#pages.isTop(row) };
    const cell = startingAt(this.#matrix, row, project);
    if (cell && !isBlank(cell)) {
      if (found.isTop && this.blocks.at(-1)?.awaitsName) nameBlocks(this.blocks, cell);
      else {
        this.#addNamed(cell, found);
        return;
      }
    } else if (cell && !found.isTop && this.#pages.isTorn(row, project)) {
      this.#open('', cell, true, found);
      return;
    }
    this.#addNameless(found);
  }

  /** A row with a name begins a block, but at the top of a page, where it may be the lower part of the row above. */
  #addNamed(cell: Cell, found: BlockRow): void {
    const { amounts, isTop } = found;
    const name = plainName(cell.text);
    const last = this.blocks.at(-1);
    const isSameCell =
      last !== undefined &&
      isTop &&
      this.#pages.merged &&
      this.#total !== null &&
      this.#hasTotal(amounts) !== this.#hasTotal(last.amounts);
    if (isSameCell) joinTornCell(this.blocks, last, cell, amounts, this.#tableId, this.#notices);
    else if (last && isTop && isRestOfName(last.name, name, amounts))
      joinTornProject(last, cell, name, amounts, this.#tableId, this.#notices);
    else {
      this.#open(name, cell, false, found);
      return;
    }
    addRow(last, found);
  }

  /** A row without a name belongs to the block above, or begins the next one of the same name where it has a total of its own. */
  #addNameless(found: BlockRow): void {
    const { row, amounts, isTop } = found;
    const last = this.blocks.at(-1);
    if (!last) {
      this.nameless += amounts.length;
      return;
    }
    const goesOn = !isTop && this.#total !== null && this.#pages.isTorn(row, this.#total);
    if (this.#hasTotal(last.amounts) && (this.#hasTotal(amounts) || goesOn)) {
      this.#open(last.name, last.cell, last.awaitsName, found);
      return;
    }
    addRow(last, found);
    addLateAmounts(last, amounts, this.#tableId, this.#notices);
  }

  #open(name: string, cell: Cell, awaitsName: boolean, { row, goals, amounts }: BlockRow): void {
    this.blocks.push({ name, cell, organisation: this.#organisation, rows: [row], goals, amounts, awaitsName });
  }

  #hasTotal(amounts: readonly FoundAmount[]): boolean {
    return this.#total !== null && amounts.some((amount) => amount.cell.column === this.#total);
  }

  #filledCells(row: number, column: number | null): Cell[] {
    const cell = column === null ? undefined : startingAt(this.#matrix, row, column);
    return cell && !isBlank(cell) ? [cell] : [];
  }
}

function addRow(block: Block, { row, goals }: BlockRow): void {
  block.rows.push(row);
  block.goals.push(...goals);
}

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

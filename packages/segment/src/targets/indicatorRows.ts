import type { Cell, Notice } from '@yusuan/model';
import { cleanName, parseTarget, parseTargetParts } from '@yusuan/normalize';
import { noIndicator } from '@yusuan/pipelines';
import type { Indicator, IndicatorLevel } from '@yusuan/schemas';
import { rowOf } from '../places.ts';
import { type CellAt, cellsToTexts, type IndicatorColumns, type RowTexts } from './indicatorTexts.ts';
import { firstLevel, indicatorName, isLevelWord, secondLevel } from './match.ts';

export interface IndicatorScope {
  scope: 'department' | 'project';
  projectName: string | null;
  tableId: string;
}

/** Fewer characters than the shortest name of an indicator. */
const longestNameEnd = 2;

/** Reads the rows of a list of indicators one by one: levels are carried down, rows that lost a cell are put right, with a notice. */
export class IndicatorReader {
  readonly indicators: Indicator[] = [];
  readonly notices: Notice[] = [];
  readonly #columns: IndicatorColumns;
  readonly #scope: IndicatorScope;
  readonly #trusted: boolean;
  #level1 = '';
  #level2 = '';

  /** `trusted`: the grid knows its columns from rulings or markup; rows of tab-separated text may have lost a cell. */
  constructor(columns: IndicatorColumns, scope: IndicatorScope, trusted: boolean) {
    this.#columns = columns;
    this.#scope = scope;
    this.#trusted = trusted;
  }

  /** The row's cells by column, each merged cell at every column it covers. `width` is the number of columns. */
  read(at: CellAt, width: number, gridRow: number): void {
    const cells = distinctCells(at, width);
    // A row in which nothing begins belongs to merged cells above.
    if (!cells.some((cell) => cell.row === gridRow)) return;
    const name = at(this.#columns.name);
    const target = at(this.#columns.target);
    if (name && target && name.row < gridRow && target.row < gridRow && name.text.trim() !== '') return;
    const row = cellsToTexts(cells, at, width, this.#columns, this.#trusted);
    const place =
      cells.find((cell) => row.name !== '' && indicatorName(cell.text).endsWith(indicatorName(row.name))) ?? cells[0]!;
    this.#carry(row, place);
    const blank = noIndicator.test(row.name) || (row.name !== '' && indicatorName(row.name) === '');
    if (blank && (row.target === '' || noIndicator.test(row.target))) return;
    if (row.name === '') {
      this.#completeTorn(row, place);
      return;
    }
    if (this.#endsName(row, target, gridRow)) return;
    this.#push(row, place);
  }

  /** A few characters beside the target of the row above are the end of its name: their cell was cut in two. */
  #endsName(row: RowTexts, target: Cell | undefined, gridRow: number): boolean {
    const last = this.indicators.at(-1);
    if (!last || !target || target.row >= gridRow || [...row.name].length > longestNameEnd) return false;
    if (last.target_raw !== row.target || !/^\p{Script=Han}+$/u.test(row.name)) return false;
    last.name += row.name;
    return true;
  }

  /** Carries the levels of this row down; one that a row names itself ends the one above it. */
  #carry(row: { level1: string; level2: string }, place: Cell): void {
    if (row.level1 !== '') {
      const text = cleanName(row.level1);
      if (text !== this.#level1) this.#level2 = '';
      this.#level1 = text;
    }
    if (row.level2 === '') return;
    this.#level2 = cleanName(row.level2);
    const second = secondLevel(this.#level2);
    const carried = firstLevel(this.#level1);
    if (row.level1 === '' && second?.certain && carried !== null && carried !== second.level) {
      this.#notice(
        'level-late',
        place,
        `${this.#level2} stands below ${this.#level1}, where it does not belong: it is read as the first level it says`,
      );
      this.#level1 = '';
    }
  }

  #push(row: RowTexts, place: Cell): void {
    const name = indicatorName(row.name);
    const parsed =
      this.#columns.operator === null ? parseTarget(row.target) : parseTargetParts(row.operator, row.target, row.unit);
    const raw =
      this.#columns.operator === null
        ? row.target
        : [row.operator, row.target, row.unit].filter((text) => text !== '').join(' ');
    const withUnit =
      this.#columns.operator === null && row.unit !== '' && parsed.target_unit === null && !parsed.qualitative
        ? { ...parsed, target_unit: cleanName(row.unit) }
        : parsed;
    this.indicators.push({
      scope: this.#scope.scope,
      project_name: this.#scope.projectName,
      level1: this.#levelOne(),
      level1_text: this.#level1,
      level2_text: this.#level2,
      name,
      target_raw: raw,
      ...withUnit,
      page: place.page,
      row: rowOf(place),
      status: 'unverified',
    });
    if (row.moved) {
      this.#notice(
        'target-row-moved',
        place,
        `The row of ${name} stands in other columns than its header: read as indicator ${name} with target ${raw}`,
      );
    }
    if (raw === '') this.#notice('target-missing', place, `The indicator ${name} has no target value`);
    else if (withUnit.target_value?.startsWith('-') && /^-/.test(raw)) {
      this.#notice(
        'target-negative',
        place,
        `The target of ${name} is printed as ${raw}: a negative value, or a sign that was misread (= or ≥)`,
      );
    }
  }

  /** A target without a name completes the indicator above that has none: its row was torn over a page. */
  #completeTorn(row: RowTexts, place: Cell): void {
    const last = this.indicators.at(-1);
    if (row.target === '') return;
    if (last && last.target_raw === '' && !parseTarget(row.target).qualitative) {
      Object.assign(last, { target_raw: row.target, ...parseTarget(row.target) });
      this.#notice(
        'target-row-torn',
        place,
        `The target ${row.target} is taken as that of ${last.name} in the row before`,
      );
      return;
    }
    if (parseTarget(row.target).qualitative && !isLevelWord(row.target)) {
      // Words alone in the column of targets: a name whose target is lost.
      this.#push({ ...row, name: row.target, target: '', moved: true }, place);
      return;
    }
    this.#notice('target-without-name', place, `The target ${row.target} stands beside no indicator`);
  }

  #levelOne(): IndicatorLevel | null {
    return firstLevel(this.#level1) ?? secondLevel(this.#level2)?.level ?? null;
  }

  #notice(rule: string, place: Cell, message: string): void {
    this.notices.push({
      check: `segment:${rule}`,
      severity: 'warning',
      message,
      table_id: this.#scope.tableId,
      page: place.page,
      row: rowOf(place),
    });
  }
}

function distinctCells(at: CellAt, width: number): Cell[] {
  const cells: Cell[] = [];
  for (let column = 0; column < width; column++) {
    const cell = at(column);
    if (cell && cell.text.trim() !== '' && cells.at(-1) !== cell) cells.push(cell);
  }
  return cells;
}

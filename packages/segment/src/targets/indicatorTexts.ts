import type { Cell } from '@yusuan/model';
import { cleanName, parseTarget } from '@yusuan/normalize';
import { levelsBeforeName } from '@yusuan/pipelines';
import { firstLevel, isLevelWord, secondLevel } from './match.ts';

/** Where the parts of an indicator stand; null where the table has no such column. */
export interface IndicatorColumns {
  level1: number | null;
  level2: number | null;
  name: number;
  operator: number | null;
  target: number;
  periodTarget: number | null;
  unit: number | null;
}

/** The texts of one row, before the levels above are carried down. */
export interface RowTexts {
  level1: string;
  level2: string;
  name: string;
  operator: string;
  target: string;
  unit: string;
  /** Another reading than by column was taken. */
  moved: boolean;
}

/** The cell at a column of one row; a merged cell at every column it covers. */
export type CellAt = (column: number) => Cell | undefined;

/**
 * The texts of one row of a list of indicators. `cells` are its filled cells from the left, `width` the number of its columns. `trusted`: the grid knows
 * its columns from rulings or markup; a row of tab-separated text may have lost a cell, and is then read one column further, or by the order of its cells.
 */
export function cellsToTexts(
  cells: readonly Cell[],
  at: CellAt,
  width: number,
  columns: IndicatorColumns,
  trusted: boolean,
): RowTexts {
  return splitLevels(textsOfRow(cells, at, width, columns, trusted), columns);
}

function textsOfRow(
  cells: readonly Cell[],
  at: CellAt,
  width: number,
  columns: IndicatorColumns,
  trusted: boolean,
): RowTexts {
  const texts = Array.from({ length: width }, (_, column) => at(column)?.text.trim() ?? '');
  const plain = byColumns(texts, columns);
  if (trusted || fits(texts, plain, columns)) return plain;
  for (const shift of [1, -1]) {
    const moved = shift > 0 ? ['', ...texts.slice(0, -1)] : [...texts.slice(1), ''];
    const lost = shift > 0 ? texts.at(-1)! : texts[0]!;
    const reading = byColumns(moved, columns);
    if (lost === '' && reading.name !== '' && fits(moved, reading, columns)) return { ...reading, moved: true };
  }
  return byOrder(cells, columns) ?? plain;
}

function byColumns(texts: string[], columns: IndicatorColumns): RowTexts {
  const get = (column: number | null): string => (column === null ? '' : (texts[column] ?? ''));
  let level1 = get(columns.level1);
  let level2 = get(columns.level2);
  // 时效指标 in the first column is a second level, whatever the column says; the same in both columns is one.
  if (
    level1 !== '' &&
    firstLevel(level1) === null &&
    secondLevel(level1) !== null &&
    (level2 === '' || level2 === level1)
  ) {
    level2 = level1;
    level1 = '';
  }
  const target = get(columns.target) || get(columns.periodTarget);
  return {
    level1,
    level2,
    name: get(columns.name),
    operator: get(columns.operator),
    target,
    unit: get(columns.unit),
    moved: false,
  };
}

/** Whether every filled cell of the row stands where its kind belongs. */
function fits(texts: string[], row: RowTexts, columns: IndicatorColumns): boolean {
  const known = new Set<number | null>(Object.values(columns) as (number | null)[]);
  if (texts.some((text, column) => text !== '' && !known.has(column) && isLevelWord(text))) return false;
  if (texts.some((text, column) => text !== '' && column > columns.target && !known.has(column))) return false;
  if (row.name === '') return row.target === '' || (row.level1 === '' && row.level2 === '');
  if (isLevelWord(row.name) || row.target === '')
    return (
      row.target === '' &&
      row.level1 === '' &&
      row.level2 === '' &&
      !isLevelWord(row.name) &&
      parseTarget(row.name).qualitative
    );
  if (columns.periodTarget !== null && (texts[columns.target] ?? '') === '') return false;
  return row.level2 === '' || isLevelWord(row.level2) || row.level1 === '' || firstLevel(row.level1) !== null;
}

/** By the order of the filled cells: levels first, then exactly a name and its target. */
function byOrder(cells: readonly Cell[], columns: IndicatorColumns): RowTexts | null {
  const texts = cells.map((cell) => cell.text.trim());
  let level1 = '';
  let level2 = '';
  if (texts.length > 2 && firstLevel(texts[0]!) !== null) level1 = texts.shift()!;
  if (texts.length > 2 && isLevelWord(texts[0]!)) level2 = texts.shift()!;
  const same = texts.length === 3 && texts[1] === texts[2] && columns.periodTarget !== null;
  if (same) texts.pop();
  if (texts.length !== 2 || isLevelWord(texts[0]!) || columns.operator !== null) return null;
  return { level1, level2, name: texts[0]!, operator: '', target: texts[1]!, unit: '', moved: true };
}

/** Where no column holds the levels, they may stand before the name in its cell. */
function splitLevels(row: RowTexts, columns: IndicatorColumns): RowTexts {
  if (columns.level1 !== null || columns.level2 !== null) return row;
  const name = cleanName(row.name);
  const match = levelsBeforeName.exec(name);
  return match ? { ...row, level1: match[1]!, level2: match[2]!, name: name.slice(match[0].length) } : row;
}

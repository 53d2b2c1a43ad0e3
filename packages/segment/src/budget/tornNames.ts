import type { Cell, Grid } from '@yusuan/model';
import { cleanName, foldForMatch, parseEnumeration } from '@yusuan/normalize';
import { organisationNames, totalRows } from '@yusuan/pipelines';
import { isBlank, type Matrix } from '../matrix.ts';
import { foldRowName, isNothing, onlyDigits } from './words.ts';

/**
 * Joins a name that a page break tore in two: the first row of a page holds nothing but text in one column, and the row before it, the last
 * of its page, holds an unfinished name there. Gives the grid with the name whole and the second row blank; the same grid if nothing is torn.
 */
export function joinTornNames(matrix: Matrix, body: number[]): Grid {
  const { grid } = matrix;
  const changes = new Map<Cell, string>();
  body.forEach((row, i) => {
    const before = body[i - 1];
    if (before === undefined) return;
    const [only, ...more] = matrix.row(row).filter((cell) => !isBlank(cell) && cell.row === row);
    if (!only || more.length > 0 || only.text === '') return;
    const upper = matrix.at(before, only.column);
    if (!upper || isNothing(upper.text) || upper.page === only.page || !isTorn(upper.text, only.text)) return;
    changes.set(upper, `${changes.get(upper) ?? upper.text}\n${only.text}`);
    changes.set(only, '');
  });
  if (changes.size === 0) return grid;
  return {
    ...grid,
    cells: grid.cells.map((cell) => (changes.has(cell) ? { ...cell, text: changes.get(cell)! } : cell)),
  };
}

function isTorn(upper: string, lower: string): boolean {
  const [head, tail] = [foldRowName(upper), foldForMatch(lower)];
  if (onlyDigits.test(head) || /\d$/.test(head) || /^\d/.test(tail) || parseEnumeration(lower) !== null) return false;
  if (totalRows.test(head) || totalRows.test(foldRowName(lower)) || cleanName(lower) === '') return false;
  return !organisationNames.test(head) && tail.length < 24;
}

import { isBlank, type Matrix } from '../matrix.ts';
import { rowToListHeader } from './listHeader.ts';
import { formField } from './match.ts';

/** Rows of one form, 0-based and inclusive. */
export interface Section {
  firstRow: number;
  lastRow: number;
}

/** The forms that stand below each other in one grid: a new one begins where its first label is printed again. */
export function matrixToSections(matrix: Matrix): Section[] {
  const starts: number[] = [];
  let seen = new Set<string>();
  let listed = false;
  for (let row = 0; row < matrix.rows; row++) {
    if (rowToListHeader(matrix, row)) {
      listed = true;
      continue;
    }
    const filled = matrix.row(row).filter((cell) => !isBlank(cell));
    const head = filled[0];
    if (!head || head.row !== row || filled.length < 2) continue;
    const field = formField(head.text);
    if (field !== 'projectName' && field !== 'departmentName') continue;
    if (seen.has(field) || (listed && seen.size > 0)) {
      starts.push(withTitle(matrix, row, starts.at(-1) ?? 0));
      seen = new Set();
      listed = false;
    }
    seen.add(field);
  }
  const firsts = [0, ...starts];
  return firsts.map((firstRow, i) => ({ firstRow, lastRow: (firsts[i + 1] ?? matrix.rows) - 1 }));
}

/** The rows of one cell right above the first label (title, year) belong to the form below. */
function withTitle(matrix: Matrix, row: number, after: number): number {
  let first = row;
  while (first - 1 > after) {
    const filled = matrix.row(first - 1).filter((cell) => !isBlank(cell));
    if (filled.length > 1 || (filled[0] && !/表|绩效|年度|单位|附件/.test(filled[0].text))) break;
    first--;
  }
  return first;
}

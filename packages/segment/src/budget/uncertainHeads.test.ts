import type { Cell, Grid } from '@yusuan/model';
import type { Column } from '@yusuan/schemas';
import { describe, expect, it } from 'vitest';
import { gridToMatrix } from '../matrix.ts';
import { markUncertainHeads, otherPaths } from './uncertainHeads.ts';

const cell = (column: number, text: string, perhapsBelow?: string): Cell => ({
  row: 0,
  column,
  rowSpan: 1,
  columnSpan: 1,
  text,
  indent: 0,
  page: 1,
  ...(perhapsBelow === undefined ? {} : { perhapsBelow }),
});
const grid: Grid = {
  rows: 1,
  columns: 3,
  cells: [cell(0, '合计'), cell(1, '小计', '本年支出'), cell(2, '小计', '本年支出')],
  fragments: [],
  method: 'aligned',
  notices: [],
};
const column = (at: number, measure: Column['measure'], path: string[]): Column => ({
  column: at,
  path,
  measure,
  side: 'expenditure',
  fiscal_year: 2024,
  phase: 'approved',
  system: null,
  code: null,
  unit: '万元',
});

describe('heads that may or may not stand over a column', () => {
  it('reads each column with the head and without it', () => {
    const paths = [['合计'], ['本年支出', '小计'], ['小计']];
    expect(otherPaths(gridToMatrix(grid), [0], [0, 1, 2], paths)).toEqual([['合计'], ['小计'], ['本年支出', '小计']]);
  });

  it('leaves the measure unknown where the two readings differ, and only there', () => {
    const read = [column(1, 'basic', ['本年支出', '基本支出']), column(2, 'total', ['小计'])];
    const otherwise = [column(1, 'basic', ['基本支出']), column(2, 'other:本年支出/小计', ['本年支出', '小计'])];
    expect(markUncertainHeads(read, otherwise)).toEqual([
      read[0],
      { ...read[1], measure: 'other:小计', head_uncertain: true },
    ]);
  });
});

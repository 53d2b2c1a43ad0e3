import type { Block } from '@yusuan/model';
import { describe, expect, it } from 'vitest';
import { linesAbove } from './surroundings.ts';

const line = (page: number, text: string): Block => ({ kind: 'text', page, text, line: 1 });

const table = (page: number): Block => ({
  kind: 'table',
  grid: {
    rows: 1,
    columns: 1,
    cells: [{ row: 0, column: 0, rowSpan: 1, columnSpan: 1, text: '合计', indent: 0, page }],
    fragments: [{ page, firstRow: 0, lastRow: 0, firstColumn: 0, lastColumn: 0, repeatedHeaderRows: 0 }],
    method: 'ruled',
    notices: [],
  },
});

const above = (...blocks: Block[]): string[] =>
  linesAbove([...blocks, table(3)], blocks.length, new Set()).map(({ text }) => text);

describe('linesAbove', () => {
  it('takes a title that is left at the foot of the page before', () => {
    expect(above(line(2, '收支总表'), line(3, '公开01表'), line(3, '部门：市水利局'), line(3, '单位：万元'))).toEqual([
      '单位：万元',
      '部门：市水利局',
      '公开01表',
      '收支总表',
    ]);
  });

  it('leaves it where the page has a title of its own, and leaves running text', () => {
    expect(above(line(2, '收支总表'), line(3, '收入总表'), line(3, '单位：万元'))).toEqual(['单位：万元', '收入总表']);
    expect(above(line(2, '2024年预算比上年增加，主要原因是人员增加。'), line(3, '单位：万元'))).toEqual(['单位：万元']);
  });
});

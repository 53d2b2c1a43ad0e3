import type { TextBlock } from '@yusuan/model';
import { describe, expect, it } from 'vitest';
import { linesToBesideCells } from './besideCells.ts';

const edges = [50, 150, 200, 250, 400, 500];
const line = (text: string, x0: number, x1: number, y0: number): TextBlock => ({
  kind: 'text',
  page: 4,
  line: 1,
  text,
  box: { x0, x1, y0, y1: y0 + 8 },
});

describe('cells without lines above and below them', () => {
  it('puts the lines beside a table into the columns they stand in', () => {
    const cells = linesToBesideCells(
      [line('平台运', 51, 140, 100), line('维项目  374.4  374.4', 51, 248, 110), line('保障运行', 260, 390, 105)],
      edges,
      400,
      17,
    );
    expect(cells.map(({ row, column, rowSpan, text, page }) => [row, column, rowSpan, text, page])).toEqual([
      [0, 0, 17, '平台运\n维项目', 4],
      [0, 1, 17, '374.4', 4],
      [0, 2, 17, '374.4', 4],
      [0, 3, 17, '保障运行', 4],
    ]);
  });

  it('gives none where a line does not say in which columns its parts stand', () => {
    expect(linesToBesideCells([line('维项目  374.4', 51, 248, 110)], edges, 400, 17)).toEqual([]);
    expect(linesToBesideCells([line('页边', 10, 40, 110)], edges, 400, 17)).toEqual([]);
  });
});

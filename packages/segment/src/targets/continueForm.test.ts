import type { Cell, Grid } from '@yusuan/model';
import { describe, expect, it } from 'vitest';
import { gridToMatrix } from '../matrix.ts';
import { continueForm } from './continueForm.ts';
import { fillTornLevels } from './tornLevels.ts';

/** A ruled grid with vertical lines at these x; `^` goes on with the cell above, `<` with the one on the left. */
function ruled(edges: number[], rows: string[][], page = 1): Grid {
  const cells: Cell[] = [];
  rows.forEach((texts, row) => {
    texts.forEach((text, column) => {
      const box = { x0: edges[column]!, x1: edges[column + 1]!, y0: row * 20, y1: row * 20 + 20 };
      if (text === '^') {
        const above = cells.findLast((cell) => cell.column === column)!;
        above.rowSpan++;
        above.box!.y1 = box.y1;
      } else if (text === '<') {
        const left = cells.at(-1)!;
        left.columnSpan++;
        left.box!.x1 = box.x1;
      } else cells.push({ row, column, rowSpan: 1, columnSpan: 1, text, indent: 0, page, box });
    });
  });
  const columns = edges.length - 1;
  const fragments = [
    { page, firstRow: 0, lastRow: rows.length - 1, firstColumn: 0, lastColumn: columns - 1, repeatedHeaderRows: 0 },
  ];
  return { rows: rows.length, columns, cells, fragments, method: 'ruled', notices: [] };
}

const form = ruled(
  [50, 100, 200, 300, 400],
  [
    ['项目名称', '<', '甲项目', '<'],
    ['一级指标', '二级指标', '三级指标', '指标值'],
    ['产出指标', '时效指标', '完成时间', '12月'],
    ['^', '', '维护费', '18万元'],
  ],
);

const texts = (grid: Grid | null): string[][] | null => {
  if (grid === null) return null;
  const matrix = gridToMatrix(grid);
  return Array.from({ length: grid.rows }, (_, row) =>
    Array.from({ length: grid.columns }, (_, column) => matrix.at(row, column)?.text ?? ''),
  );
};

describe('forms that go on over pages', () => {
  const rest = [
    ['', '成本指标', '改造费', '210万元'],
    ['效益指标', '社会效益指标', '能力', '提升'],
  ];

  it('puts the rest of a list below it, though its lines stand a little elsewhere', () => {
    const whole = continueForm(form, ruled([46, 108, 203, 297, 401], rest, 2));
    expect(texts(whole)?.slice(3)).toEqual([['产出指标', '', '维护费', '18万元'], ...rest]);
    expect(whole?.fragments.map(({ page, firstRow, lastRow }) => [page, firstRow, lastRow])).toEqual([
      [1, 0, 3],
      [2, 4, 5],
    ]);
  });

  it('counts columns by their edges where the rest has fewer', () => {
    const whole = continueForm(
      form,
      ruled(
        [100, 200, 300, 400],
        [
          ['二级指标', '三级指标', '指标值'],
          ['成本指标', '改造费', '210万元'],
        ],
        2,
      ),
    );
    expect(whole).toBeNull();
    const shorter = ruled([100, 200, 300, 400], [['成本指标', '改造费', '210万元']], 2);
    expect(texts(continueForm(form, shorter))?.at(-1)).toEqual(['', '成本指标', '改造费', '210万元']);
  });

  it('leaves the next form, other tables and tables of another width alone', () => {
    expect(
      continueForm(form, ruled([50, 100, 200, 300, 400], [['项目名称', '<', '乙项目', '<'], ...rest], 2)),
    ).toBeNull();
    expect(continueForm(form, ruled([50, 100, 200, 300, 400], [['合计', '1', '2', '3']], 2))).toBeNull();
    expect(continueForm(form, ruled([50, 120, 260, 500, 700], rest, 2))).toBeNull();
  });

  it('gives both halves of a torn cell the level that stands in the lower one', () => {
    const whole = continueForm(form, ruled([50, 100, 200, 300, 400], rest, 2))!;
    expect(texts(fillTornLevels(whole))?.[3]).toEqual(['产出指标', '成本指标', '维护费', '18万元']);
    const unmerged = ruled(
      [50, 100, 200, 300, 400],
      [
        ['一级指标', '二级指标', '三级指标', '指标值'],
        ['产出指标', '时效指标', '完成时间', '12月'],
        ['', '', '开始时间', '1月'],
        ['', '', '结束时间', '6月'],
      ],
    );
    expect(texts(fillTornLevels(continueForm(unmerged, ruled([50, 100, 200, 300, 400], rest, 2))!))?.[3]).toEqual([
      '',
      '',
      '结束时间',
      '6月',
    ]);
  });
});

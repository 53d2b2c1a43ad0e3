import type { Block } from '@yusuan/model';
import { expect, it } from 'vitest';
import { looseFigureNotices } from './looseFigures.ts';

function page(page: number, ...texts: string[]): Block[] {
  const box = { x0: 0, y0: 0, x1: 1, y1: 1 };
  return texts.map((text, i) => ({ kind: 'text', page, text, line: i + 1, box }));
}

const rows = ['合计 1,234.00 1,000.00', '2010301 行政运行 834.00', '201 一般公共服务支出 -400.00 0.00', '35,000.00'];

it('names a page with rows of figures that stand in no table', () => {
  expect(looseFigureNotices([...page(1, '目录'), ...page(2, '支出总表', ...rows)])).toEqual([
    expect.objectContaining({
      check: 'run:loose-figures',
      severity: 'error',
      page: 2,
      message: expect.stringMatching(/^page 2 prints 4 lines with figures that stand in no table /),
    }),
  ]);
});

it('takes no prose, contents, rates or a few wrapped lines for them', () => {
  expect(looseFigureNotices([...page(1, ...rows.slice(1)), ...page(2, rows[0]!)])).toEqual([]);
  const prose = '一般公共预算支出1,234.00万元，比上年增加200.00';
  expect(looseFigureNotices(page(1, ...rows.map(() => prose)))).toEqual([]);
  expect(looseFigureNotices(page(1, ...rows.map((_, i) => `收支总表 ${i + 10}`)))).toEqual([]);
  expect(looseFigureNotices(page(1, ...rows.map(() => '增长 12.50%')))).toEqual([]);
});

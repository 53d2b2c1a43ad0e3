import type { Block } from '@yusuan/model';
import { expect, it } from 'vitest';
import { layoutToDocumentHeading } from './document.ts';

const line = (text: string): Block => ({ kind: 'text', page: 1, text, line: 1 });
const menu: Block = {
  kind: 'table',
  grid: {
    rows: 1,
    columns: 2,
    cells: ['首页', '2024-02-01'].map((text, column) => {
      return { row: 0, column, rowSpan: 1, columnSpan: 1, text, indent: 0, page: 1 };
    }),
    fragments: [{ page: 1, firstRow: 0, lastRow: 0, firstColumn: 0, lastColumn: 1, repeatedHeaderRows: 0 }],
    method: 'tabbed',
    notices: [],
  },
};

it('the title of a web page stands below its menu, and the date above it is not its year', () => {
  const blocks = [menu, line('预算公开'), line('发布时间：2024-02-05'), line('富民县林业局2023年度部门决算')];
  expect(layoutToDocumentHeading(blocks, [], 'a.html').title).toBe('富民县林业局2023年度部门决算');
});

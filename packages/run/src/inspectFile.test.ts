import { join } from 'node:path';
import { Inspection } from '@yusuan/schemas';
import { describe, expect, it } from 'vitest';
import { drawInspection } from './drawInspection.ts';
import { inspectFile } from './inspectFile.ts';

const root = join(import.meta.dirname, '../../..');
const fixture = (name: string): string => join(root, 'test/fixtures/pdf', name);

describe('inspectFile', () => {
  it('gives every table of every page before joining, with title, type, rows, spans and boxes', async () => {
    const { inspection } = await inspectFile(fixture('split-without-header.pdf'));
    expect(() => Inspection.parse(inspection)).not.toThrow();
    expect(inspection.pages).toBe(7);
    expect(inspection.tables.map(({ page, rows, type }) => [page, rows.length, type])).toEqual([
      [2, 16, 'general_public_basic'],
      [3, 17, 'general_public_basic'],
      [4, 5, 'general_public_basic'],
      [5, 16, 'revenue_expenditure_summary'],
      [6, 17, 'revenue_expenditure_summary'],
      [7, 3, 'revenue_expenditure_summary'],
    ]);
    expect(inspection.tables[1]!.title).toBe('一般公共预算基本支出表');
    for (const { rows, cells } of inspection.tables) {
      const area = cells.reduce((sum, { row_span, column_span }) => sum + row_span * column_span, 0);
      expect(area).toBe(rows.length * rows[0]!.length);
      for (const { row, column, text, box } of cells) {
        expect(rows[row]![column]).toBe(text);
        expect(box).toHaveLength(4);
      }
    }
  });

  it('draws the cells of a page and its amounts in the colour of their status', async () => {
    const { pages, document } = await inspectFile(fixture('ruled.pdf'), { keepPages: true });
    const drawing = drawInspection(pages[1]!, document);
    const amounts = document.tables.flatMap(({ lines }) => lines.flatMap((line) => line.amounts));
    const onPage = amounts.filter(({ page, status }) => page === 2 && status === 'verified');
    expect(drawing.match(/class="verified"/g)).toHaveLength(onPage.length);
    expect(drawing.match(/class="cell"/g)).toHaveLength(pages[1]!.grids[0]!.cells.length);
    expect(drawing).toContain('expenditure_summary');
  });

  it('gives the tables of a text with boxes null', async () => {
    const { inspection, pages } = await inspectFile(join(root, 'seeds/000_d92cfd79e8c95a05.txt'));
    expect(pages).toEqual([]);
    expect(() => Inspection.parse(inspection)).not.toThrow();
    expect(inspection.tables.length).toBeGreaterThan(0);
    expect(inspection.tables[0]!.cells[0]!.box).toBeNull();
  });
});

import { describe, expect, it } from 'vitest';
import { reconcile } from './reconcile.ts';
import { documentOf } from './testing/document-builder.ts';

const rows = (broken: string) => [
  { label: '合计', cells: ['300.00', '200.00', '100.00'] },
  { label: '208 社会保障和就业支出', cells: ['300.00', '200.00', '100.00'] },
  { label: '2080101 行政运行', cells: ['200.00', '200.00', ''] },
  { label: '2080102 一般行政管理事务', cells: [broken, '', '100.00'] },
];
const read = (unread: boolean) => {
  const document = documentOf([
    { type: 'expenditure_summary', columns: ['合计 total', '基本支出 basic', '项目支出 project'], rows: rows('') },
  ]);
  if (unread) document.tables[0]!.lines[3]!.unread_cells = [{ column: 1, raw_text: '1O0.00', page: 1, row: 4 }];
  return reconcile(document);
};

describe('a cell that cannot be read', () => {
  it('is no blank: sums with it are not judged, and all else is proved elsewhere', () => {
    const result = read(true);
    expect(result.findings).toEqual([]);
    expect(result.counts).toMatchObject({ amounts: 9, verified: 9, conflicts: 0 });
    expect(result.checks).toEqual([
      { check: 'reconcile:column-sum', holds: 5, fails: 0 },
      { check: 'reconcile:row-total', holds: 3, fails: 0 },
    ]);
  });

  it('where nothing is printed the sums fail', () => {
    const result = read(false);
    expect(result.findings.map(({ check, severity }) => [check, severity])).toEqual([
      ['reconcile:column-sum', 'error'],
      ['reconcile:row-total', 'error'],
    ]);
    expect(result.counts.conflicts).toBe(3);
  });
});

import { describe, expect, it } from 'vitest';
import { reconcile } from './reconcile.ts';
import { documentOf } from './testing/document-builder.ts';

describe('the money of a project', () => {
  it('is its 年度金额 where no other whole is printed', () => {
    const { counts, findings } = reconcile(
      documentOf([
        {
          type: 'project_targets',
          columns: ['年度金额 total', '市级财政资金 other:市级财政资金'],
          rows: [{ label: '甲补助资金', kind: 'project', project: '甲补助资金', cells: ['9119.70', '9119.70'] }],
        },
      ]),
    );
    expect(findings).toEqual([]);
    expect(counts).toMatchObject({ amounts: 2, verified: 2 });
  });
});

describe('the money of a department', () => {
  it('is that of its funds, named or not, and that of its outlays', () => {
    const cells = (printed: string, at: number) => ['', '', '', '', ''].map((_, i) => (i === at ? printed : ''));
    const { counts, findings } = reconcile(
      documentOf([
        {
          type: 'department_targets',
          columns: [
            '资金总额 total',
            '一般公共预算 other:一般公共预算',
            '其他资金 other_funds',
            '基本支出 basic',
            '项目支出 project',
          ],
          rows: [
            { label: '资金总额', side: 'expenditure', cells: cells('3,680.50', 0) },
            { label: '一般公共预算', side: 'revenue', cells: cells('3,600.50', 1) },
            { label: '其他资金', side: 'revenue', cells: cells('80.00', 2) },
            { label: '基本支出', side: 'expenditure', cells: cells('1,180.50', 3) },
            { label: '项目支出', side: 'expenditure', cells: cells('2,500.00', 4) },
          ],
        },
      ]),
    );
    expect(findings).toEqual([]);
    expect(counts).toMatchObject({ amounts: 5, verified: 5 });
  });

  const listed = (fund: string) =>
    reconcile(
      documentOf([
        {
          type: 'department_targets',
          columns: [
            '资金总额 total',
            '一般公共预算 other:一般公共预算',
            '政府性基金 other:政府性基金',
            '其他资金 other_funds',
          ],
          rows: [
            { label: '资金总额', kind: 'total', cells: ['2568.35', '', '', ''] },
            { label: '一般公共预算', side: 'revenue', cells: ['', '2468.35', '', ''] },
            { label: '政府性基金', side: 'revenue', cells: ['', '', fund, ''] },
            { label: '其他资金', side: 'revenue', cells: ['', '', '', '0.00'] },
          ],
        },
      ]),
    );

  it('may be listed by funds alone', () => {
    expect(listed('100.00').counts).toMatchObject({ amounts: 4, verified: 4, conflicts: 0 });
    expect(listed('90.00').counts).toMatchObject({ verified: 0, conflicts: 0 });
  });
});

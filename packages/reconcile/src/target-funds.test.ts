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

import { describe, expect, it } from 'vitest';
import { reconcile } from './reconcile.ts';
import { documentOf } from './testing/document-builder.ts';

/** 302 at the foot of the left columns, and the rest of its parts in the right ones. */
function read(heads: [string, string], last: string) {
  const document = documentOf([
    {
      type: 'general_public_basic',
      system: 'economic_department',
      columns: heads,
      rows: [
        { label: '302 商品和服务支出', cells: ['448.46', ''] },
        { label: '30205 水费', cells: ['', '3.15'] },
        { label: '30201 办公费', cells: ['58.20', ''] },
        { label: '30299 其他商品和服务支出', cells: ['', last] },
      ],
    },
  ]);
  const lines = document.tables[0]!.lines;
  for (const line of lines.slice(1)) line.parent = lines[0]!.line_id;
  const result = reconcile(document);
  return {
    statuses: result.tables[0]!.lines.flatMap(({ amounts }) =>
      amounts.map(({ amount_yuan, status }) => `${amount_yuan} ${status}`),
    ),
    checks: result.findings.filter(({ severity }) => severity === 'error').map(({ check }) => check),
  };
}

describe('column-sum of a list that goes on in the next columns', () => {
  const same: [string, string] = ['公用经费/决算数 total', '公用经费/决算数 total'];

  it('adds up the parts in both', () => {
    expect(read(same, '387.11')).toEqual({
      statuses: ['4484600.00 verified', '31500.00 verified', '582000.00 verified', '3871100.00 verified'],
      checks: [],
    });
  });

  it('tells where they do not add up', () => {
    const { statuses, checks } = read(same, '378.11');
    expect(statuses).toEqual(['4484600.00 conflict', '31500.00 conflict', '582000.00 conflict', '3781100.00 conflict']);
    expect(checks).toContain('reconcile:column-sum');
  });

  it('adds up nothing under other heads', () => {
    expect(read(['基本支出/决算数 total', '项目支出/决算数 total'], '387.11').statuses[0]).toBe('4484600.00 conflict');
  });
});

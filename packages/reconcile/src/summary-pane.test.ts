import { expect, it } from 'vitest';
import { reconcile } from './reconcile.ts';
import { documentOf } from './testing/document-builder.ts';

it('a total adds up a list without numbers, also where one of its rows was nested below another', () => {
  const read = (carried: string) => {
    const document = documentOf([
      {
        type: 'revenue_expenditure_summary',
        columns: ['执行数 executed'],
        rows: [
          { label: '一般公共预算支出', cells: ['600000'] },
          { label: '上解支出', cells: ['50000'] },
          { label: '231 债务还本支出', cells: ['25000'] },
          { label: '结转下年', cells: [carried] },
          { label: '支出总计', cells: ['700000'] },
        ],
      },
    ]);
    const lines = document.tables[0]!.lines;
    lines[3]!.parent = lines[2]!.line_id;
    const { counts, findings } = reconcile(document);
    return [counts.verified, findings.filter(({ severity }) => severity === 'error').map(({ check }) => check)];
  };
  expect(read('25000')).toEqual([5, []]);
  expect(read('26000')).toEqual([0, ['reconcile:summary-pane']]);
});

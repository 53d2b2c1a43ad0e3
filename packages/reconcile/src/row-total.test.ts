import type { BudgetDocument } from '@yusuan/schemas';
import { describe, expect, it } from 'vitest';
import { reconcile } from './reconcile.ts';
import { documentOf, type RowSpec } from './testing/document-builder.ts';

const heads = (year: number) =>
  [
    '小计 total',
    '公务接待费 reception',
    '公务用车/小计 vehicle',
    '公务用车/购置 vehicle_purchase',
    '公务用车/运行维护 vehicle_operation',
  ].map((leaf) => `${year}年/三公经费/${leaf}`);
const rows = (cells: Record<string, string[]>): RowSpec[] =>
  Object.entries(cells).map(([label, printed], i) => ({
    label,
    cells: printed,
    kind: i === 0 ? 'total' : 'organisation',
  }));
const read = (columns: string[], cells: Record<string, string[]>) =>
  reconcile(documentOf([{ type: 'three_public', title: '“三公”经费表', columns, rows: rows(cells) }]));
const statuses = (document: BudgetDocument, row: number) =>
  document.tables[0]!.lines[row]!.amounts.map((amount) => `${amount.raw_text} ${amount.status}`);
const found = (document: BudgetDocument) => document.findings.map(({ check, severity }) => `${severity} ${check}`);

/** In 2018 the 小计 is the reception alone, beside vehicles of 21.22. */
const years = [...heads(2018), ...heads(2019)];
const contradicting = {
  合计: ['2.86', '2.86', '21.22', '', '21.22', '28.38', '4.38', '24.00', '', '24.00'],
  某局本级: ['2.86', '2.86', '6.00', '', '6.00', '10.00', '4.00', '6.00', '', '6.00'],
  某中心: ['', '', '9.22', '', '9.22', '12.00', '', '12.00', '', '12.00'],
  某支队: ['', '', '6.00', '', '6.00', '6.38', '0.38', '6.00', '', '6.00'],
};

describe('row-total', () => {
  it('holds a total to the parts that the same heads have in the other year, and does not leave out a figure to make it close', () => {
    const result = read(years, contradicting);
    const errors = result.findings.filter(({ severity }) => severity === 'error');
    expect(errors.map(({ check, row, message }) => [check, row, message])).toEqual([
      [
        'reconcile:row-total',
        1,
        'a total column is the sum of its parts in the same row: 合计 · 小计 2.86 = 合计 · 公务接待费 2.86 + 合计 · 小计 21.22, but 28600.00 ≠ 240800.00 yuan (off by 212200.00, tolerance 150.00) – it is off by 合计 · 运行维护 21.22, which the whole does not count and its parts do',
      ],
      [
        'reconcile:row-total',
        2,
        'a total column is the sum of its parts in the same row: 某局本级 · 小计 2.86 = 某局本级 · 公务接待费 2.86 + 某局本级 · 小计 6.00, but 28600.00 ≠ 88600.00 yuan (off by 60000.00, tolerance 150.00) – it is off by 某局本级 · 运行维护 6.00, which the whole does not count and its parts do',
      ],
    ]);
    expect(statuses(result, 0).slice(0, 3)).toEqual(['2.86 conflict', '2.86 conflict', '21.22 conflict']);
    expect(statuses(result, 0).slice(4)).toEqual(['28.38', '4.38', '24.00', '24.00'].map((text) => `${text} verified`));
    expect(found(result).filter((check) => check.endsWith('structure'))).toEqual([]);
  });

  it('without another year says which figure the total leaves out, and proves it by nothing else', () => {
    const result = read(heads(2024), {
      合计: ['5.86', '5.86', '21.22', '', '21.22'],
      某局本级: ['2.86', '2.86', '6.00', '', '6.00'],
      某中心: ['2.00', '2.00', '9.22', '', '9.22'],
      某支队: ['1.00', '1.00', '6.00', '', '6.00'],
    });
    expect(found(result)).toEqual(['warning reconcile:structure']);
    expect(result.findings[0]!.message).toMatch(
      /first 合计 · 小计 5\.86 = 合计 · 公务接待费 5\.86 \+ 合计 · 小计 21\.22, but 58600\.00 ≠ 270800\.00 yuan; it closes without 合计 · 小计 21\.22, and so does each other row without its own$/,
    );
    expect(statuses(result, 0)).toEqual(['5.86 unverified', '5.86 verified', '21.22 verified', '21.22 verified']);
  });

  it('in a table of one row is a contradiction', () => {
    const result = read(heads(2024), { 合计: ['2.86', '2.86', '21.22', '', '21.22'] });
    expect(found(result)).toEqual(['error reconcile:row-total']);
    expect(statuses(result, 0)).toEqual(['2.86 conflict', '2.86 conflict', '21.22 conflict', '21.22 verified']);
  });

  it('leaves out what several rows leave out as true sums', () => {
    const columns = ['合计 total', '基本支出 basic', '项目支出 project', '缴纳税金 other:缴纳税金'];
    const result = read(columns, {
      合计: ['66.30', '60.20', '6.10', '9.10'],
      某局本级: ['33.10', '30.00', '3.10', '4.00'],
      某中心: ['22.10', '20.10', '2.00', '3.00'],
      某支队: ['11.10', '10.10', '1.00', '2.10'],
    });
    expect(found(result)).toEqual([]);
    expect(statuses(result, 1)).toEqual(['33.10 verified', '30.00 verified', '3.10 verified', '4.00 verified']);
  });
});

import type { BudgetDocument, Finding } from '@yusuan/schemas';
import { describe, expect, it } from 'vitest';
import { reconcile } from './reconcile.ts';
import { documentOf, type TableSpec } from './testing/document-builder.ts';

const table = (unit: '元' | '万元', type: TableSpec['type'] = 'expenditure_summary'): TableSpec => {
  const zeros = unit === '元' ? '0000' : '';
  const cell = (figure: number) => `${figure}${zeros}.00`;
  return {
    type,
    title: type,
    unit,
    columns: ['合计 total', '基本支出 basic', '项目支出 project'],
    rows: [
      { label: '合计', cells: [cell(300), cell(200), cell(100)] },
      { label: '208 社会保障和就业支出', cells: [cell(200), cell(150), cell(50)] },
      { label: '213 农林水支出', cells: [cell(100), cell(50), cell(50)] },
    ],
  };
};
const contradiction = (tableId: string): Finding => ({
  finding_id: 'x-1',
  check: 'segment:unit-contradiction',
  severity: 'warning',
  outcome: 'fails',
  message: 'two units',
  expected: '万元',
  actual: '元',
  difference: null,
  tolerance: null,
  table_id: tableId,
  page: 1,
  row: null,
  amount_ids: [],
});
const verified = (document: BudgetDocument) =>
  document.tables.map(
    ({ lines }) => lines.flatMap(({ amounts }) => amounts).filter((a) => a.status === 'verified').length,
  );

describe('a table of which print says two units', () => {
  it('is not proved by its own sums', () => {
    expect(verified(reconcile(documentOf([table('万元')])))).toEqual([9]);
    expect(verified(reconcile(documentOf([table('万元')], { findings: [contradiction('t1')] })))).toEqual([0]);
  });

  it('is proved by a table in another unit that prints the same amounts, but not by one in doubt as well', () => {
    const tables = [table('万元'), table('元', 'general_public_expenditure')];
    expect(verified(reconcile(documentOf(tables, { findings: [contradiction('t1')] })))).toEqual([9, 9]);
    const both = { findings: [contradiction('t1'), contradiction('t2')] };
    expect(verified(reconcile(documentOf(tables, both)))).toEqual([0, 0]);
  });

  it('says so where figures have the sign of the yuan in a table in 万元', () => {
    const document = documentOf([table('万元')]);
    for (const line of document.tables[0]!.lines)
      for (const amount of line.amounts) {
        amount.amount_yuan = amount.amount_yuan!.replace('0000.', '.');
        amount.raw_text = `￥${amount.raw_text}`;
        amount.unit = '元';
        amount.unit_source = 'cell';
      }
    const result = reconcile(document);
    expect(result.findings.map(({ check, severity, message }) => [check, severity, message])).toEqual([
      [
        'reconcile:unit-sign',
        'warning',
        'expenditure_summary is in 万元 and prints 9 figures with ￥, which says 元, such as ￥300.00: read in 元; the amounts of the table count as proved only where a figure elsewhere shows how large they are',
      ],
    ]);
    expect(verified(result)).toEqual([0]);
  });
});

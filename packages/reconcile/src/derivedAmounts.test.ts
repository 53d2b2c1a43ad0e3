import type { Amount } from '@yusuan/schemas';
import { expect, it } from 'vitest';
import { underivedAmounts } from './derivedAmounts.ts';
import { documentOf } from './testing/document-builder.ts';

const found = (change: Partial<Amount>) => {
  const document = documentOf([
    { type: 'other', columns: ['金额 total'], rows: [{ label: '办公设备', cells: ['4,271.61'] }] },
  ]);
  Object.assign(document.tables[0]!.lines[0]!.amounts[0]!, change);
  return underivedAmounts(document).map(({ amount_yuan, derived }) => [amount_yuan, derived]);
};

it('finds an amount that is not what is printed, in an equation or not', () => {
  expect(found({ amount_yuan: '42716100.01' })).toEqual([['42716100.01', '42716100.00']]);
  expect(found({ unit: '元' })).toEqual([['42716100.00', '4271.61']]);
  expect(found({ unit: null })).toEqual([['42716100.00', null]]);
  expect(found({ raw_text: '－' })).toEqual([['42716100.00', null]]);
});

it('takes the unit of the cell before that of the table, and rounds to the 分', () => {
  expect(found({})).toEqual([]);
  expect(found({ raw_text: '77000.00元', unit: '元', amount_yuan: '77000.00' })).toEqual([]);
  expect(found({ raw_text: '112859.652716', amount_yuan: '1128596527.16' })).toEqual([]);
});

it('leaves an amount alone that is said to be read otherwise than printed', () => {
  const readings: Amount['readings'] = [
    { kind: 'value', amount_yuan: '42716100.00', column: null, detail: 'as printed' },
  ];
  expect(found({ amount_yuan: '52716100.00', readings })).toEqual([]);
});

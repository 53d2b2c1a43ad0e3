import type { Cell } from '@yusuan/model';
import { expect, it } from 'vitest';
import { snapName } from './snapName.ts';

const cellOf = (text: string, confidence?: number): Cell => ({
  row: 0,
  column: 0,
  rowSpan: 1,
  columnSpan: 1,
  text,
  indent: 0,
  page: 1,
  ...(confidence !== undefined && { confidence }),
});

const snap = (read: string, confidence?: number) => snapName(read, read, '住房公积金', [cellOf(read, confidence)]);

it('takes the official name for an unsure one that is like it', () => {
  expect(snap('住房公枳金', 0.6)).toBe('住房公积金');
  expect(snap('住房公积全', 0.4)).toBe('住房公积金');
});

it('keeps names that are sure, printed, or other ones', () => {
  expect(snap('住房公枳金', 0.99)).toBeNull();
  expect(snap('住房公枳金')).toBeNull();
  expect(snap('购房补贴', 0.3)).toBeNull();
});

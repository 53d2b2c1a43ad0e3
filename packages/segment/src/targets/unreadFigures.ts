import type { Cell, Notice } from '@yusuan/model';
import type { Matrix } from '../matrix.ts';
import { rowOf } from '../places.ts';
import type { FoundAmount } from './emit.ts';
import type { ListHeader } from './listHeader.ts';
import type { Section } from './sections.ts';

const figure = /^-?(?:\d{1,3}(?:[,，]\d{3})+|\d+)[.．]\d{2,}(?:[万亿]?元)?$/;

/** What is printed as money above and between the lists, and stands at no label that says what it is. */
export function unreadFigures(
  matrix: Matrix,
  section: Section,
  amounts: readonly FoundAmount[],
  lists: readonly { header: ListHeader; end: number }[],
  tableId: string,
): Notice[] {
  const place = ({ row, column }: Cell): string => `${row} ${column}`;
  const read = new Set(amounts.map(({ cell }) => place(cell)));
  const inList = (row: number): boolean => lists.some(({ header, end }) => row >= header.body && row <= end);
  const unread = matrix.grid.cells.filter(
    (cell) =>
      cell.row >= section.firstRow &&
      cell.row <= section.lastRow &&
      !inList(cell.row) &&
      !read.has(place(cell)) &&
      figure.test(cell.text.trim()),
  );
  const first = unread[0];
  if (!first) return [];
  const texts = unread.slice(0, 5).map(({ text }) => text.trim());
  return [
    {
      check: 'segment:unread-amount',
      severity: 'warning',
      message: `${texts.join(', ')}${unread.length > texts.length ? ', …' : ''} in a form of targets stands at no label of money: left out`,
      actual: texts[0]!,
      table_id: tableId,
      page: first.page,
      row: rowOf(first),
    },
  ];
}

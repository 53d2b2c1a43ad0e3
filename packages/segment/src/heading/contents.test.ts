import type { Block } from '@yusuan/model';
import { expect, it } from 'vitest';
import { blocksToContents } from './contents.ts';

const text = (row: number, page: number, words: string): Block => ({
  kind: 'text',
  page,
  line: row,
  text: words,
  fontSize: 12,
});

it('ends the list of contents where the title of its first table comes again without its number', () => {
  const blocks = [
    text(1, 2, '目      录'),
    text(2, 2, '一、   收支预算总表'),
    text(3, 2, '二、   收入预算总表'),
    text(4, 2, '三、   支出预算总表'),
    text(5, 2, '四、   财政拨款收支预算总表'),
    text(1, 3, '收支预算总表'),
    text(2, 3, '部门：某省某厅'),
  ];
  const contents = blocksToContents(blocks);
  expect([...contents.blocks].sort()).toEqual([0, 1, 2, 3, 4]);
  expect(contents.entries).toHaveLength(4);
});

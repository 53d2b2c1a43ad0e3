import { describe, expect, it } from 'vitest';
import { bandsToCorridors } from './corridors.ts';

/** A row of print for each text: a sign or a space is 20 columns of pixels, a point or a comma is low and leaves half of its place white. */
const corridors = (texts: readonly string[]) => {
  const inked = texts.map((text) =>
    Uint8Array.from(
      [...text].flatMap((sign) => Array.from({ length: 20 }, (_, x) => (x < inkOf(sign) ? heightOf(sign) : 0))),
    ),
  );
  const bands = texts.map((_, n) => ({ x0: 0, x1: inked[n]!.length, y0: n * 30, y1: n * 30 + 20 }));
  return bandsToCorridors(bands, inked, 20).map((found) => found.map(({ from, to }) => [from, to]));
};
const inkOf = (sign: string) => (sign === ' ' ? 0 : '、.'.includes(sign) ? 6 : 18);
const heightOf = (sign: string) => ('、.'.includes(sign) ? 1 : 2);

describe('bandsToCorridors', () => {
  it('finds the gap between columns that stand as near as two words', () => {
    const rows = [
      '     201 一般公共服务支出',
      '   20103 政府办公厅',
      ' 2010301 行政运行',
      ' 2010302 一般行政管理事务',
      '     208 社会保障',
    ];
    expect(corridors(rows)).toEqual(rows.map(() => [[158, 180]]));
  });

  it('takes neither a gap of a few rows, nor one after an ordinal, for one between columns', () => {
    const none = (rows: readonly string[]) => expect(corridors(rows)).toEqual(rows.map(() => []));
    none(['部门 收入', '部门 支出', '部门 结余']);
    none([
      '十一、城乡社区支出',
      '十二、农林水支出',
      '十三、交通运输支出',
      '十四、金融支出',
      '十五、住房保障支出',
      '十六、其他支出',
    ]);
    none([
      '本表反映 部门收支',
      '情况包括一般公共 预算',
      '和政府性基金 预算',
      '国有资本经营预 算收支',
      '以及上年 结转结余',
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import { matchHeads } from './matchHeads.ts';

const block = (x0: number, x1: number) => ({ lines: [], x0, x1, top: 100, bottom: 100, em: 10, mayGoOn: false });
const amounts = (x0: number, x1: number) => ({ x0, x1, isAmount: true });

describe('matchHeads', () => {
  it('holds amounts that it gives no head, so that many lines of words cannot drop their column', () => {
    const { reaches } = matchHeads([block(120, 160), block(165, 185)], [amounts(100, 140), amounts(150, 190)]);
    expect(reaches.map(({ x0, x1 }) => [x0, x1])).toEqual([
      [165, 185],
      [100, 140],
    ]);
  });
});

import { expect, it } from 'vitest';
import { pageToBlocks } from './pageToBlocks.ts';
import { gridsOf, page, ruled, run } from './testing/buildPage.ts';

const names = ['项目', '农林水支出', '水利', '水利工程建设'];
const xs = [50, 200, 300];
const ys = names.map((_, at) => 100 + at * 20).concat(180);

/** The indents of the names, each placed by its width in a cell of 150 points. */
function indents(place: (width: number, at: number) => number): number[] {
  const runs = names.flatMap((name, at) => [
    run(name, place(name.length * 10, at), ys[at]! + 5),
    run(`${at}.00`, 250, ys[at]! + 5),
  ]);
  const [grid] = gridsOf(pageToBlocks(page(runs, ruled(xs, ys))));
  return grid!.cells.filter(({ column }) => column === 0).map(({ indent }) => indent);
}

it('is how far a name begins right of the others', () => {
  expect(indents((_, at) => 53 + at * 10)).toEqual([0, 10, 20, 30]);
});

it('is none in a column of centred names', () => {
  expect(indents((width) => 125 - width / 2)).toEqual([0, 0, 0, 0]);
});

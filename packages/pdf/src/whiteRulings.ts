import type { Ruling } from '@yusuan/model';

/** Ends at most this far apart, in points, touch. */
const touching = 2;
/** More white lines than this beside coloured areas are not followed. */
const most = 20_000;

/**
 * White lines. On coloured ground they are seen; between coloured rows they are not, yet the columns go on there: a white line
 * that touches a seen one at an end, by others or itself, is a line of the same table.
 *
 *     ▒▒▒│▒▒▒│▒▒▒
 *        ┆   ┆
 *     ▒▒▒│▒▒▒│▒▒▒
 */
export class WhiteRulings {
  readonly #seen: Ruling[] = [];
  readonly #unseen: Ruling[] = [];

  add(ruling: Ruling, isSeen: boolean): void {
    const rulings = isSeen ? this.#seen : this.#unseen;
    if (rulings.length < most) rulings.push(ruling);
  }

  /** The unseen lines that go on from seen ones. */
  connected(): Ruling[] {
    if (this.#seen.length === 0 || this.#unseen.length === 0) return [];
    const byPlace = new Map<string, Ruling[]>();
    for (const ruling of this.#unseen)
      for (const end of endsOf(ruling)) {
        const there = byPlace.get(end);
        if (there) there.push(ruling);
        else byPlace.set(end, [ruling]);
      }
    const found = new Set<Ruling>();
    const open = [...this.#seen];
    for (let ruling = open.pop(); ruling; ruling = open.pop())
      for (const end of endsOf(ruling).flatMap(around)) {
        const there = byPlace.get(end) ?? [];
        byPlace.delete(end); // all that end there are found now
        for (const next of there)
          if (!found.has(next)) {
            found.add(next);
            open.push(next);
          }
      }
    return [...found];
  }
}

const place = (x: number, y: number): string => `${x} ${y}`;

const endsOf = ({ x0, y0, x1, y1 }: Ruling): string[] => [
  place(Math.round(x0 / touching), Math.round(y0 / touching)),
  place(Math.round(x1 / touching), Math.round(y1 / touching)),
];

/** A place with those beside it. */
function around(middle: string): string[] {
  const [x, y] = middle.split(' ').map(Number) as [number, number];
  return [-1, 0, 1].flatMap((dx) => [-1, 0, 1].map((dy) => place(x + dx, y + dy)));
}

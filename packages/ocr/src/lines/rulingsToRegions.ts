import type { PixelBox } from '../image.ts';
import { type PixelRuling, type PixelRulings, placeOf } from '../rulings/pixelRuling.ts';

/** The parts of a page that no ruling crosses: the cells of its tables and what lies outside of them. */
export interface Regions {
  boxes: Region[];
  /** Which region a pixel belongs to: an index into `boxes`. */
  regionAt(x: number, y: number): number;
}

export interface Region extends PixelBox {
  /** Enclosed by rulings on all sides. */
  cell: boolean;
}

/**
 * Cuts the page along the places of all rulings into atoms and unites neighbouring atoms that no ruling parts.
 *
 *     ┌──┬──┐      atoms a b    a│b parted, c and d united (the
 *     │a │b │            c d    vertical ruling ends above them)
 *     ├──┴──┤
 *     │c  d │
 *     └─────┘
 */
export function rulingsToRegions(rulings: PixelRulings, width: number, height: number, dpi: number): Regions {
  const xs = placesOf(rulings.vertical, width, dpi);
  const ys = placesOf(rulings.horizontal, height, dpi);
  const columns = xs.length - 1;
  const rows = ys.length - 1;
  const parent = Int32Array.from({ length: columns * rows }, (_, i) => i);
  const find = (i: number): number => {
    let root = i;
    while (parent[root] !== root) root = parent[root]!;
    parent[i] = root;
    return root;
  };
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) {
      const i = r * columns + c;
      if (c + 1 < columns && !parts(rulings.vertical, xs[c + 1]!, ys[r]!, ys[r + 1]!, dpi))
        parent[find(i)] = find(i + 1);
      if (r + 1 < rows && !parts(rulings.horizontal, ys[r + 1]!, xs[c]!, xs[c + 1]!, dpi))
        parent[find(i)] = find(i + columns);
    }
  }
  const indexOf = new Map<number, number>();
  const boxes: Region[] = [];
  const labels = new Int32Array(columns * rows);
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) {
      const root = find(r * columns + c);
      let index = indexOf.get(root);
      if (index === undefined) {
        index = boxes.push({ x0: xs[c]!, y0: ys[r]!, x1: xs[c + 1]!, y1: ys[r + 1]!, cell: true }) - 1;
        indexOf.set(root, index);
      }
      labels[r * columns + c] = index;
      const box = boxes[index]!;
      box.x0 = Math.min(box.x0, xs[c]!);
      box.x1 = Math.max(box.x1, xs[c + 1]!);
      box.y1 = Math.max(box.y1, ys[r + 1]!);
      if (r === 0 || c === 0 || r === rows - 1 || c === columns - 1) box.cell = false;
    }
  }
  const columnAt = stepsOf(xs, width);
  const rowAt = stepsOf(ys, height);
  return { boxes, regionAt: (x, y) => labels[rowAt[y]! * columns + columnAt[x]!]! };
}

/** The places of rulings, those nearer than 0.03 inch as one, with the edges of the page. */
function placesOf(rulings: readonly PixelRuling[], length: number, dpi: number): number[] {
  const sorted = rulings.map(placeOf).sort((a, b) => a - b);
  const places = [0];
  let group: number[] = [];
  const close = () => {
    const at = Math.round(group.reduce((a, b) => a + b, 0) / group.length);
    if (at > places.at(-1)! && at < length) places.push(at);
    group = [];
  };
  for (const place of sorted) {
    if (group.length > 0 && place - group[0]! > dpi * 0.03) close();
    group.push(place);
  }
  if (group.length > 0) close();
  places.push(length);
  return places;
}

function parts(rulings: readonly PixelRuling[], place: number, from: number, to: number, dpi: number): boolean {
  let covered = 0;
  for (const r of rulings) {
    if (Math.abs(placeOf(r) - place) <= dpi * 0.03) covered += Math.max(0, Math.min(r.to, to) - Math.max(r.from, from));
  }
  return covered >= (to - from) * 0.6;
}

function stepsOf(places: readonly number[], length: number): Int32Array {
  const steps = new Int32Array(length);
  for (let i = 0, step = 0; i < length; i++) {
    while (step + 2 < places.length && i >= places[step + 1]!) step++;
    steps[i] = step;
  }
  return steps;
}

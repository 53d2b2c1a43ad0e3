import type { Box } from '@yusuan/model';

/** Cells of the index in each direction. */
const cellsAcross = 64;

/** Boxes by place: finds those near a box without looking at all of them. */
export class BoxIndex {
  readonly #cells = new Map<number, Set<number>>();
  readonly #origin: { x: number; y: number };
  readonly #size: number;

  /** `boxes` say how far all that will be put in reaches. */
  constructor(boxes: readonly Box[]) {
    const bounds = { x0: Infinity, y0: Infinity, x1: -Infinity, y1: -Infinity };
    for (const box of boxes) {
      bounds.x0 = Math.min(bounds.x0, box.x0);
      bounds.y0 = Math.min(bounds.y0, box.y0);
      bounds.x1 = Math.max(bounds.x1, box.x1);
      bounds.y1 = Math.max(bounds.y1, box.y1);
    }
    this.#origin = { x: bounds.x0, y: bounds.y0 };
    this.#size = Math.max(1, bounds.x1 - bounds.x0, bounds.y1 - bounds.y0) / cellsAcross;
  }

  add(id: number, box: Box): void {
    for (const cell of this.#cellsOf(box, 0)) {
      const ids = this.#cells.get(cell);
      if (ids) ids.add(id);
      else this.#cells.set(cell, new Set([id]));
    }
  }

  /** The ids whose boxes may be within `margin` of a box, ascending. */
  near(box: Box, margin: number): number[] {
    const found = new Set<number>();
    for (const cell of this.#cellsOf(box, margin)) for (const id of this.#cells.get(cell) ?? []) found.add(id);
    return [...found].sort((a, b) => a - b);
  }

  *#cellsOf({ x0, y0, x1, y1 }: Box, margin: number): Generator<number> {
    const at = (place: number, origin: number): number => Math.floor((place - origin) / this.#size) + 1;
    const { x, y } = this.#origin;
    for (let row = at(y0 - margin, y); row <= at(y1 + margin, y); row++)
      for (let column = at(x0 - margin, x); column <= at(x1 + margin, x); column++)
        yield row * (cellsAcross + 3) + column;
  }
}

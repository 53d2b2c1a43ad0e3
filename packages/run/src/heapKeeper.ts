import { getHeapStatistics, type HeapInfo, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * Collects garbage before it is taken for memory that is needed: half of what may be held is left to V8, which does it at less cost. A
 * collection between two pages or documents finds none of the objects alive that V8 has optimized its code for, and the code is lost.
 */
export class HeapKeeper {
  readonly #limitMb: number;
  readonly #collect: () => void;
  #next: number;

  /** @param limitMb what may be held, in megabytes */
  constructor(limitMb: number) {
    setFlagsFromString('--expose-gc');
    this.#collect = runInNewContext('gc') as () => void;
    this.#limitMb = limitMb;
    this.#next = limitMb / 2;
  }

  /** Called when much of what was made is no longer needed. Returns the megabytes held. */
  tidy(): number {
    let held = heldMb(getHeapStatistics());
    if (held > this.#next) {
      this.#collect();
      held = heldMb(getHeapStatistics());
      this.#next = Math.max(this.#limitMb / 2, held + this.#limitMb / 8);
    }
    return held;
  }
}

/** Megabytes that a heap holds, with the buffers outside it. */
export function heldMb({ used_heap_size, external_memory }: HeapInfo): number {
  return (used_heap_size + external_memory) / 2 ** 20;
}

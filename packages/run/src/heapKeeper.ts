import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

const megabyte = 2 ** 20;

/** Garbage that may gather between two collections, in megabytes. */
const allowance = 96;

/**
 * Collects garbage while a document is read, page by page. V8 alone waits until a heap is several times as large as what is in use: with
 * pages that are forgotten at once that is most of what a worker would hold.
 */
export class HeapKeeper {
  #next = allowance;
  readonly #collect: () => void;

  constructor() {
    setFlagsFromString('--expose-gc');
    this.#collect = runInNewContext('gc') as () => void;
  }

  /** Called when much of what was made is no longer needed. Returns the megabytes held. */
  tidy(): number {
    if (held() > this.#next) {
      this.#collect();
      this.#next = held() + allowance;
    }
    return held();
  }
}

function held(): number {
  const { used_heap_size, external_memory } = getHeapStatistics();
  return (used_heap_size + external_memory) / megabyte;
}

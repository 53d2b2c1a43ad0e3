import { inflateSync } from 'node:zlib';

/**
 * The part of DecompressionStream that pdf.js uses, without streams: the bytes of a PDF are all there, and each trip to another thread
 * and back costs more than inflating them.
 */
class InflateAtOnce {
  #inflated: Uint8Array | null = null;
  readonly writable = {
    getWriter: () => ({
      write: async (bytes: Uint8Array) => {
        this.#inflated = inflateSync(bytes);
      },
      close: async () => {},
    }),
  };
  readonly readable = {
    getReader: () => ({
      read: async (): Promise<{ value: Uint8Array | undefined; done: boolean }> => {
        const value = this.#inflated ?? undefined;
        if (value === undefined && !this.#ended) throw new TypeError('the data is not deflated, or broken off');
        this.#inflated = null;
        this.#ended = true;
        return { value, done: value === undefined };
      },
    }),
  };
  #ended = false;

  constructor(format: string) {
    if (format !== 'deflate') throw new TypeError(`${format} is not read here`); // pdf.js goes on with its own decoder
  }
}

/** Puts it in the place of this thread's DecompressionStream. For threads that do nothing but read documents. */
export function inflateAtOnce(): void {
  Object.assign(globalThis, { DecompressionStream: InflateAtOnce });
}

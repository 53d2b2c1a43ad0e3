/** Lends buffers of one size again and again: one for each file would stay as garbage until the whole heap is collected. */
export class BufferPool {
  readonly #bytes: number;
  readonly #idle: Buffer<ArrayBuffer>[] = [];

  constructor(bytes: number) {
    this.#bytes = bytes;
  }

  /** @param use must not keep the buffer */
  async lend<T>(use: (buffer: Buffer<ArrayBuffer>) => Promise<T>): Promise<T> {
    const buffer = this.#idle.pop() ?? Buffer.allocUnsafeSlow(this.#bytes);
    try {
      return await use(buffer);
    } finally {
      this.#idle.push(buffer);
    }
  }
}

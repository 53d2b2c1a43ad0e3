/** Milliseconds by stage of the pipeline. */
export type Timings = Record<string, number>;

/** Measures how long the stages of one document take. Stages may be entered many times. */
export class StageClock {
  readonly timings: Timings = {};

  time<T>(stage: string, work: () => T): T {
    const start = performance.now();
    try {
      return work();
    } finally {
      this.#add(stage, performance.now() - start);
    }
  }

  async timeAsync<T>(stage: string, work: () => Promise<T>): Promise<T> {
    const start = performance.now();
    try {
      return await work();
    } finally {
      this.#add(stage, performance.now() - start);
    }
  }

  #add(stage: string, milliseconds: number): void {
    this.timings[stage] = (this.timings[stage] ?? 0) + milliseconds;
  }
}

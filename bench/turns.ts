/**
 * The speed of two checkouts: node bench/turns.ts OTHER DIR [--jobs N]
 * Both read the documents of DIR, this checkout and that in OTHER, in turns of a second: while one works, the processes of the other are
 * halted. So both meet the same moods of a shared machine, which change its speed by a quarter within minutes, and the quotient of their
 * times is right to one or two hundredths where runs one after the other are not to two tenths. Give both the same checkout to see how right.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';

const turnMs = 1000;
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { jobs: { type: 'string', default: '1' } },
});
const [other, documents] = positionals;
if (other === undefined || documents === undefined) throw new Error('node bench/turns.ts OTHER DIR [--jobs N]');
const work = mkdtempSync(join(tmpdir(), 'yusuan-turns-'));

class Contender {
  readonly #root: string;
  readonly #out: string;
  #child: ChildProcess | null = null;
  #ended: Promise<unknown> = Promise.resolve();
  milliseconds = 0;
  isDone = false;

  constructor(root: string, out: string) {
    this.#root = root;
    this.#out = out;
  }

  /** Starts it, or lets it go on, until the turn is over or it has ended. */
  async takeTurn(): Promise<void> {
    const start = performance.now();
    if (this.#child === null) this.#start();
    else this.#signal('SIGCONT');
    const rest = new AbortController();
    await Promise.race([this.#ended, delay(turnMs, null, { signal: rest.signal }).catch(() => {})]);
    rest.abort();
    if (!this.isDone) this.#signal('SIGSTOP');
    this.milliseconds += performance.now() - start;
  }

  #start(): void {
    const main = join(this.#root, 'packages/cli/src/main.ts');
    const args = ['ingest', documents!, '--ocr', 'never', '--quiet', '--jobs', values.jobs, '--out', this.#out];
    const child = spawn(process.execPath, [main, ...args], { stdio: 'ignore', detached: true });
    this.#ended = new Promise<void>((resolve) => {
      child.on('exit', (code) => {
        if (code !== 0) console.error(`${this.#root}: exit code ${code}`);
        this.isDone = true;
        resolve();
      });
    });
    this.#child = child;
  }

  /** To all processes of the run: `detached` made them a group. */
  #signal(signal: NodeJS.Signals): void {
    process.kill(-this.#child!.pid!, signal);
  }
}

const mine = new Contender(join(import.meta.dirname, '..'), join(work, 'this'));
const theirs = new Contender(other, join(work, 'other'));
while (!mine.isDone || !theirs.isDone)
  for (const contender of [mine, theirs]) if (!contender.isDone) await contender.takeTurn();
const seconds = ({ milliseconds }: Contender) => `${(milliseconds / 1000).toFixed(1)} s`;
console.log(
  `this checkout ${seconds(mine)}, the other ${seconds(theirs)}: ${(mine.milliseconds / theirs.milliseconds).toFixed(3)} of its time`,
);
rmSync(work, { recursive: true });

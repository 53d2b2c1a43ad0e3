/**
 * Kills a run (SIGKILL) at random moments and starts it again, until it ends by itself: node bench/kill.ts [INPUT] [--rounds N] [--seed N]
 * Afterwards the output must be that of an undisturbed run, byte for byte. Ends with 1 where it is not.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const root = join(import.meta.dirname, '..');
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string', default: '20' }, seed: { type: 'string', default: '1' } },
});
const input = positionals.length > 0 ? positionals : [join(root, 'seeds'), join(root, 'test/fixtures')];
const random = seeded(Number(values.seed));
const work = mkdtempSync(join(tmpdir(), 'yusuan-kill-'));

const calm = join(work, 'calm');
const start = performance.now();
await run(calm, null);
const whole = performance.now() - start;
const expected = outputs(calm);
console.log(`undisturbed: ${expected.size - 1} documents in ${(whole / 1000).toFixed(1)} s`);

let kills = 0;
let wrong = 0;
for (let trial = 1; kills < Number(values.rounds); trial++) {
  const out = join(work, `trial-${trial}`);
  let killed = 0;
  while (await run(out, random() * whole * 0.9)) killed++;
  kills += killed;
  const same = isSame(expected, outputs(out));
  if (!same) wrong++;
  console.log(`trial ${trial}: killed ${killed} times, output ${same ? 'the same' : 'DIFFERENT'}`);
  rmSync(out, { recursive: true });
}
console.log(`${kills} kills, ${wrong} different outputs`);
rmSync(work, { recursive: true });
process.exitCode = wrong === 0 ? 0 : 1;

/** Returns whether it was killed. */
async function run(out: string, killAfter: number | null): Promise<boolean> {
  const child = spawn(
    process.execPath,
    [join(root, 'packages/cli/src/main.ts'), 'ingest', ...input, '--out', out, '--quiet'],
    {
      stdio: 'ignore',
    },
  );
  const timer = killAfter === null ? null : setTimeout(() => child.kill('SIGKILL'), killAfter);
  const [, signal] = (await once(child, 'exit')) as [number | null, string | null];
  if (timer !== null) clearTimeout(timer);
  return signal === 'SIGKILL';
}

function outputs(out: string): Map<string, Buffer> {
  const names = ['run.json', ...readdirSync(join(out, 'documents')).map((name) => `documents/${name}`)];
  return new Map(names.map((name) => [name, readFileSync(join(out, name))]));
}

function isSame(a: Map<string, Buffer>, b: Map<string, Buffer>): boolean {
  return a.size === b.size && [...a].every(([name, bytes]) => b.get(name)?.equals(bytes));
}

/** Mulberry32: the same moments for the same seed. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * Speed and memory of a bulk run: node bench/bulk.ts [CORPUS] [--documents N] [--ocr MODE] [--rounds N]
 * The PDFs of CORPUS (../shared/corpus, else the project's fixtures) are copied until there are N documents (300) with distinct bytes; a comment after the
 * end of the file makes them so. Prints pages/s with one job and with two, the peak memory of the whole process tree, the time of a
 * second run over the same files, and the profile by stage.
 * The speed of a shared machine changes by a quarter within minutes: with --rounds the runs take turns, the other one first in each second
 * round, and all rounds together count. The quotient of each round is printed too, beside what two cores of the machine were worth just
 * before and after the two jobs (bench/cores.ts).
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { worthOfTwoCores } from './cores.ts';
import { treeMemoryMb } from './processTree.ts';

const root = join(import.meta.dirname, '..');
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    documents: { type: 'string', default: '300' },
    ocr: { type: 'string', default: 'auto' },
    rounds: { type: 'string', default: '1' },
  },
});
const corpus =
  positionals[0] ??
  (existsSync(join(root, '../shared/corpus')) ? join(root, '../shared/corpus') : join(root, 'test/fixtures'));
const worthRounds = 3;
const work = mkdtempSync(join(tmpdir(), 'yusuan-bulk-'));
const input = join(work, 'in');
copyCorpus(Number(values.documents));

type Jobs = 'one' | 'two';
const runs: Record<Jobs, { label: string; args: string[] }> = {
  one: { label: 'one job', args: ['--jobs', '1'] },
  two: { label: 'two jobs', args: ['--jobs', '2', '--timings'] },
};
const seconds: Record<Jobs, number[]> = { one: [], two: [] };
const worths: string[] = [];
let profile: string | undefined;
for (let round = 0; round < Number(values.rounds); round++) {
  const turns: Jobs[] = round % 2 === 0 ? ['one', 'two'] : ['two', 'one'];
  for (const jobs of turns) {
    const before = jobs === 'two' ? await worthOfTwoCores(worthRounds) : [];
    const run = await ingest(runs[jobs].label, [...runs[jobs].args, '--force', '--out', join(work, jobs)]);
    seconds[jobs].push(run.seconds);
    if (jobs === 'one') continue;
    profile = run.profile;
    const after = await worthOfTwoCores(worthRounds);
    worths.push([before, after].map((worth) => worth.map((one) => one.toFixed(2)).join(' ')).join(' | '));
  }
}
const again = await ingest('again', ['--jobs', '2', '--out', join(work, 'two')]);
console.log(`two jobs against one: ${gain()}`);
console.log(`two cores against one, before | after the two jobs of each round: ${worths.join(', ')}`);
console.log(`second run: ${((100 * again.seconds) / mean(seconds.two)).toFixed(1)} % of the first`);
console.log(`same output with one job as with two: ${sameOutput() ? 'yes' : 'NO'}`);
console.log(profile);
rmSync(work, { recursive: true });

function mean(numbers: number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
}

/** How much less time two jobs take than one: over all rounds together, and round by round. */
function gain(): string {
  const together = `${(mean(seconds.one) / mean(seconds.two)).toFixed(2)} ×`;
  if (seconds.one.length === 1) return together;
  return `${together} (by round: ${seconds.one.map((one, round) => (one / seconds.two[round]!).toFixed(2)).join(', ')})`;
}

function copyCorpus(documents: number): void {
  mkdirSync(input);
  const files = readdirSync(corpus, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.pdf'))
    .sort();
  for (let i = 0; i < documents; i++) {
    const name = files[i % files.length]!;
    const copy = Buffer.concat([readFileSync(join(corpus, name)), Buffer.from(`\n% copy ${i}\n`)]);
    writeFileSync(join(input, `${String(i).padStart(5, '0')}-${name.replaceAll('/', '-')}`), copy);
  }
}

async function ingest(label: string, args: string[]) {
  const main = join(root, 'packages/cli/src/main.ts');
  const command = [main, 'ingest', input, '--ocr', values.ocr, '--json', ...args];
  const start = performance.now();
  const child = spawn(process.execPath, command, { stdio: ['ignore', 'pipe', 'pipe'] });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk: Buffer) => {
    stdout += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  let peak = 0;
  const watch = setInterval(() => {
    peak = Math.max(peak, treeMemoryMb(child.pid!));
  }, 200);
  await once(child, 'close');
  clearInterval(watch);
  const seconds = (performance.now() - start) / 1000;
  const end = JSON.parse(stdout.trim().split('\n').at(-1)!) as Record<string, number>;
  const speed = ((end.pages ?? 0) / seconds).toFixed(1);
  console.log(
    `${label}: ${end.documents} documents, ${end.pages} pages in ${seconds.toFixed(1)} s, ${speed} pages/s, peak ${peak.toFixed(0)} MB`,
  );
  return { seconds, profile: stderr.slice(stderr.indexOf('stage ')).split('\n\n')[0] };
}

function sameOutput(): boolean {
  const files = ['run.json', ...readdirSync(join(work, 'one/documents')).map((name) => `documents/${name}`)];
  return files.every((name) => readFileSync(join(work, 'one', name)).equals(readFileSync(join(work, 'two', name))));
}

/**
 * Speed and memory of a bulk run: node bench/bulk.ts [CORPUS] [--documents N] [--ocr MODE] [--rounds N]
 * The PDFs of CORPUS (../shared/corpus, else the project's fixtures) are copied until there are N documents (300) with distinct bytes; a comment after the
 * end of the file makes them so. Prints pages/s with one job on one core (where the system has taskset), with one job and with two, the
 * peak memory of the whole process tree, the time of a second run over the same files, and the profile by stage. One job alone
 * also uses part of a second core, for V8 marks garbage beside it: one job on one core is what the second core adds to.
 * The clock of a shared machine changes by a tenth and more within minutes: with --rounds the runs take turns, the least of each counts, and
 * the quotient of each round is printed too, beside what two cores of the machine were worth just before and after (bench/cores.ts).
 */
import { spawn, spawnSync } from 'node:child_process';
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

const jobs: { name: string; label: string; args: string[]; prefix?: string[] }[] = [
  { name: 'one', label: 'one job', args: ['--jobs', '1'] },
  { name: 'two', label: 'two jobs', args: ['--jobs', '2', '--timings'] },
];
if (hasTaskset())
  jobs.unshift({ name: 'core', label: 'one job, one core', args: ['--jobs', '1'], prefix: ['taskset', '-c', '0'] });
const seconds: Record<string, number[]> = Object.fromEntries(jobs.map(({ name }) => [name, []]));
const worths: string[] = [];
let profile: string | undefined;
for (let round = 0; round < Number(values.rounds); round++)
  for (const { name, label, args, prefix } of jobs) {
    const before = name === 'two' ? await worthOfTwoCores(worthRounds) : [];
    const run = await ingest(label, [...args, '--force', '--out', join(work, name)], prefix);
    seconds[name]!.push(run.seconds);
    if (name !== 'two') continue;
    profile = run.profile;
    const after = await worthOfTwoCores(worthRounds);
    worths.push([before, after].map((worth) => worth.map((one) => one.toFixed(2)).join(' ')).join(' | '));
  }
const { core, one, two } = seconds as { core?: number[]; one: number[]; two: number[] };
const leastOfTwo = Math.min(...two);
const again = await ingest('again', ['--jobs', '2', '--out', join(work, 'two')]);
console.log(`two jobs against one: ${quotients(one)}`);
if (core !== undefined) console.log(`two jobs against one on one core: ${quotients(core)}`);
console.log(`two cores against one, before | after the two jobs of each round: ${worths.join(', ')}`);
console.log(`second run: ${((100 * again.seconds) / leastOfTwo).toFixed(1)} % of the first`);
console.log(`same output with one job as with two: ${sameOutput() ? 'yes' : 'NO'}`);
console.log(profile);
rmSync(work, { recursive: true });

/** How much less time two jobs take than the runs of another kind: the least of each, and round by round. */
function quotients(others: number[]): string {
  const least = `${(Math.min(...others) / leastOfTwo).toFixed(2)} ×`;
  if (others.length === 1) return least;
  return `${least} (by round: ${others.map((other, round) => (other / two[round]!).toFixed(2)).join(', ')})`;
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

async function ingest(label: string, args: string[], prefix: string[] = []) {
  const command = [
    ...prefix,
    process.execPath,
    join(root, 'packages/cli/src/main.ts'),
    'ingest',
    input,
    '--ocr',
    values.ocr,
    '--json',
    ...args,
  ];
  const start = performance.now();
  const child = spawn(command[0]!, command.slice(1), { stdio: ['ignore', 'pipe', 'pipe'] });
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

function hasTaskset(): boolean {
  return spawnSync('taskset', ['--version']).status === 0;
}

function sameOutput(): boolean {
  const files = ['run.json', ...readdirSync(join(work, 'one/documents')).map((name) => `documents/${name}`)];
  return files.every((name) => readFileSync(join(work, 'one', name)).equals(readFileSync(join(work, 'two', name))));
}

/**
 * node bench/read-speed.ts DIR [--runs N]: what reading the PDFs in DIR costs in CPU, in one run:
 * pdf.js alone walking the operator lists, packages/pdf, the whole `ingest --jobs 1 --ocr never`, and pdftotext -bbox-layout where it
 * is installed.
 * Each is a process of its own over the same files; the least of N runs counts (3 where not given).
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inflateAtOnce, leaveOutPainting, openPdf } from '../packages/pdf/src/index.ts';
import { ingestAll } from '../packages/run/src/index.ts';

interface Cost {
  pages: number;
  cpuMs: number;
}

const [target = '', ...rest] = process.argv.slice(2);
const files = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.toLowerCase().endsWith('.pdf'))
    .sort()
    .map((name) => join(folder, name));

async function walkOperatorLists(paths: string[]): Promise<number> {
  const require = createRequire(fileURLToPath(new URL('../packages/pdf/package.json', import.meta.url)));
  const folder = dirname(require.resolve('pdfjs-dist/package.json'));
  const { getDocument } = await import(join(folder, 'legacy/build/pdf.mjs'));
  let pages = 0;
  for (const path of paths) {
    const loading = getDocument({
      data: new Uint8Array(readFileSync(path)),
      cMapUrl: join(folder, 'cmaps/'),
      cMapPacked: true,
      standardFontDataUrl: join(folder, 'standard_fonts/'),
      wasmUrl: join(folder, 'wasm/'),
      verbosity: 0,
    });
    const document = await loading.promise;
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number);
      await page.getOperatorList();
      page.cleanup();
      pages++;
    }
    await loading.destroy();
  }
  return pages;
}

/** As the reading processes of a run do it. */
async function readPages(paths: string[]): Promise<number> {
  inflateAtOnce();
  leaveOutPainting();
  let pages = 0;
  for (const path of paths) {
    const source = await openPdf(readFileSync(path), { sourceName: path });
    for await (const _ of source.pages()) pages++;
    await source.close();
  }
  return pages;
}

/** Everything from bytes to checked records, as the command does it, into a folder that is thrown away. */
async function ingestWhole(paths: string[]): Promise<number> {
  const out = mkdtempSync(join(tmpdir(), 'read-speed-'));
  const { pages } = await ingestAll(paths, { out, jobs: 1, ocr: 'never' });
  rmSync(out, { recursive: true });
  return pages;
}

function least(runs: number, measure: () => Cost | null): Cost | null {
  let best: Cost | null = null;
  for (let run = 0; run < runs; run++) {
    const cost = measure();
    if (cost && (!best || cost.cpuMs < best.cpuMs)) best = cost;
  }
  return best;
}

function child(mode: string): Cost {
  return measured([process.execPath, fileURLToPath(import.meta.url), target, mode]);
}

function pdftotext(): Cost | null {
  if (spawnSync('pdftotext', ['-v']).error) return null;
  const script = 'for f in "$@"; do pdftotext -bbox-layout "$f" - >/dev/null 2>&1; done; echo 0';
  return measured(['bash', '-c', script, 'pdftotext', ...files(target)]);
}

/** CPU of a command that prints a number of pages, with all processes that it starts, by the shell's own count of its children. */
function measured(command: string[]): Cost {
  const args = ['-c', '"$@" && times', 'measured', ...command];
  const { stdout, stderr, status } = spawnSync('bash', args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  const lines = stdout.trim().split('\n');
  let cpuMs = 0;
  for (const [, minutes, seconds] of lines.at(-1)!.matchAll(/(\d+)m([\d.]+)s/g))
    cpuMs += (Number(minutes) * 60 + Number(seconds)) * 1000;
  return { pages: Number(lines[0]), cpuMs };
}

function report(): void {
  const at = rest.indexOf('--runs');
  const runs = at < 0 ? 3 : Number(rest[at + 1]);
  const base = least(runs, () => child('--walk'))!;
  const own = least(runs, () => child('--read'))!;
  const whole = least(runs, () => child('--ingest'))!;
  const poppler = least(runs, pdftotext);
  const line = (name: string, cost: Cost): string =>
    `${name.padEnd(28)} ${(cost.cpuMs / 1000).toFixed(2).padStart(8)} CPU-s ${(cost.cpuMs / base.pages).toFixed(2).padStart(7)} ms a page  × ${(cost.cpuMs / base.cpuMs).toFixed(2)}`;
  console.log(`${files(target).length} files, ${base.pages} pages, least of ${runs} runs`);
  console.log(line('pdf.js operator lists alone', base));
  console.log(line('packages/pdf', own));
  console.log(line('ingest --jobs 1, whole', whole));
  if (poppler) console.log(line('pdftotext -bbox-layout', poppler));
  else console.log('pdftotext is not installed');
}

if (target === '') {
  console.error('usage: node bench/read-speed.ts DIR [--runs N]');
  process.exitCode = 2;
} else if (rest[0] === '--walk') console.log(await walkOperatorLists(files(target)));
else if (rest[0] === '--read') console.log(await readPages(files(target)));
else if (rest[0] === '--ingest') console.log(await ingestWhole(files(target)));
else report();

/**
 * One worker against two, and against tesseract.js over whole pages: pages an hour, CPU seconds a page, memory of a worker.
 *   node bench/ocr-workers.ts [--pages 12] [--dpi 200] [--engine both]
 * `speedup` is by the clock, and says something on a machine that does nothing else (`load` below 1); `speedupByCpu` is what the CPU seconds of a page
 * allow where each worker has a core.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { loadavg, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { createOcr, type OcrEngine } from '../packages/ocr/src/index.ts';
import { degrade } from './ocr-degrade.ts';
import { truthPages, wordsOf } from './ocr-lines.ts';
import { renderGrey } from './ocr-render.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    pages: { type: 'string', default: '12' },
    dpi: { type: 'string', default: '200' },
    engine: { type: 'string', default: 'both' },
    read: { type: 'boolean', default: false },
  },
});

if (values.read) {
  const ocr = await createOcr({ engine: values.engine as OcrEngine });
  for (const file of positionals) {
    const bytes = readFileSync(file);
    const [head, width, height] = /^P5 (\d+) (\d+) 255\n/.exec(bytes.subarray(0, 30).toString('latin1'))!;
    const data = new Uint8Array(bytes.subarray(head.length));
    await ocr.recognizePage({ width: Number(width), height: Number(height), data, dpi: Number(values.dpi) });
  }
  await ocr.close();
  const { user, system } = process.cpuUsage();
  console.log(JSON.stringify({ cpu: (user + system) / 1e6, rss: process.resourceUsage().maxRSS / 1024 }));
} else {
  const all = truthPages(join(import.meta.dirname, '../../shared/corpus'));
  const step = all.length / Math.min(all.length, Number(values.pages));
  const picked = Array.from({ length: Math.round(all.length / step) }, (_, i) => all[Math.floor(i * step)]!);
  // Fullest first, dealt out to and fro: each worker gets as much to read.
  const chosen = picked
    .map((page) => ({ ...page, words: wordsOf(page.file, page.page).length }))
    .sort((a, b) => b.words - a.words);
  const folder = mkdtempSync(join(tmpdir(), 'yusuan-ocr-'));
  const files: string[] = [];
  for (const [i, { file, page }] of chosen.entries()) {
    files.push(join(folder, `${i}.pgm`));
    const { width, height, data } = degrade(await renderGrey(file, page, Number(values.dpi)));
    writeFileSync(files[i]!, Buffer.concat([Buffer.from(`P5 ${width} ${height} 255\n`), data]));
  }
  const [load] = loadavg();
  const one = await readBy(1, files);
  const two = await readBy(2, files);
  const speedup = one.seconds / two.seconds;
  const speedupByCpu = (2 * one.cpuSecondsAPage) / two.cpuSecondsAPage;
  console.log(JSON.stringify({ pages: files.length, load, one, two, speedup, speedupByCpu }));
  console.log(JSON.stringify(await wholePages(files)));
  rmSync(folder, { recursive: true });

  async function wholePages(paths: readonly string[]) {
    const require = createRequire(new URL('../packages/ocr/package.json', import.meta.url));
    const tesseract = require('tesseract.js') as typeof import('tesseract.js');
    const data = join(dirname(require.resolve('@tesseract.js-data/chi_sim')), '4.0.0_best_int');
    const worker = await tesseract.createWorker('chi_sim', tesseract.OEM.LSTM_ONLY, {
      langPath: data,
      cacheMethod: 'none',
    });
    await worker.setParameters({ tessedit_pageseg_mode: tesseract.PSM.AUTO });
    const before = process.cpuUsage();
    let wanted = 0;
    let found = 0;
    for (const [i, path] of paths.entries()) {
      const { data: read } = await worker.recognize(readFileSync(path), {}, { blocks: true });
      const words = (read.blocks ?? []).flatMap((b) => b.paragraphs.flatMap((p) => p.lines.flatMap((l) => l.words)));
      // Its boxes lie on the skewed page: a number counts wherever on the page it is read.
      const texts = words.map((word) => word.text);
      for (const word of wordsOf(chosen[i]!.file, chosen[i]!.page)) {
        if (!/^-?[\d,]*\d\.\d+$/.test(word.text)) continue;
        wanted++;
        const at = texts.indexOf(word.text);
        if (at < 0) continue;
        found++;
        texts.splice(at, 1);
      }
    }
    const { user, system } = process.cpuUsage(before);
    await worker.terminate();
    return {
      engine: 'tesseract.js, whole page',
      numbers: found / wanted,
      cpuSecondsAPage: (user + system) / 1e6 / paths.length,
    };
  }
}

async function readBy(workers: number, files: readonly string[]) {
  const started = performance.now();
  const done = await Promise.all(
    Array.from({ length: workers }, (_, w) => readIn(files.filter((_, i) => dealtTo(i, workers) === w))),
  );
  const seconds = (performance.now() - started) / 1000;
  const cpu = done.reduce((sum, worker) => sum + worker.cpu, 0) / files.length;
  return { seconds, cpuSecondsAPage: cpu, rssMegabytes: Math.max(...done.map((worker) => worker.rss)) };
}

/** 0 1 1 0 0 1 1 0 … */
function dealtTo(i: number, workers: number): number {
  const place = i % (2 * workers);
  return place < workers ? place : 2 * workers - 1 - place;
}

function readIn(files: readonly string[]): Promise<{ cpu: number; rss: number }> {
  const args = [import.meta.filename, '--read', '--dpi', values.dpi, '--engine', values.engine, ...files];
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    let out = '';
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString();
    });
    child.on('close', (code) =>
      code === 0 ? resolve(JSON.parse(out)) : reject(new Error(`worker ended with ${code}`)),
    );
  });
}

/**
 * How well lines are read: the truth pages of the corpus, rendered and degraded, against the text layer of the same pages (pdftotext -bbox).
 *   node bench/ocr-lines.ts [--dpi 200] [--engine ppocr] [--every 3] [--clean] [--misses]
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { GlyphRun } from '../packages/model/src/index.ts';
import { createOcr, type OcrEngine } from '../packages/ocr/src/index.ts';
import { degrade } from './ocr-degrade.ts';
import { renderGrey } from './ocr-render.ts';

export interface TruthPage {
  id: string;
  file: string;
  page: number;
}

/** The pages that the truth covers; empty where there is no corpus. */
export function truthPages(corpus: string): TruthPage[] {
  if (!existsSync(corpus)) return [];
  const bySha = new Map<string, string>();
  for (const name of readdirSync(corpus).filter((name) => name.endsWith('.pdf'))) {
    bySha.set(
      createHash('sha256')
        .update(readFileSync(join(corpus, name)))
        .digest('hex'),
      join(corpus, name),
    );
  }
  const truth = join(corpus, 'truth');
  const pages: TruthPage[] = [];
  for (const name of readdirSync(truth)
    .filter((name) => name.endsWith('.json'))
    .sort()) {
    const meta = JSON.parse(readFileSync(join(truth, name), 'utf8')) as {
      id: string;
      sha256: string;
      pages_covered: number[];
    };
    const file = bySha.get(meta.sha256);
    if (file) for (const page of meta.pages_covered) pages.push({ id: meta.id, file, page });
  }
  return pages;
}

export interface Word {
  text: string;
  x0: number;
  y0: number;
  x1: number;
  y1: number;
}

/** The words of a page's text layer, in points. */
export function wordsOf(file: string, page: number): Word[] {
  const html = execFileSync('pdftotext', ['-bbox', '-f', String(page), '-l', String(page), file, '-'], {
    maxBuffer: 1 << 28,
  }).toString();
  const decode = (text: string) =>
    text
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&apos;', "'")
      .replaceAll('&amp;', '&');
  return [
    ...html.matchAll(/<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)<\/word>/g),
  ].map((m) => ({
    text: decode(m[5]!),
    x0: Number(m[1]),
    y0: Number(m[2]),
    x1: Number(m[3]),
    y1: Number(m[4]),
  }));
}

const key = (text: string) =>
  text
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/[—–-]+/g, '-');

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
    }
    row = next;
  }
  return row[b.length]!;
}

export interface Score {
  numbers: number;
  numbersRight: number;
  codes: number;
  codesRight: number;
  names: number;
  namesRight: number;
  characters: number;
  errors: number;
}

export const newScore = (): Score => ({
  numbers: 0,
  numbersRight: 0,
  codes: 0,
  codesRight: 0,
  names: 0,
  namesRight: 0,
  characters: 0,
  errors: 0,
});

/** Every run against the words of the text layer under it; words under no run are missed. */
export function scoreRuns(
  runs: readonly GlyphRun[],
  words: readonly Word[],
  score: Score,
  miss: (text: string) => void,
): void {
  const under = new Map<GlyphRun, Word[]>();
  const left: Word[] = [];
  for (const word of words) {
    const [cx, cy] = [(word.x0 + word.x1) / 2, (word.y0 + word.y1) / 2];
    const run = runs.find(
      (r) => cx >= r.box.x0 - 1 && cx <= r.box.x1 + 1 && cy >= r.box.y0 - 1.5 && cy <= r.box.y1 + 1.5,
    );
    if (!run) left.push(word);
    else if (under.has(run)) under.get(run)!.push(word);
    else under.set(run, [word]);
  }
  const pairs: [string, GlyphRun | undefined][] = left.map((word) => [key(word.text), undefined]);
  for (const [run, group] of under)
    pairs.push([
      key(
        group
          .sort((a, b) => a.x0 - b.x0)
          .map((w) => w.text)
          .join(''),
      ),
      run,
    ]);
  for (const [want, run] of pairs) {
    if (want === '') continue;
    const got = key(run?.text ?? '');
    const right = want === got;
    if (/^-?[\d,]*\d\.?\d*%?$/.test(want) && /[.,]|^0$/.test(want)) {
      score.numbers++;
      if (right) score.numbersRight++;
    } else if (/^\d{2,7}$/.test(want)) {
      score.codes++;
      if (right) score.codesRight++;
    } else {
      score.names++;
      if (right) score.namesRight++;
      score.characters += want.length;
      score.errors += editDistance(want, got);
    }
    if (!right)
      miss(
        `${want} <> ${got} ${run ? `${run.confidence}${run.alternatives ? ` [${run.alternatives.join(' | ')}]` : ''} @${run.box.x0},${run.box.y0}` : 'unread'}`,
      );
  }
}

if (process.argv[1]?.endsWith('ocr-lines.ts')) {
  const { values } = parseArgs({
    options: {
      dpi: { type: 'string', default: '200' },
      engine: { type: 'string', default: 'ppocr' },
      every: { type: 'string', default: '1' },
      start: { type: 'string', default: '0' },
      only: { type: 'string' },
      clean: { type: 'boolean', default: false },
      misses: { type: 'boolean', default: false },
    },
  });
  const pages = truthPages(join(import.meta.dirname, '../../shared/corpus'))
    .filter((p) => !values.only || p.id.includes(values.only))
    .filter((_, i) => i % Number(values.every) === Number(values.start));
  const ocr = await createOcr({ engine: values.engine as OcrEngine });
  const total = newScore();
  let seconds = 0;
  for (const { id, file, page } of pages) {
    const clean = await renderGrey(file, page, Number(values.dpi));
    const image = values.clean ? clean : degrade(clean);
    const before = process.cpuUsage();
    const content = await ocr.recognizePage(image, page);
    const used = process.cpuUsage(before);
    const cpu = (used.user + used.system) / 1e6;
    seconds += cpu;
    const score = newScore();
    const misses: string[] = [];
    scoreRuns(content.runs, wordsOf(file, page), score, (text) => misses.push(text));
    for (const k of Object.keys(total) as (keyof Score)[]) total[k] += score[k];
    console.log(
      `${id} p${page}: numbers ${score.numbersRight}/${score.numbers} codes ${score.codesRight}/${score.codes} names ${score.namesRight}/${score.names} CER ${((100 * score.errors) / Math.max(1, score.characters)).toFixed(1)} % ${content.runs.length} runs ${content.rulings.length} rulings ${cpu.toFixed(2)} CPU-s ${content.notices.map((n) => n.check).join(' ')}`,
    );
    if (values.misses) for (const line of misses) console.log(`    ${line}`);
  }
  console.log(
    JSON.stringify({
      dpi: values.dpi,
      engine: values.engine,
      pages: pages.length,
      numbers: total.numbersRight / total.numbers,
      codes: total.codesRight / total.codes,
      names: total.namesRight / total.names,
      cer: total.errors / total.characters,
      cpuSecondsAPage: seconds / pages.length,
      rss: Math.round(process.memoryUsage.rss() / 1e6),
      counts: total,
    }),
  );
  await ocr.close();
}

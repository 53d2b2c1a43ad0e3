import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Worker as Thread } from 'node:worker_threads';
import type { Line, Worker } from 'tesseract.js';
import { type GreyImage, newGrey } from '../image.ts';
import { loadTesseract } from './loadRuntime.ts';
import { EngineMissingError, type RecognizedLine, type Recognizer } from './recognizer.ts';

/** Lines are stacked in one picture of at most so many, as a block of text: a call a line would cost more than its reading. */
const STACK = 60;

/** The height that lines are scaled to; the engine reads best at 30 to 40 pixels. */
const LINE_HEIGHT = 44;

const GAP = 26;

/**
 * tesseract.js with the language data of its npm packages, nothing is downloaded. With `digits` it reads numbers and codes only. While it
 * reads nothing, its thread does not keep the program from ending.
 * Throws EngineMissingError where the packages do not load.
 */
export async function openTesseract(digits = false): Promise<Recognizer> {
  const worker = await load(digits);
  const { worker: thread } = worker as Worker & { worker: Thread }; // not in the types of tesseract.js, which has no other way to it
  thread.unref();
  return {
    name: 'tesseract',
    batch: STACK,
    async recognizeLines(images) {
      const lines: RecognizedLine[] = [];
      thread.ref();
      try {
        for (let i = 0; i < images.length; i += STACK)
          lines.push(...(await readStack(worker, images.slice(i, i + STACK))));
      } finally {
        thread.unref();
      }
      return lines;
    },
    async close() {
      await worker.terminate();
    },
  };
}

async function load(digits: boolean): Promise<Worker> {
  // One language at a time: the Chinese data knows digits and Latin letters too, and the worker takes several only from one folder.
  const language = digits ? 'eng' : 'chi_sim';
  try {
    const { createWorker, OEM, PSM } = await loadTesseract();
    const folder = dirname(createRequire(import.meta.url).resolve(`@tesseract.js-data/${language}`));
    const worker = await createWorker(language, OEM.LSTM_ONLY, {
      langPath: join(folder, '4.0.0_best_int'),
      cacheMethod: 'none',
      gzip: true,
    });
    await worker.setParameters({
      tessedit_pageseg_mode: PSM.SINGLE_BLOCK,
      ...(digits && { tessedit_char_whitelist: '0123456789.,-%' }),
    });
    return worker;
  } catch (cause) {
    throw new EngineMissingError('tesseract', ['tesseract.js', `@tesseract.js-data/${language}`], cause);
  }
}

async function readStack(worker: Worker, images: readonly GreyImage[]): Promise<RecognizedLine[]> {
  const slots = images.map((image) => Math.max(4, Math.round((image.width * LINE_HEIGHT) / image.height)));
  const width = Math.max(...slots) + 2 * GAP;
  const stack = newGrey(width, images.length * (LINE_HEIGHT + GAP) + GAP, 300);
  for (const [i, image] of images.entries()) drawScaled(stack, image, GAP, GAP + i * (LINE_HEIGHT + GAP), slots[i]!);
  const { data } = await worker.recognize(toPgm(stack), {}, { blocks: true, text: false });
  const found = images.map((): RecognizedLine[] => []);
  const lines: Line[] = (data.blocks ?? []).flatMap((block) =>
    block.paragraphs.flatMap((paragraph) => paragraph.lines),
  );
  for (const line of lines) {
    const slot = Math.floor(((line.bbox.y0 + line.bbox.y1) / 2 - GAP / 2) / (LINE_HEIGHT + GAP));
    const text = line.text.trim();
    const symbols = line.words.flatMap((word) => word.symbols);
    const confidence = Math.min(...symbols.map((symbol) => symbol.confidence / 100), 1);
    if (text !== '') found[Math.max(0, Math.min(images.length - 1, slot))]!.push({ text, confidence });
  }
  return found.map((parts) => ({
    text: parts.map((part) => part.text).join(' '),
    confidence: parts.length === 0 ? 0 : Math.min(...parts.map((part) => part.confidence)),
  }));
}

function drawScaled(stack: GreyImage, image: GreyImage, left: number, top: number, width: number): void {
  for (let y = 0; y < LINE_HEIGHT; y++) {
    const sy = Math.max(0, Math.min(image.height - 1, ((y + 0.5) * image.height) / LINE_HEIGHT - 0.5));
    const y0 = sy | 0;
    const y1 = Math.min(image.height - 1, y0 + 1);
    for (let x = 0; x < width; x++) {
      const sx = Math.max(0, Math.min(image.width - 1, ((x + 0.5) * image.width) / width - 0.5));
      const x0 = sx | 0;
      const x1 = Math.min(image.width - 1, x0 + 1);
      const a = image.data[y0 * image.width + x0]! * (1 - (sx - x0)) + image.data[y0 * image.width + x1]! * (sx - x0);
      const b = image.data[y1 * image.width + x0]! * (1 - (sx - x0)) + image.data[y1 * image.width + x1]! * (sx - x0);
      stack.data[(top + y) * stack.width + left + x] = a * (1 - (sy - y0)) + b * (sy - y0) + 0.5;
    }
  }
}

function toPgm(image: GreyImage): Buffer {
  return Buffer.concat([Buffer.from(`P5\n${image.width} ${image.height}\n255\n`), image.data]);
}

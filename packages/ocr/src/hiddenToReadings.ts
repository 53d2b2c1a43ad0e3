import type { GlyphRun } from '@yusuan/model';
import type { GreyImage } from './image.ts';
import { cropLine } from './lines/cropLine.ts';
import { type TextLine, usualHeight } from './lines/regionsToLines.ts';
import type { Reading } from './linesToReadings.ts';
import type { LevelPage } from './prepare/levelPage.ts';
import { withoutBend } from './prepare/unwarp.ts';
import { foldNumericSigns, isNumericReading } from './recognise/numericReading.ts';
import type { Recognizer } from './recognise/recognizer.ts';

/** Lines that are read to see whether the hidden text says what the picture shows, and how many of them may differ. */
const SAMPLES = 16;
const MAY_DIFFER = 1;

/** Share of the picture's lines that must have hidden text, and of the hidden text that must stand on lines. */
const COVERED = 0.95;

/** What one line of hidden text counts, however well the sample agrees. */
const CONFIDENCE = 0.9;

/** Why hidden text is not used. */
export interface Misfit {
  misfit: string;
}

/**
 * The lines of a page with the text that its hidden layer gives them, if that fits the picture: nearly every line of print has its text, nearly all
 * text stands on print, and a sample of lines (numbers first) is recognised as the same.
 * @param runs of the hidden layer, in points of the page as it stood before it was levelled
 */
export async function hiddenToReadings(
  level: LevelPage,
  runs: readonly GlyphRun[],
  engine: Recognizer,
): Promise<{ readings: Reading[]; images: GreyImage[] } | Misfit> {
  if (level.turn !== 0) return { misfit: 'it does not stand upright' };
  const { lines, regions, flat } = level;
  const texts = new Map<TextLine, { x: number; text: string }[]>();
  let [placed, signs] = [0, 0];
  for (const run of runs) {
    const text = run.text.trim();
    if (text === '') continue;
    signs += text.length;
    const [x0, y0] = toLevel(level, run.box.x0, (run.box.y0 + run.box.y1) / 2);
    const [x1, y1] = toLevel(level, run.box.x1, (run.box.y0 + run.box.y1) / 2);
    const [x, y] = [(x0 + x1) / 2, (y0 + y1) / 2];
    const line = lines.find((l) => x > l.x0 && x < l.x1 && y > l.y0 && y < l.y1);
    const slack = line ? (line.y1 - line.y0) * 1.2 : 0;
    if (!line || x0 < line.x0 - slack || x1 > line.x1 + slack) continue;
    placed += text.length;
    texts.set(line, [...(texts.get(line) ?? []), { x, text }]);
  }
  if (placed < signs * COVERED) return { misfit: `${signs - placed} of its ${signs} signs stand where no print is` };
  if (texts.size < lines.length * COVERED)
    return { misfit: `${lines.length - texts.size} of ${lines.length} lines of print have none` };
  const readings: Reading[] = [...texts].map(([line, parts]) => {
    const text = parts.sort((a, b) => a.x - b.x).map((part) => part.text);
    return { line, text: foldNumericSigns(text.join('')), confidence: CONFIDENCE, alternatives: [] };
  });
  const size = usualHeight(readings.map(({ line }) => line));
  const images = readings.map(({ line }) => cropLine(flat, line, lines, regions.boxes[line.region]!, size));
  const sample = sampleOf(readings);
  const read = await engine.recognizeLines(sample.map((i) => images[i]!));
  const differ = sample.filter((i, n) => key(read[n]?.text ?? '') !== key(readings[i]!.text));
  if (differ.length > MAY_DIFFER)
    return { misfit: `${differ.length} of ${sample.length} lines say something else in the picture` };
  return { readings, images };
}

/** A point of the page, in points, to pixels of the level picture: the inverse of what is sampled to level it. */
function toLevel({ flat, degrees, warp }: LevelPage, x: number, y: number): [number, number] {
  const [cx, cy] = [(flat.width - 1) / 2, (flat.height - 1) / 2];
  const [dx, dy] = [(x * flat.dpi) / 72 - cx, (y * flat.dpi) / 72 - cy];
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  const turned: [number, number] = [cos * dx + sin * dy + cx, cos * dy - sin * dx + cy];
  return warp ? withoutBend(warp, turned, flat.width, flat.height) : turned;
}

/** Indices of lines spread over the page: three numbers to each other text, as far as there are any. */
function sampleOf(readings: readonly Reading[]): number[] {
  const indices = readings.map((_, i) => i);
  const numbers = indices.filter((i) => isNumericReading(readings[i]!.text) && readings[i]!.text.length >= 3);
  const names = indices.filter((i) => !isNumericReading(readings[i]!.text) && readings[i]!.text.length >= 3);
  const share = Math.min(numbers.length, Math.max(SAMPLES * 0.75, SAMPLES - names.length));
  return [...spread(numbers, share), ...spread(names, SAMPLES - share)];
}

function spread(indices: readonly number[], count: number): number[] {
  const step = Math.max(1, indices.length / count);
  return Array.from({ length: Math.min(count, indices.length) }, (_, n) => indices[Math.floor(n * step)]!);
}

/** Text without what engines differ in where both are right: spaces, and the width of signs. */
const key = (text: string): string =>
  foldNumericSigns(text)
    .normalize('NFKC')
    .replace(/[\s。，、：；“”"'‘’]/g, '')
    .replace(/[—–-]+/g, '-');

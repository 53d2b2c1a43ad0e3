import { cropLine } from '../lines/cropLine.ts';
import { type TextLine, usualHeight } from '../lines/regionsToLines.ts';
import type { RecognizedLine, Recognizer } from '../recognise/recognizer.ts';
import type { LevelPage } from './levelPage.ts';

/** How many lines are read to see whether a page stands upright. */
const SAMPLES = 6;

/** A few lines of middling length, spread over the page, and what is read in them. */
export async function readSample(level: LevelPage, recognizer: Recognizer): Promise<Map<TextLine, RecognizedLine>> {
  const usable = level.lines.filter((line) => {
    const ratio = (line.x1 - line.x0) / (line.y1 - line.y0);
    return ratio >= 2.5 && ratio <= 45;
  });
  const step = Math.max(1, usable.length / SAMPLES);
  const sample: TextLine[] = [];
  for (let i = 0; i < usable.length; i += step) sample.push(usable[Math.floor(i)]!);
  const size = usualHeight(level.lines);
  const read = await recognizer.recognizeLines(
    sample.map((line) => cropLine(level.flat, line, level.lines, level.regions.boxes[line.region]!, size)),
  );
  return new Map(sample.map((line, i) => [line, read[i]!]));
}

/**
 * How much is read in sample lines: the sum of the confidence of their letters and digits, a line on the average, and their mean confidence. Turned
 * text gives few letters, but points and strokes that are sure.
 */
export function judgeSample(lines: readonly RecognizedLine[]): { evidence: number; confidence: number } {
  let letters = 0;
  let sum = 0;
  for (const { text, confidence } of lines) {
    const count = text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
    letters += count;
    sum += confidence * count;
  }
  return { evidence: sum / Math.max(1, lines.length), confidence: sum / Math.max(1, letters) };
}

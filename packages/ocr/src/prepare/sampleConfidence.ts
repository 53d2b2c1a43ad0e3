import { cropLine } from '../lines/cropLine.ts';
import type { Recognizer } from '../recognise/recognizer.ts';
import type { LevelPage } from './levelPage.ts';

/** How many lines are read to see whether a page stands upright. */
const SAMPLES = 6;

/** The mean confidence with which a few lines of middling length, spread over the page, are read; 0 on a page without lines. */
export async function sampleConfidence(level: LevelPage, recognizer: Recognizer): Promise<number> {
  const usable = level.lines.filter((line) => {
    const ratio = (line.x1 - line.x0) / (line.y1 - line.y0);
    return ratio >= 2.5 && ratio <= 25;
  });
  if (usable.length === 0) return 0;
  const step = Math.max(1, usable.length / SAMPLES);
  const images = [];
  for (let i = 0; i < usable.length; i += step) {
    const line = usable[Math.floor(i)]!;
    images.push(cropLine(level.flat, line, level.lines, level.regions.boxes[line.region]!, line.y1 - line.y0));
  }
  const lines = await recognizer.recognizeLines(images);
  return lines.reduce((sum, line) => sum + line.confidence, 0) / lines.length;
}

import type { Notice } from '@yusuan/model';
import type { GreyImage } from './image.ts';
import { cropLine } from './lines/cropLine.ts';
import type { TextLine } from './lines/regionsToLines.ts';
import { foldNumericSigns, repairSeparators } from './recognise/numericReading.ts';
import type { Engines } from './recognise/openEngines.ts';

/** What one line says. */
export interface Reading {
  line: TextLine;
  text: string;
  confidence: number;
  alternatives: string[];
}

/** Reads lines one by one until the deadline; lines in which nothing is read give no reading. */
export async function linesToReadings(
  flat: GreyImage,
  lines: readonly TextLine[],
  engines: Engines,
  deadline: number,
): Promise<{ readings: Reading[]; notices: Notice[] }> {
  const readings: Reading[] = [];
  const notices: Notice[] = [];
  const heights = lines.map((line) => line.y1 - line.y0).sort((a, b) => a - b);
  const size = heights[Math.floor(heights.length * 0.6)] ?? 0;
  for (const [index, line] of lines.entries()) {
    if (Date.now() > deadline) {
      notices.push({
        check: 'ocr:time-limit',
        severity: 'error',
        message: `the page took too long: ${lines.length - index} of ${lines.length} lines were not read`,
      });
      break;
    }
    const [read] = await engines.first.recognizeLines([cropLine(flat, line, lines, size)]);
    if (!read || read.text === '') continue;
    const text = foldNumericSigns(read.text);
    const repaired = repairSeparators(text);
    if (repaired !== undefined) {
      notices.push({
        check: 'ocr:separator',
        severity: 'info',
        message: `“${text}” can only be the number ${repaired}: the separators were read wrong`,
        expected: repaired,
        actual: text,
      });
    }
    readings.push({
      line,
      text: repaired ?? text,
      confidence: read.confidence,
      alternatives: repaired === undefined ? [] : [text],
    });
  }
  return { readings, notices };
}

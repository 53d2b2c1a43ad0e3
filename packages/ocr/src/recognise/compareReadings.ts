import type { Notice } from '@yusuan/model';
import type { GreyImage } from '../image.ts';
import type { Reading } from '../linesToReadings.ts';
import { foldNumericSigns, isNumericReading, isWellFormed, repairSeparators } from './numericReading.ts';
import type { Recognizer } from './recognizer.ts';

/** Both engines say the same: of the numbers on which they agreed, none of thousands was wrong. */
const AGREED = 0.99;

/** Most that a number counts on which the engines differ. */
const DISPUTED = 0.5;

/**
 * Reads numbers and codes with the second engine (`readings` is changed). Agreement raises the confidence to AGREED; a second reading that differs
 * becomes an alternative and the confidence falls to DISPUTED at most. Where only the second one is a well-formed number it becomes the text.
 */
export async function compareReadings(
  readings: Reading[],
  images: readonly GreyImage[],
  second: Recognizer,
  deadline: number,
): Promise<Notice[]> {
  const numeric = readings.flatMap((reading, i) => (isNumericReading(reading.text) ? [i] : []));
  if (numeric.length === 0) return [];
  if (Date.now() > deadline) {
    return [
      {
        check: 'ocr:time-limit',
        severity: 'warning',
        message: `no time was left to read ${numeric.length} numbers with ${second.name} too`,
      },
    ];
  }
  const others = await second.recognizeLines(numeric.map((i) => images[i]!));
  let disputed = 0;
  for (const [n, i] of numeric.entries()) {
    const reading = readings[i]!;
    const folded = foldNumericSigns(others[n]?.text ?? '').replaceAll(' ', '');
    if (folded === '') continue;
    const other = repairSeparators(folded) ?? folded;
    if (other === reading.text) {
      reading.confidence = Math.max(reading.confidence, AGREED);
      continue;
    }
    disputed++;
    reading.confidence = Math.min(reading.confidence, DISPUTED);
    const swap = isWellFormed(other) && !isWellFormed(reading.text);
    const rest = reading.alternatives.filter((text) => text !== other);
    reading.alternatives = swap ? [reading.text, ...rest] : [other, ...rest];
    if (swap) reading.text = other;
  }
  if (disputed === 0) return [];
  return [
    {
      check: 'ocr:engines-differ',
      severity: 'info',
      message: `${disputed} of ${numeric.length} numbers and codes are read differently by the two engines`,
    },
  ];
}

import type { Notice } from '@yusuan/model';
import type { Region } from './lines/rulingsToRegions.ts';
import type { Reading } from './linesToReadings.ts';
import { isWellFormed } from './recognise/numericReading.ts';

/** So many numbers of a column must have the same number of decimals, and this share of all, to say how the others are printed. */
const LEAST = 4;
const LEAST_SHARE = 0.8;

/** Most that a number counts that is not printed as its column is. */
const DOUBTED = 0.5;

/**
 * Looks at the decimals of numbers that stand in cells one below the other (`readings` is changed). Budgets are printed with the same number of
 * decimals down a column: a number without a point among those with one has lost it, with high confidence and in both engines alike; one with a
 * point among codes has read a speck. What it is with the decimals of its column, if another look read it so or its digits say it, becomes its text and
 * what was read stays beside it; an amount that cannot be put right is doubted.
 *
 *     1,204.30
 *       123456   → 1,234.56
 *       204.30
 */
export function repairColumnDecimals(readings: Reading[], regions: readonly Region[]): Notice[] {
  const numbers = readings.filter(({ line, text }) => line.cell && decimalsOf(text) >= 0 && text !== '0');
  const columns = Map.groupBy(numbers, ({ line }) => `${regions[line.region]!.x0} ${regions[line.region]!.x1}`);
  return [...columns.values()].flatMap(repairColumn);
}

function repairColumn(column: readonly Reading[]): Notice[] {
  const decimals = Map.groupBy(column, ({ text }) => decimalsOf(text));
  const [usual, printed = []] = [...decimals].sort(([, a], [, b]) => b.length - a.length)[0] ?? [0, []];
  if (usual === 1 || printed.length < LEAST) return [];
  const first = Math.min(...printed.map(({ line }) => line.y0));
  const others = column.filter(({ line, text }) => {
    const own = decimalsOf(text);
    // The number of a column, and a year over the amounts, are no amounts.
    const isNoAmount = own === 0 && (text.length <= usual || (line.y0 < first && /^(19|20)\d\d$/.test(text)));
    return own !== usual && !isNoAmount;
  });
  if (printed.length < (printed.length + others.length) * LEAST_SHARE) return [];
  const grouped = printed.some(({ text }) => text.includes(','));
  return others.flatMap((reading): Notice[] => {
    const read = reading.text;
    const isUsual = (text: string) =>
      decimalsOf(text) === usual && (usual === 0 ? digitsOf(text) === digitsOf(read) : isWellFormed(text));
    const repaired = reading.alternatives.find(isUsual) ?? (usual > 0 ? withPoint(read, usual, grouped) : undefined);
    if (repaired === undefined && usual === 0) return [];
    reading.confidence = Math.min(reading.confidence, DOUBTED);
    const printedSo = usual === 0 ? 'whose other numbers have no point' : `whose other amounts have ${usual} decimals`;
    const message = `“${read}” stands in a column ${printedSo}`;
    if (repaired === undefined) return [{ check: 'ocr:column-decimals', severity: 'warning', message, actual: read }];
    reading.text = repaired;
    reading.alternatives = [read, ...reading.alternatives.filter((text) => text !== repaired)];
    return [
      {
        check: 'ocr:column-decimals',
        severity: 'warning',
        message: `${message}: it is taken for ${repaired}`,
        expected: repaired,
        actual: read,
      },
    ];
  });
}

const digitsOf = (text: string): string => text.replace(/\D/g, '');

/** How many decimals a number has; −1 where the text is none. */
function decimalsOf(text: string): number {
  const match = /^-?\d[\d,]*(?:\.(\d+))?$/.exec(text);
  return match ? (match[1] ?? '').length : -1;
}

/** The digits with their last `decimals` behind a point; undefined where the number has separators already, or would begin with a needless 0. */
function withPoint(text: string, decimals: number, grouped: boolean): string | undefined {
  const match = /^(-?)(\d+)$/.exec(text);
  if (!match) return undefined;
  const whole = match[2]!.slice(0, -decimals);
  if (/^0\d/.test(whole)) return undefined;
  const parts = grouped ? whole.replace(/\B(?=(\d{3})+$)/g, ',') : whole;
  return `${match[1]}${parts}.${match[2]!.slice(-decimals)}`;
}

const DIGITS: Record<string, number> = {
  〇: 0,
  零: 0,
  '○': 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const PLACES: Record<string, number> = { 十: 10, 百: 100, 千: 1000 };

/** `二十三` → 23, `两` → 2, `一百零五` → 105; null for anything else. Below 10,000. */
export function chineseNumeralToInteger(text: string): number | null {
  let total = 0;
  let digit: number | null = null;
  for (const char of text) {
    const value = DIGITS[char];
    if (value !== undefined) {
      if (digit !== null && digit !== 0) return null;
      digit = value;
      continue;
    }
    const place = PLACES[char];
    if (place === undefined) return null;
    total += (digit === null || digit === 0 ? 1 : digit) * place;
    digit = null;
  }
  return text === '' ? null : total + (digit ?? 0);
}

/** Digits written one by one: `二〇二四` → `2024`; null for anything else. */
export function chineseDigitsToAscii(text: string): string | null {
  let digits = '';
  for (const char of text) {
    const value = DIGITS[char];
    if (value === undefined) return null;
    digits += value;
  }
  return digits === '' ? null : digits;
}

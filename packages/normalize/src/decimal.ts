import type { UnitName } from '@yusuan/schemas';

/** Powers of ten that turn a unit into yuan. */
const EXPONENT: Record<UnitName, number> = { 元: 0, 千元: 3, 万元: 4, 百万元: 6, 亿元: 8 };
const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?$/;

/** An exact decimal string as an integer and how many of its digits are decimals. Throws RangeError for anything else. */
function decimalToScaled(digits: string): { value: bigint; scale: number } {
  const match = DECIMAL.exec(digits);
  if (!match) throw new RangeError(`not a decimal number: ${digits}`);
  const fraction = match[3] ?? '';
  const value = BigInt(`${match[2]}${fraction}`);
  return { value: match[1] ? -value : value, scale: fraction.length };
}

/** value × 10^-scale as a decimal string of at least `places` decimals (zeros added, nothing cut). */
function scaledToDecimal(value: bigint, scale: number, places = 0): string {
  const sign = value < 0n ? '-' : '';
  let digits = (value < 0n ? -value : value).toString();
  let decimals = scale;
  if (decimals < places) {
    digits += '0'.repeat(places - decimals);
    decimals = places;
  }
  digits = digits.padStart(decimals + 1, '0');
  const cut = digits.length - decimals;
  return decimals === 0 ? sign + digits : `${sign}${digits.slice(0, cut)}.${digits.slice(cut)}`;
}

/** A yuan string (`-12.30`) as 分: -1230n. At most two decimals, else RangeError. */
export function yuanToCents(yuan: string): bigint {
  const { value, scale } = decimalToScaled(yuan);
  if (scale > 2) throw new RangeError(`more than two decimals: ${yuan}`);
  return value * 10n ** BigInt(2 - scale);
}

/** 分 as a yuan string with two places: -1230n → `-12.30`. */
export function centsToYuan(cents: bigint): string {
  return scaledToDecimal(cents, 2, 2);
}

/** An exact decimal in `unit` as yuan with two places; halves of a 分 go away from zero. `112859.652716` 万元 → `1128596527.16`. */
export function toYuan(digits: string, unit: UnitName): string {
  const { value, scale } = decimalToScaled(digits);
  const shift = EXPONENT[unit] + 2 - scale;
  if (shift >= 0) return centsToYuan(value * 10n ** BigInt(shift));
  const divisor = 10n ** BigInt(-shift);
  const size = value < 0n ? -value : value;
  const rounded = (size * 2n + divisor) / (divisor * 2n);
  return centsToYuan(value < 0n ? -rounded : rounded);
}

/** One unit of the last printed place of `digits`, in yuan: `4271.61` 万元 → `100.00`. Has more than two decimals where the print has. */
export function lastPlaceOfDigits(digits: string, unit: UnitName): string {
  const shift = EXPONENT[unit] - decimalToScaled(digits).scale;
  return shift >= 0 ? scaledToDecimal(10n ** BigInt(shift), 0, 2) : scaledToDecimal(1n, -shift, 2);
}

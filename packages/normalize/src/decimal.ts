import type { UnitName } from '@yusuan/schemas';

/** What one of each unit is in 分, the smallest amount there is. */
export const fenOfUnit: Readonly<Record<UnitName, bigint>> = {
  元: 100n,
  千元: 100_000n,
  万元: 1_000_000n,
  百万元: 100_000_000n,
  亿元: 10_000_000_000n,
};

/** A yuan string in 分: `"531729400.00"` → 53172940000n. Decimals behind the second are cut. */
export function yuanToFen(yuan: string): bigint {
  const negative = yuan.startsWith('-');
  const [whole = '0', fraction = ''] = yuan.replace('-', '').split('.');
  const fen = BigInt(whole) * 100n + BigInt(`${fraction}00`.slice(0, 2));
  return negative ? -fen : fen;
}

/** 分 as a yuan string with two places: 53172940000n → `"531729400.00"`. */
export function fenToYuan(fen: bigint): string {
  const digits = (fen < 0n ? -fen : fen).toString().padStart(3, '0');
  return `${fen < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?$/;

/**
 * An exact decimal in `unit` as yuan with two places; halves of a 分 go away from zero. `112859.652716` 万元 → `1128596527.16`.
 * @throws RangeError where `digits` is no decimal number
 */
export function toYuan(digits: string, unit: UnitName): string {
  const match = DECIMAL.exec(digits);
  if (!match) throw new RangeError(`not a decimal number: ${digits}`);
  const [, sign, whole, fraction = ''] = match;
  const fen = BigInt(`${whole}${fraction}`) * fenOfUnit[unit];
  const divisor = 10n ** BigInt(fraction.length);
  const rounded = (fen * 2n + divisor) / (divisor * 2n);
  return fenToYuan(sign ? -rounded : rounded);
}

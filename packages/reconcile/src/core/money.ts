/** Exact money: amounts are whole fen (分) in BigInt; a printed place can be no finer than one fen. */
import { fenOfUnit, fenToYuan } from '@yusuan/normalize';

export { fenToYuan, yuanToFen } from '@yusuan/normalize';

/** A text without a unit that is known is in 元. */
function unitInFen(unit: string | null): bigint {
  return (fenOfUnit as Readonly<Record<string, bigint>>)[unit ?? '元'] ?? fenOfUnit.元;
}

/** Half fen, as they come up in tolerances, to yuan with three places: 15n → `"0.075"`; whole fen keep two. */
export function halfFenToYuan(halves: bigint): string {
  if (halves % 2n === 0n) return fenToYuan(halves / 2n);
  return `${fenToYuan((halves - (halves < 0n ? -1n : 1n)) / 2n)}5`;
}

export function absolute(value: bigint): bigint {
  return value < 0n ? -value : value;
}

/** How many decimals the figure in a printed text has: `"4,271.61"` → 2, `"120258,600"` → 0, `"77000.00元"` → 2. */
export function printedDecimals(rawText: string): number {
  const figure = /\d[\d,，\s]*(?:[.．]\s*([\d\s]+))?/.exec(rawText.normalize('NFKC'));
  return figure?.[1] ? figure[1].replace(/\s/g, '').length : 0;
}

/** The value in fen of the last of `decimals` printed places in `unit`: 2 decimals of 万元 → 10000n (100 元). Never under one fen. */
export function placeInFen(unit: string | null, decimals: number): bigint {
  let place = unitInFen(unit);
  for (let i = 0; i < decimals && place > 1n; i++) place /= 10n;
  return place < 1n ? 1n : place;
}

/** An amount in a unit for people: 14880380000n in 万元 → `"14,880.38"`. */
export function fenInUnit(fen: bigint, unit: string | null): string {
  const scale = unitInFen(unit);
  const digits = scale.toString().length - 1;
  const magnitude = absolute(fen);
  const whole = (magnitude / scale).toString().replace(/\B(?=(\d{3})+$)/g, ',');
  const fraction = (magnitude % scale).toString().padStart(digits, '0').replace(/0+$/, '').padEnd(2, '0');
  return `${fen < 0n ? '-' : ''}${whole}.${fraction}`;
}

/** Percentages as printed, in hundredths of a percent. */
import type { Term } from './equation.ts';
import { fenToYuan } from './money.ts';

/** `"7.9"` → 790n and the value of its last place, 10n; further places are cut, a sign is left out. */
export function printedPercent(percent: string): { hundredths: bigint; place: bigint } {
  const [whole = '0', fraction = ''] = percent.replace('-', '').split('.');
  const place = fraction.length === 0 ? 100n : fraction.length === 1 ? 10n : 1n;
  return { hundredths: BigInt(whole) * 100n + BigInt(`${fraction}00`.slice(0, 2)), place };
}

/** A share in hundredths of a percent, rounded half up. */
export function ratio(part: bigint, whole: bigint): bigint {
  return (part * 20_000n + whole) / (2n * whole);
}

/** A percentage as a term of an equation of them, to the place that is printed. */
export function percentTerm(label: string, hundredths: bigint, place: bigint, statementId: string | null): Term {
  return {
    label,
    printed: `${fenToYuan(hundredths)}%`,
    fen: hundredths,
    place: { own: place, strict: place },
    amountId: null,
    statementId,
  };
}

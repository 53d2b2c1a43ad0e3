import type { InkedNumber } from '../lines/inkSeparators.ts';

/** Looks like a number or a code, with the mix-ups that recognition makes of its signs. */
export function isNumericReading(text: string): boolean {
  return /[\d０-９]/.test(text) && /^[-+－—(（]?[\d０-９.,，．。、·:： ]+[%％]?[)）]?$/.test(text);
}

/** Full-width signs inside a number to the half-width ones that they are printed as; other texts unchanged. */
export function foldNumericSigns(text: string): string {
  if (!isNumericReading(text)) return text;
  return text
    .replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    .replace(/[，、]/g, ',')
    .replace(/[．。·]/g, '.')
    .replace(/[－—]/g, '-')
    .replace(/％/g, '%')
    .replace(/ +(?=[.,])|(?<=[.,]) +/g, '');
}

/** A number as it is printed: plain, or in groups of three, with or without a fraction. */
export function isWellFormed(text: string): boolean {
  return /^-?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?%?$/.test(text);
}

/**
 * The one number that a reading with broken separators can be, or undefined where it is a number already or could be several:
 * `9.951.86` → `9,951.86`, `1.234,567.00` → `1,234,567.00`, `12,345,67` → `12,345.67`, `219,980000` → `219.980000`.
 * Groups must be of three digits and the last of one, two or six (six decimals are yuan printed in 万元).
 */
export function repairSeparators(text: string): string | undefined {
  const match = /^(-?)(\d{1,3}(?:[.,]\d{3})*)[.,:](\d{1,2}|\d{6})$/.exec(text);
  if (!match) return undefined;
  const repaired = `${match[1]}${match[2]!.replaceAll('.', ',')}.${match[3]}`;
  return repaired === text ? undefined : repaired;
}

/**
 * The number with the separators that its ink shows, where the reading lost some: `67573692` with one blob after two digits → `67.573692`.
 * Undefined where the ink shows no more than the reading, where digits and blobs cannot be told apart, or where the number that comes out is not one
 * with two or six decimals: a speck in a code, a serif that stands apart are blobs too.
 */
export function insertSeparators(text: string, inked: InkedNumber): string | undefined {
  const digits = text.replace(/\D/g, '');
  const read = text.replace(/[^.,]/g, '').length;
  if (!/^-?[\d.,]+$/.test(text) || inked.digits !== digits.length || inked.separators.length <= read) return undefined;
  let out = '';
  for (let i = 0, s = 0; i < digits.length; i++) {
    if (i > 0 && inked.separators[s] === i) {
      s++;
      out += s === inked.separators.length ? '.' : ',';
    }
    out += digits[i];
  }
  if (text.startsWith('-')) out = `-${out}`;
  return isWellFormed(out) && /\.(\d{2}|\d{6})$/.test(out) && out !== text ? out : undefined;
}

/** Looks like a number or a code, with the mix-ups that recognition makes of its signs. */
export function isNumericReading(text: string): boolean {
  return /\d/.test(text) && /^[-+－—(（]?[\d.,，．。、·:： ]+[%％]?[)）]?$/.test(text);
}

/** Full-width signs inside a number to the half-width ones that they are printed as; other texts unchanged. */
export function foldNumericSigns(text: string): string {
  if (!isNumericReading(text)) return text;
  return text
    .replace(/[，、]/g, ',')
    .replace(/[．。·]/g, '.')
    .replace(/[－—]/g, '-')
    .replace(/％/g, '%')
    .replace(/ +(?=[.,])|(?<=[.,]) +/g, '');
}

/**
 * The one number that a reading with broken separators can be, or undefined where it is a number already or could be several:
 * `9.951.86` → `9,951.86`, `1.234,567.00` → `1,234,567.00`, `12,345,67` → `12,345.67`. Groups must be of three digits and the last of one or two,
 * or of six where the number is printed with six decimals in full groups.
 */
export function repairSeparators(text: string): string | undefined {
  const match = /^(-?)(\d{1,3}(?:[.,]\d{3})+)[.,](\d{1,2}|\d{6})$/.exec(text);
  if (!match) return undefined;
  const repaired = `${match[1]}${match[2]!.replaceAll('.', ',')}.${match[3]}`;
  return repaired === text ? undefined : repaired;
}

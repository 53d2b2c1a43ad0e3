const raised: Record<string, string> = Object.fromEntries(
  [...'0123456789'].map((digit, i) => [digit, '⁰¹²³⁴⁵⁶⁷⁸⁹'[i]!]),
);

/** Digits that stand raised on the page, as the signs for that: a mark of a note must not become a part of the number before it. */
export function superscript(text: string): string {
  return text.replace(/\d/g, (digit) => raised[digit]!);
}

const JOINS_LATIN = /[A-Za-z0-9%)\].,;:&+#]$/;
const STARTS_LATIN = /^[A-Za-z0-9(&+#]/;

/**
 * A printed name without the spaces and line breaks of its layout: `公务用车\n购置  费` → `公务用车购置费`. A space stays only between Latin
 * words and numbers (`Big Data 2.0`); a number broken over two lines is joined.
 */
export function cleanName(text: string): string {
  const parts = text
    .replace(/[\u200B-\u200D\u2060\uFEFF]/g, '')
    .split(/([\s\u00A0\u3000]+)/)
    .filter((part) => part !== '');
  let name = '';
  let gap = '';
  for (const part of parts) {
    if (/^[\s\u00A0\u3000]+$/.test(part)) {
      gap = part;
      continue;
    }
    if (name !== '' && gap !== '' && keepsSpace(name, part, gap)) name += ' ';
    name += part;
    gap = '';
  }
  return name;
}

function keepsSpace(before: string, after: string, gap: string): boolean {
  if (!JOINS_LATIN.test(before) || !STARTS_LATIN.test(after)) return false;
  const brokenNumber = gap.includes('\n') && /\d$/.test(before) && /^\d/.test(after);
  return !brokenNumber && /[A-Za-z0-9]$|[,;:.&+]$/.test(before) && /^[A-Za-z0-9&+]/.test(after);
}

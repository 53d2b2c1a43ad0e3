import { isGb2312Han, toSimplified } from './fold.ts';

const HAN = /\p{Script=Han}/gu;
/** Share of Han characters outside GB 2312 above which a text is Traditional: Simplified ones have rare names only, Traditional ones a fifth and more. */
const traditionalShare = 0.06;
const enoughHan = 20_000;

/** Whether texts, taken together, are in Traditional characters. */
export function isTraditional(texts: Iterable<string>): boolean {
  let han = 0;
  let foreign = 0;
  for (const text of texts) {
    for (const [char] of text.matchAll(HAN)) {
      han++;
      if (!isGb2312Han(char)) foreign++;
    }
    if (han > enoughHan) break;
  }
  return foreign > han * traditionalShare;
}

/** Traditional characters as Simplified, each at its place: places in the result are places in the text. */
export function toSimplifiedInPlace(text: string): string {
  const whole = toSimplified(text);
  if (whole.length === text.length) return whole;
  return [...text]
    .map((char) => {
      const simplified = toSimplified(char);
      return simplified.length === char.length ? simplified : char;
    })
    .join('');
}

/** A copy of plain data with every text changed; `keep` names keys that are taken over as they are. */
export function mapTexts<Data>(
  data: Data,
  change: (text: string) => string,
  keep: ReadonlySet<string> = new Set(),
): Data {
  const copy = (value: unknown): unknown => {
    if (typeof value === 'string') return change(value);
    if (Array.isArray(value)) return value.map(copy);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, keep.has(key) ? entry : copy(entry)]));
  };
  return copy(data) as Data;
}

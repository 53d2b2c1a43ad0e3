import type { InkMask } from '../image.ts';
import type { TextLine } from './regionsToLines.ts';

const TWO_AMOUNTS = /^-?\d{1,3}(?:[.,]\d{3})*\.(?:\d\d|\d{6})\s*-?\d{1,3}(?:[.,]\d{3})*\.(?:\d\d|\d{6})$/;

/** One amount, also with a comma read as a point, which makes two small ones of it: no budget has so many digits. */
const ONE_AMOUNT = /^-?\d{1,3}(?:[.,]\d{3})*[.,](?:\d\d|\d{6})$/;
const MOST_DIGITS = 14;

/** An amount and what is printed right behind it: a name, not a unit. */
const AMOUNT_AND_NAME = /^-?\d{1,3}(?:[.,]\d{3})*\.\d\d\s*(?![元万亿千百个人项份次])[\p{Script=Han}（(]{2}/u;

/** Whether a line is two columns that stand closer to each other than words do: an amount, and the next amount or name. */
export function isGlued(text: string): boolean {
  if (AMOUNT_AND_NAME.test(text)) return true;
  return TWO_AMOUNTS.test(text) && (!ONE_AMOUNT.test(text) || text.replace(/\D/g, '').length > MOST_DIGITS);
}

/** The line in two at its widest white gap; undefined where no gap is wider than between signs. */
export function splitAtWidestGap(ink: InkMask, line: TextLine): [TextLine, TextLine] | undefined {
  let widest = { from: 0, to: 0 };
  let last = line.x0 - 1;
  for (let x = line.x0; x < line.x1; x++) {
    let y = line.y0;
    while (y < line.y1 && ink.data[y * ink.width + x] === 0) y++;
    if (y === line.y1) continue;
    if (x - last > widest.to - widest.from) widest = { from: last + 1, to: x };
    last = x;
  }
  if (widest.to - widest.from < (line.y1 - line.y0) * 0.3) return undefined;
  return [
    { ...line, x1: widest.from },
    { ...line, x0: widest.to },
  ];
}

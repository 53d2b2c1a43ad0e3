const counted = '[续續]表?[\\d一二三四五六七八九十]*';
const mark = new RegExp(`[(（[【]${counted}[)）\\]】]|[-—]*${counted}$|^[续續]表\\d*`);

/**
 * What is left of a line above a table, given without spaces, without the words that the table goes on from the page before (`支出表（续）`,
 * `支出表续1`, `续表`); null where it has no such words.
 */
export function withoutContinued(text: string): string | null {
  const rest = text.replace(mark, '');
  return rest === text ? null : rest;
}

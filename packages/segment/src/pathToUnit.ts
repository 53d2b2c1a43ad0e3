import { parseHeaderUnit } from '@yusuan/normalize';
import type { UnitName } from '@yusuan/schemas';

/** The unit that a header path names, from the leaf upwards: `拟投入的资金（万元）`. */
export function pathToUnit(path: readonly string[]): UnitName | null {
  for (const text of [...path].reverse()) {
    const unit = parseHeaderUnit(text);
    if (unit !== null) return unit;
  }
  return null;
}

import type { Check } from '../core/identity.ts';
import { codes } from './codes.ts';
import { codesElsewhere } from './codes-elsewhere.ts';
import { columnSide } from './column-side.ts';
import { completeness } from './completeness.ts';
import { prose } from './prose.ts';
import { rowOrder } from './row-order.ts';
import { structure } from './structure.ts';
import { twoAmounts } from './two-amounts.ts';
import { unitCount } from './unit-count.ts';
import { unitDiffers } from './unit-differs.ts';
import { unitFits } from './unit-fits.ts';
import { unitSigns } from './unit-signs.ts';
import { unitWords } from './unit-words.ts';
import { years } from './years.ts';

export const checks: readonly Check[] = [
  prose,
  years,
  completeness,
  codes,
  codesElsewhere,
  rowOrder,
  columnSide,
  structure,
  twoAmounts,
  unitCount,
  unitFits,
  unitDiffers,
  unitSigns,
  unitWords,
];

import type { Check } from '../core/identity.ts';
import { codes } from './codes.ts';
import { completeness } from './completeness.ts';
import { prose } from './prose.ts';
import { structure } from './structure.ts';
import { twoAmounts } from './two-amounts.ts';
import { unitFits } from './unit-fits.ts';
import { unitWords } from './unit-words.ts';
import { years } from './years.ts';

export const checks: readonly Check[] = [prose, years, completeness, codes, structure, twoAmounts, unitFits, unitWords];

import type { Check } from '../core/identity.ts';

export const checks: readonly Check[] = [];

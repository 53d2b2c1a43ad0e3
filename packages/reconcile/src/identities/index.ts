import type { Identity } from '../core/identity.ts';
import { change } from './change.ts';
import { columnSum } from './column-sum.ts';
import { restatement } from './restatement.ts';
import { rowTotal } from './row-total.ts';
import { summaryBalance } from './summary-balance.ts';
import { summaryPane } from './summary-pane.ts';

/** Those that need one table alone: they choose between readings. */
export const tableIdentities: readonly Identity[] = [rowTotal, columnSum, summaryPane, summaryBalance, change];

export const identities: readonly Identity[] = [...tableIdentities, restatement];

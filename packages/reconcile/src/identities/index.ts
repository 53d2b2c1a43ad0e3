import type { Identity } from '../core/identity.ts';
import { change } from './change.ts';
import { columnSum } from './column-sum.ts';
import { correspondence } from './economic-correspondence.ts';
import { restatement } from './restatement.ts';
import { rowTotal } from './row-total.ts';
import { statementChange } from './statement-change.ts';
import { statementParts } from './statement-parts.ts';
import { statementShare } from './statement-share.ts';
import { statementTable } from './statement-table.ts';
import { summaryBalance } from './summary-balance.ts';
import { summaryPane } from './summary-pane.ts';
import { threePublicProse } from './three-public-prose.ts';

/** Those that need one table alone: they choose between readings. */
export const tableIdentities: readonly Identity[] = [rowTotal, columnSum, summaryPane, summaryBalance, change];

export const identities: readonly Identity[] = [
  ...tableIdentities,
  restatement,
  correspondence,
  statementTable,
  threePublicProse,
  statementChange,
  statementParts,
  statementShare,
];

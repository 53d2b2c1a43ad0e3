import type { Identity } from '../core/identity.ts';
import { change } from './change.ts';
import { columnSum } from './column-sum.ts';
import { correspondence } from './economic-correspondence.ts';
import { fundWithin } from './fund-within.ts';
import { projectRestatement } from './project-restatement.ts';
import { restatement } from './restatement.ts';
import { rowTotal } from './row-total.ts';
import { shiftedLabels } from './shifted-labels.ts';
import { statementBalance } from './statement-balance.ts';
import { statementChange } from './statement-change.ts';
import { statementPartition } from './statement-partition.ts';
import { statementParts } from './statement-parts.ts';
import { statementPrior } from './statement-prior.ts';
import { statementShare } from './statement-share.ts';
import { statementTable } from './statement-table.ts';
import { statementWithin } from './statement-within.ts';
import { summaryBalance } from './summary-balance.ts';
import { summaryPane } from './summary-pane.ts';
import { targetFunds } from './target-funds.ts';
import { threePublicProse } from './three-public-prose.ts';
import { totalRestatement } from './total-restatement.ts';
import { unitMagnitude } from './unit-magnitude.ts';
import { unitSum } from './unit-sum.ts';

/** Those that need one table alone: they choose between readings. */
export const tableIdentities: readonly Identity[] = [
  rowTotal,
  columnSum,
  summaryPane,
  summaryBalance,
  change,
  targetFunds,
];

/** All identities, in the order in which their findings are told. */
export const identities: readonly Identity[] = [
  ...tableIdentities,
  restatement,
  totalRestatement,
  fundWithin,
  shiftedLabels,
  unitMagnitude,
  unitSum,
  projectRestatement,
  correspondence,
  statementTable,
  threePublicProse,
  statementChange,
  statementParts,
  statementPartition,
  statementWithin,
  statementBalance,
  statementPrior,
  statementShare,
];

/** What an identity says, for a person. */
export function identityTitle(id: string): string {
  return identities.find((identity) => identity.id === id)?.title ?? id;
}

import type { Finding } from '@yusuan/schemas';

const order = { error: 0, warning: 1, info: 2 } as const;

/** Errors before warnings before notes; for sorting. */
export function bySeverity(a: Pick<Finding, 'severity'>, b: Pick<Finding, 'severity'>): number {
  return order[a.severity] - order[b.severity];
}

import { idPrefix, noticeToFinding } from '@yusuan/model';
import type { RunFinding } from '@yusuan/schemas';
import { type Body, repeatedBudgets } from './bodies.ts';

/** Says of each document that another is the budget of the same body for the same year, too: `before` counts its findings so far. */
export function repeatedBudgetFindings(documents: readonly Body[], before: ReadonlyMap<string, number>): RunFinding[] {
  return repeatedBudgets(documents).flatMap((group) =>
    group.map(({ document_id, organisation_code, organisation_name, fiscal_year }) => {
      const other = group.find((body) => body.document_id !== document_id)!;
      const message = `${group.length} documents of the run are the budget of ${organisation_code} ${organisation_name} for ${fiscal_year}, another is ${idPrefix(other.document_id)}: none of them is checked against departments or units`;
      const id = `${idPrefix(document_id)}-x${(before.get(document_id) ?? 0) + 1}`;
      return {
        document_id,
        ...noticeToFinding({ check: 'reconcile:run-repeated-budget', severity: 'info', message }, id),
      };
    }),
  );
}

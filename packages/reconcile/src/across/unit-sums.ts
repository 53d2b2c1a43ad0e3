/**
 * A department against all its units of a run at once. Documents are added one by one and need not be kept: of each only its figures stay.
 */
import { idPrefix, type Notice, noticeToFinding } from '@yusuan/model';
import type { BudgetDocument, Finding } from '@yusuan/schemas';
import { failureText } from '../core/describe.ts';
import { evaluate } from '../core/equation.ts';
import { documentFacts } from '../core/facts.ts';
import { fenToYuan } from '../core/money.ts';
import { type BodyStatement, bodyStatement, unitSumEquations } from '../core/unit-sums.ts';
import { documentView, foldName } from '../core/view.ts';
import { departmentDocuments } from './bodies.ts';
import type { DocumentNotice } from './index.ts';

/** What a document states of its own body. */
export function documentStatement(document: BudgetDocument): BodyStatement {
  return bodyStatement(foldName(document.organisation_name ?? ''), documentFacts(documentView(document)));
}

/** Where the units do not add up to the department, as findings of the department. Empty where they are not plausibly all of them. */
function unitSumNotices(department: BodyStatement, units: readonly BodyStatement[]): Notice[] {
  return unitSumEquations('run-unit-sum', department, units)
    .map(evaluate)
    .filter((outcome) => outcome.state === 'fails')
    .map((outcome) => {
      const { tableId, page, row, left } = outcome.equation;
      return {
        check: 'reconcile:run-unit-sum',
        severity: 'warning',
        message: failureText('a department is the sum of its units', outcome),
        expected: fenToYuan(outcome.rightFen),
        actual: fenToYuan(outcome.leftFen),
        difference: fenToYuan(outcome.difference),
        table_id: tableId,
        page,
        row,
        amount_ids: left.flatMap((term) => term.amountId ?? []),
      };
    });
}

/** The same as findings of one department, with ids that follow on `before` others of it. */
export function unitSumFindings(
  departmentId: string,
  department: BodyStatement,
  units: readonly BodyStatement[],
  before: number,
): Finding[] {
  const prefix = idPrefix(departmentId);
  return unitSumNotices(department, units).map((notice, i) => noticeToFinding(notice, `${prefix}-x${before + i + 1}`));
}

export function departmentSums(documents: BudgetDocument[]): DocumentNotice[] {
  return departmentDocuments(documents).flatMap(({ department, units }) => {
    if (units.length < 2) return [];
    const notices = unitSumNotices(documentStatement(department), units.map(documentStatement));
    return notices.map((notice) => ({ document: department, notice }));
  });
}

/** A unit's totals are part of its department's: what a unit's budget gives for a fund cannot exceed what the department's gives. */
import type { BudgetDocument } from '@yusuan/schemas';
import { failureText } from '../core/describe.ts';
import { cellEquation, evaluate } from '../core/equation.ts';
import { documentFacts, type Fact } from '../core/facts.ts';
import { fenToYuan } from '../core/money.ts';
import { documentView } from '../core/view.ts';
import type { DocumentNotice } from './index.ts';

export function departmentAndUnits(documents: BudgetDocument[]): DocumentNotice[] {
  const departments = documents.filter((document) => document.document_type === 'department_budget');
  return departments.flatMap((department) => {
    const units = documents.filter((document) => isUnitOf(document, department));
    if (units.length === 0) return [];
    const wholes = documentFacts(documentView(department));
    return units.flatMap((unit) => documentFacts(documentView(unit)).flatMap((part) => exceeding(unit, part, wholes)));
  });
}

type Linked = Pick<BudgetDocument, 'document_type' | 'fiscal_year' | 'organisation_code'>;

/** By the codes that the documents print: 601017 is a unit of 601. */
export function isUnitOf(document: Linked, department: Linked): boolean {
  const [unit, whole] = [document.organisation_code, department.organisation_code];
  return (
    document.document_type === 'unit_budget' &&
    document.fiscal_year === department.fiscal_year &&
    !!unit &&
    !!whole &&
    unit !== whole &&
    unit.startsWith(whole)
  );
}

function exceeding(unit: BudgetDocument, part: Fact, wholes: Fact[]): DocumentNotice[] {
  const whole = wholes.find(
    (fact) =>
      fact.fund === part.fund &&
      fact.side === part.side &&
      fact.slice === part.slice &&
      fact.subject === part.subject &&
      fact.year === part.year,
  );
  if (!whole || part.cells.length === 0) return [];
  const outcome = evaluate(
    cellEquation('run-unit-part', part.cells, whole.cells, {
      relation: '<=',
      severity: 'warning',
      remark: 'the unit has more than its department',
    }),
  );
  if (outcome.state !== 'fails') return [];
  return [
    {
      document: unit,
      notice: {
        check: 'reconcile:run-unit-part',
        severity: 'warning',
        message: failureText('a unit is part of its department', outcome),
        expected: fenToYuan(outcome.rightFen),
        actual: fenToYuan(outcome.leftFen),
        table_id: part.table.table.table_id,
        page: outcome.equation.page,
        row: outcome.equation.row,
        amount_ids: part.cells.map((cell) => cell.amount.amount_id),
      },
    },
  ];
}

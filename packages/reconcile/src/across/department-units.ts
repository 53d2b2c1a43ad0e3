/**
 * A unit's totals are part of its department's. Where the department's tables have a row for the unit, it prints what the unit's own budget gives as its total: with
 * all units listed, their sum is the department's, by the sums of its own column. Elsewhere the unit cannot have more than the department.
 */
import type { Notice } from '@yusuan/model';
import type { BudgetDocument } from '@yusuan/schemas';
import { failureText } from '../core/describe.ts';
import { cellEquation, evaluate, type Outcome } from '../core/equation.ts';
import { documentFacts, type Fact } from '../core/facts.ts';
import { fenToYuan } from '../core/money.ts';
import { documentView } from '../core/view.ts';
import { departmentDocuments } from './bodies.ts';
import type { DocumentNotice } from './index.ts';

export function departmentAndUnits(documents: BudgetDocument[]): DocumentNotice[] {
  return departmentDocuments(documents).flatMap(({ department, units }) => {
    const wholes = documentFacts(documentView(department));
    return units.flatMap((unit) => unitNotices(unit, wholes));
  });
}

function unitNotices(unit: BudgetDocument, wholes: readonly Fact[]): DocumentNotice[] {
  const facts = documentFacts(documentView(unit)).filter(isOfItsBody);
  const rows = wholes.filter((fact) => fact.subject === 'total' && isRowOf(fact, unit));
  const different = new Map<string, DocumentNotice>();
  for (const row of rows) {
    const own = facts.filter((fact) => sameThing(fact, row));
    const equations = own.map((fact) =>
      evaluate(
        cellEquation('run-unit-row', fact.cells, row.cells, {
          severity: 'warning',
          remark: `the department's ${row.table.table.title} has another amount in the row of this unit`,
        }),
      ),
    );
    const first = equations.find((outcome) => outcome.state === 'fails');
    if (!first || equations.some((outcome) => outcome.state === 'holds')) continue;
    const id = [row.fund, row.side, row.slice].join(' ');
    if (!different.has(id))
      different.set(id, { document: unit, notice: unitNotice('a unit and its row in the department', first) });
  }
  const whole = wholes.filter(isOfItsBody);
  return [...different.values(), ...facts.flatMap((part) => exceeding(unit, part, whole))];
}

/** Stated of the body that the table is of, not of another that it lists. */
const isOfItsBody = (fact: Fact): boolean => fact.organisation === fact.table.organisation;

function isRowOf(fact: Fact, unit: BudgetDocument): boolean {
  const { line } = fact.cells[0]!.line;
  return (
    line.kind === 'organisation' && unit.organisation_code !== null && line.organisation_code === unit.organisation_code
  );
}

const sameThing = (a: Fact, b: Fact): boolean =>
  a.fund === b.fund && a.side === b.side && a.slice === b.slice && a.subject === b.subject && a.year === b.year;

function unitNotice(title: string, outcome: Outcome): Notice {
  const { check, tableId, page, row, left } = outcome.equation;
  return {
    check: `reconcile:${check}`,
    severity: 'warning',
    message: failureText(title, outcome),
    expected: fenToYuan(outcome.rightFen),
    actual: fenToYuan(outcome.leftFen),
    table_id: tableId,
    page,
    row,
    amount_ids: left.flatMap((term) => term.amountId ?? []),
  };
}

function exceeding(unit: BudgetDocument, part: Fact, wholes: readonly Fact[]): DocumentNotice[] {
  const whole = wholes.find((fact) => sameThing(fact, part));
  if (!whole || part.cells.length === 0) return [];
  const outcome = evaluate(
    cellEquation('run-unit-part', part.cells, whole.cells, {
      relation: '<=',
      severity: 'warning',
      remark: 'the unit has more than its department',
    }),
  );
  if (outcome.state !== 'fails') return [];
  return [{ document: unit, notice: unitNotice('a unit is part of its department', outcome) }];
}

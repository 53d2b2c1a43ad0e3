/** In a file with the tables of a department and of each of its units: the units add up to the department. */
import { documentFacts, type Fact } from '../core/facts.ts';
import type { Identity } from '../core/identity.ts';
import { bodyStatement, unitSumEquations } from '../core/unit-sums.ts';
import { foldName } from '../core/view.ts';

export const unitSum: Identity = {
  id: 'unit-sum',
  title: 'a department is the sum of its units',
  apply(view) {
    const whole = foldName(view.document.organisation_name ?? '');
    const bodies = [...new Set(view.tables.map((table) => table.organisation))].filter((name) => name !== '');
    if (bodies.length < 3 || !bodies.includes(whole)) return [];
    const facts = Map.groupBy(documentFacts(view), (fact: Fact) => fact.table.organisation);
    const statement = (name: string) => bodyStatement(name, facts.get(name) ?? []);
    const units = bodies.filter((name) => name !== whole).map(statement);
    return unitSumEquations('unit-sum', statement(whole), units);
  },
};

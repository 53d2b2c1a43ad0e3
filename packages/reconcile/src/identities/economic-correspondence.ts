/** Departmental against government economic subjects: 301 = 501 + 50501 and so on, in the tables of one fund and slice. */
import { economicCorrespondence } from '@yusuan/pipelines';
import { cellEquation, type Equation } from '../core/equation.ts';
import { documentFacts, type Fact } from '../core/facts.ts';
import { chooseHypothesis } from '../core/hypotheses.ts';
import type { Identity } from '../core/identity.ts';

export const correspondence: Identity = {
  id: 'economic-correspondence',
  title: 'departmental and government economic subjects add up to the same',
  apply(view) {
    const facts = documentFacts(view).filter((fact) => fact.subject.startsWith('economic_'));
    const groups = Map.groupBy(facts, (f) => [f.organisation, f.year, f.fund, f.slice].join('|'));
    return [...groups.values()].flatMap((group) =>
      chooseHypothesis([{ firm: false, equations: groupEquations(group) }]),
    );
  },
};

/** A table that gives 505 without its 款 cannot tell what of it is 301 and what 302: then both are taken together. */
function groupEquations(facts: Fact[]): Equation[] {
  const whole = cellsOf(facts, 'economic_government:505');
  const split = ['50501', '50502'].some((code) => cellsOf(facts, `economic_government:${code}`).length > 0);
  const together = whole.length > 0 && !split;
  const groups = together
    ? [
        { department: ['301', '302'], government: ['501', '502', '505'] },
        ...economicCorrespondence.filter(({ government }) => !government.some((code) => code.startsWith('505'))),
      ]
    : economicCorrespondence;
  return groups.flatMap(({ department, government }) => {
    const left = department.flatMap((code) => cellsOf(facts, `economic_department:${code}`));
    const right = government.flatMap((code) => cellsOf(facts, `economic_government:${code}`));
    return left.length > 0 && right.length > 0 ? [cellEquation('economic-correspondence', left, right)] : [];
  });
}

/** The cells of the first table that states the subject. */
function cellsOf(facts: Fact[], subject: string) {
  return facts.find((fact) => fact.subject === subject)?.cells ?? [];
}

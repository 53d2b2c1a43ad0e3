/**
 * One project in two tables (its target table and a list of projects, or the key tasks of the department) has one amount, and a paragraph about
 * it names the same. A name that several target tables carry is no one project.
 * Lists may show one fund of a project alone, so a difference counts where most other projects agree.
 */
import { type Equation, evaluate } from '../core/equation.ts';
import type { Identity } from '../core/identity.ts';
import { type ProjectAmount, projectAmounts, projectEquation, projectKey } from '../core/projects.ts';
import { atStatement, statementTerm } from '../core/statements.ts';
import type { DocumentView } from '../core/view.ts';

export const projectRestatement: Identity = {
  id: 'project-restatement',
  title: 'a project has the same amount wherever it is named',
  apply(view) {
    const projects = projectAmounts(view);
    return [...betweenTables(projects), ...withProse(view, projects)];
  },
};

function betweenTables(projects: ProjectAmount[]): Equation[] {
  const pairs = new Map<string, Equation[]>();
  for (const named of Map.groupBy(projects, (project) => project.key).values()) {
    const same = named.filter((a) => named.every((b) => a === b || a.table.table.type !== b.table.table.type));
    same.forEach((a, i) => {
      for (const b of same.slice(i + 1)) {
        if (a.table === b.table) continue;
        if (listsSomeRows(a, b) || listsSomeRows(b, a)) continue;
        if (isGroup(a, b) || isGroup(b, a)) continue;
        const id = `${a.table.table.type} ${b.table.table.type}`;
        pairs.set(id, [...(pairs.get(id) ?? []), projectEquation('project-restatement', a, b)]);
      }
    });
  }
  return [...pairs.values()].flatMap(mostAgree);
}

/** A task of a department's targets that takes a project's name for all that the list gives to a unit or group. */
function isGroup(task: ProjectAmount, listed: ProjectAmount): boolean {
  const [term] = task.terms;
  if (task.table.table.type !== 'department_targets' || task.terms.length !== 1 || term!.fen === 0n) return false;
  const groups = listed.table.lines.filter(({ line }) => line.kind === 'organisation' || line.kind === 'other');
  return groups.some((line) => [...line.cells.values()].some((cell) => cell.fen === term!.fen));
}

/** Each of its rows is among those of the other, which has more: one list leaves out what another body or subject has of the project. */
function listsSomeRows(fewer: ProjectAmount, more: ProjectAmount): boolean {
  if (fewer.terms.length >= more.terms.length) return false;
  const left = more.terms.map((term) => term.fen);
  return fewer.terms.every(({ fen }) => {
    const at = left.indexOf(fen);
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
}

/** Paragraphs under a project's heading or with its name as their subject. */
function withProse(view: DocumentView, projects: ProjectAmount[]): Equation[] {
  const byKey = new Map(projects.map((project) => [project.key, project]));
  const equations = view.statements.flatMap((statement): Equation[] => {
    const project = byKey.get(projectKey(statement.subject)) ?? byKey.get(projectKey(statement.section ?? ''));
    const term = statementTerm(statement, statement.amount_yuan);
    if (!project || !term) return [];
    return [
      {
        check: 'project-restatement',
        left: [term],
        right: project.terms,
        relation: '=',
        severity: 'warning',
        ...atStatement(statement),
      },
    ];
  });
  return mostAgree(equations);
}

/** Where many differ, the two places speak of different money; figures that two projects have exchanged are wrong all the same. */
function mostAgree(equations: Equation[]): Equation[] {
  const outcomes = equations.map(evaluate);
  const holding = outcomes.filter(({ state }) => state === 'holds');
  const failing = outcomes.filter(({ state }) => state === 'fails');
  if (holding.length >= 3 * failing.length) return [...holding, ...failing].map(({ equation }) => equation);
  const exchanged = failing.filter(
    ({ leftFen }) => leftFen !== 0n && failing.some((other) => other.rightFen === leftFen),
  );
  return [...holding, ...(exchanged.length > 1 ? exchanged : [])].map(({ equation }) => equation);
}

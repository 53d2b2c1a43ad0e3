/**
 * Which documents of a run have something to say to each other, told from a few words of each: a run of ten thousand documents is
 * checked in pairs, without holding them all.
 */
import type { BudgetDocument } from '@yusuan/schemas';
import { projectKey } from '../core/projects.ts';
import { type Body, departmentsWithUnits, documentBody } from './bodies.ts';

/** What of a document decides which others it is checked against. Small, and plain JSON. */
export interface DocumentLinks extends Body {
  /** Year and name of each project that has a target table. */
  projects: string[];
}

export interface DocumentPair {
  /** document_id of both. */
  ids: [string, string];
  /** Whether the second is a unit of the first. */
  unit: boolean;
  /** Projects that these two alone have in common. */
  projects: string[];
}

export function documentLinks(document: BudgetDocument): DocumentLinks {
  const { fiscal_year } = document;
  return {
    ...documentBody(document),
    projects: document.tables
      .filter((table) => table.type === 'project_targets')
      .flatMap((table) => table.projects.map((project) => linkKey(fiscal_year, project.project_name))),
  };
}

/** The pairs to check, in the order of the links. */
export function linkedPairs(links: readonly DocumentLinks[]): DocumentPair[] {
  const pairs = new Map<string, DocumentPair>();
  const pairOf = (a: string, b: string): DocumentPair => {
    const key = [a, b].sort().join(' ');
    const pair = pairs.get(key) ?? { ids: [a, b], unit: false, projects: [] };
    pairs.set(key, pair);
    return pair;
  };
  for (const { department, units } of departmentsWithUnits(links))
    for (const unit of units) {
      const pair = pairOf(department.document_id, unit.document_id);
      pair.ids = [department.document_id, unit.document_id];
      pair.unit = true;
    }
  for (const [project, [a, b, ...more]] of holdersByProject(links))
    if (a !== undefined && b !== undefined && more.length === 0 && a !== b) pairOf(a, b).projects.push(project);
  return [...pairs.values()];
}

/** The part of a document that a pair is about: the rest must not be compared, it has other partners. */
export function linkedPart(document: BudgetDocument, pair: DocumentPair): BudgetDocument {
  const shared = new Set(pair.projects);
  const isShared = (name: string | null): boolean => name !== null && shared.has(linkKey(document.fiscal_year, name));
  return {
    ...document,
    document_type: pair.unit ? document.document_type : 'other',
    tables: document.tables.flatMap((table) => {
      if (table.type !== 'project_targets') return pair.unit ? [table] : [];
      const projects = table.projects.filter((project) => isShared(project.project_name));
      if (projects.length === 0) return [];
      if (projects.length === table.projects.length) return [table];
      return [
        { ...table, projects, indicators: table.indicators.filter(({ project_name }) => isShared(project_name)) },
      ];
    }),
  };
}

/** Departments with two units or more among the documents: they are checked against all of these together. */
export function unitGroups(links: readonly DocumentLinks[]): { department: string; units: string[] }[] {
  return departmentsWithUnits(links)
    .filter(({ units }) => units.length > 1)
    .map(({ department, units }) => ({
      department: department.document_id,
      units: units.map(({ document_id }) => document_id),
    }));
}

function linkKey(year: number | null, name: string): string {
  return `${year} ${projectKey(name)}`;
}

/** Every document that has a project, once for each time it has it. */
function holdersByProject(links: readonly DocumentLinks[]): Map<string, string[]> {
  const holders = new Map<string, string[]>();
  for (const { document_id, projects } of links)
    for (const project of projects) {
      const list = holders.get(project);
      if (list === undefined) holders.set(project, [document_id]);
      else list.push(document_id);
    }
  return holders;
}

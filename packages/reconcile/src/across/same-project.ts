/**
 * The same project of the same year in two documents (a department's and its unit's) has the same amount and the same targets. Where a target's
 * value stands beside another name than in the other document while its neighbours fit, the labels have shifted by a row.
 */
import type { BudgetDocument, Indicator } from '@yusuan/schemas';
import { projectKey } from '../core/projects.ts';
import { foldName } from '../core/view.ts';
import type { DocumentNotice } from './index.ts';

interface ProjectTargets {
  document: BudgetDocument;
  name: string;
  tableId: string;
  page: number;
  row: number;
  total: string | null;
  /** Who runs it: department, unit, and the document's organisation. */
  bodies: string[];
  indicators: Indicator[];
}

export function sameProject(documents: BudgetDocument[]): DocumentNotice[] {
  const all = documents.flatMap(projectsOf);
  const groups = Map.groupBy(all, (p) => `${p.document.fiscal_year} ${projectKey(p.name)}`);
  return [...groups.values()].flatMap((same) => {
    const [a, b] = same;
    const documentsOf = new Set(same.map((p) => p.document.document_id));
    return a && b && same.length === 2 && documentsOf.size === 2 && shareBody(a, b)
      ? [...compare(a, b), ...compare(b, a)]
      : [];
  });
}

function projectsOf(document: BudgetDocument): ProjectTargets[] {
  return document.tables
    .filter((table) => table.type === 'project_targets')
    .flatMap((table) =>
      table.projects.map((project) => ({
        document,
        name: project.project_name,
        tableId: table.table_id,
        page: project.page,
        row: project.row,
        total: project.total_yuan,
        bodies: [project.department_name, project.organisation_name, document.organisation_name].flatMap(bodyKey),
        indicators: table.indicators.filter(
          (indicator) =>
            indicator.scope === 'project' &&
            (table.projects.length === 1 || indicator.project_name === project.project_name),
        ),
      })),
    );
}

/** Names like 劳动保障监察 stand in the budgets of many places: only projects of one body are one project. */
const shareBody = (a: ProjectTargets, b: ProjectTargets): boolean => a.bodies.some((body) => b.bodies.includes(body));

/** `601-某市某局(部门)` → `某市某局`. */
function bodyKey(name: string | null): string[] {
  const key = foldName(name ?? '')
    .replace(/^\d+[-—_]/, '')
    .replace(/\((?:部门|本级)\)$/, '');
  return key === '' ? [] : [key];
}

/** What `mine` says differently from `other`, as findings of mine. */
function compare(mine: ProjectTargets, other: ProjectTargets): DocumentNotice[] {
  const notices: DocumentNotice[] = [];
  const place = { table_id: mine.tableId, page: mine.page };
  if (mine.total !== null && other.total !== null && mine.total !== other.total) {
    notices.push({
      document: mine.document,
      notice: {
        check: 'reconcile:run-project-amount',
        severity: 'error',
        message: `${mine.name} has ${mine.total} yuan here and ${other.total} in ${other.document.source_name}`,
        expected: other.total,
        actual: mine.total,
        row: mine.row,
        ...place,
      },
    });
  }
  for (const indicator of mine.indicators) {
    const same = other.indicators.filter((o) => foldName(o.name) === foldName(indicator.name));
    if (same.length !== 1 || targetKey(same[0]!) === targetKey(indicator)) continue;
    const shifted = other.indicators.find(
      (o) =>
        foldName(o.name) !== foldName(indicator.name) &&
        levelKey(o) === levelKey(indicator) &&
        targetKey(o) === targetKey(indicator),
    );
    const remark = shifted
      ? `; beside ${indicator.target_raw} it names ${shifted.name}: the labels of one of the two have shifted by a row`
      : '';
    notices.push({
      document: mine.document,
      notice: {
        check: shifted ? 'reconcile:run-target-shifted' : 'reconcile:run-target',
        severity: 'warning',
        message: `${mine.name}: ${indicator.name} is ${indicator.target_raw} here and ${same[0]!.target_raw} in ${other.document.source_name}${remark}`,
        expected: same[0]!.target_raw,
        actual: indicator.target_raw,
        row: indicator.row,
        ...place,
      },
    });
  }
  return notices;
}

const targetKey = (indicator: Indicator): string => indicator.target_raw.normalize('NFKC').replace(/\s/g, '');
const levelKey = (indicator: Indicator): string => foldName(indicator.level2_text).replace(/指标$/, '');

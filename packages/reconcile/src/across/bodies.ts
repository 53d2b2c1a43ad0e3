/**
 * Which documents of a run are the budgets of a department and of its units: 601017 is a unit of 601. Codes are given anew in each
 * place, so the names have to fit as well.
 */
import type { BudgetDocument } from '@yusuan/schemas';
import { placeOfName, placesAgree } from '../core/place-name.ts';
import { foldName } from '../core/view.ts';

/** What of a document says whose budget it is. */
export interface Body {
  document_id: string;
  document_type: BudgetDocument['document_type'];
  fiscal_year: number | null;
  organisation_code: string | null;
  organisation_name: string | null;
  /** Code and name of each body that its tables have a row for. */
  bodies: string[];
}

export function documentBody(document: BudgetDocument): Body {
  const { document_id, document_type, fiscal_year, organisation_code, organisation_name } = document;
  const rows = document.tables.flatMap(({ lines }) => lines.filter(({ kind }) => kind === 'organisation'));
  const bodies = rows.flatMap((line) =>
    line.organisation_code && line.organisation_name ? [bodyKey(line.organisation_code, line.organisation_name)] : [],
  );
  return {
    document_id,
    document_type,
    fiscal_year,
    organisation_code,
    organisation_name,
    bodies: [...new Set(bodies)].sort(),
  };
}

/**
 * Departments with their units, in the order of the documents. Where several documents are the budget of one body for one year, an
 * amended one or copies, none of them is taken: they would be set against each other's partners.
 */
export function departmentsWithUnits<T extends Body>(documents: readonly T[]): { department: T; units: T[] }[] {
  const single = withoutRepeated(documents);
  const departments = single.filter(({ document_type }) => document_type === 'department_budget');
  const byCode = Map.groupBy(departments, codeKey);
  const unitsOf = new Map<T, T[]>();
  for (const unit of single) {
    if (unit.document_type !== 'unit_budget' || !unit.organisation_code) continue;
    for (let length = 1; length < unit.organisation_code.length; length++) {
      const key = codeKey({ ...unit, organisation_code: unit.organisation_code.slice(0, length) });
      const own = (byCode.get(key) ?? []).filter((department) => mayOwn(department, unit));
      if (own.length === 1) unitsOf.set(own[0]!, [...(unitsOf.get(own[0]!) ?? []), unit]);
    }
  }
  return departments.flatMap((department) => {
    const units = unitsOf.get(department);
    return units ? [{ department, units }] : [];
  });
}

/** The same for whole documents. */
export function departmentDocuments(
  documents: readonly BudgetDocument[],
): { department: BudgetDocument; units: BudgetDocument[] }[] {
  const bodies = documents.map((document) => ({ ...documentBody(document), document }));
  return departmentsWithUnits(bodies).map(({ department, units }) => ({
    department: department.document,
    units: units.map(({ document }) => document),
  }));
}

/** Groups of documents that are the budget of one body for one year. */
export function repeatedBudgets<T extends Body>(documents: readonly T[]): T[][] {
  const coded = documents.filter(({ organisation_code, organisation_name }) => organisation_code && organisation_name);
  const groups = Map.groupBy(coded, (body) =>
    [body.document_type, codeKey(body), foldName(body.organisation_name ?? '')].join(' '),
  );
  return [...groups.values()].filter(({ length }) => length > 1);
}

function withoutRepeated<T extends Body>(documents: readonly T[]): T[] {
  const repeated = new Set(repeatedBudgets(documents).flat());
  return documents.filter((document) => !repeated.has(document));
}

function mayOwn(department: Body, unit: Body): boolean {
  if (unit.organisation_name === null || department.organisation_name === null) return false;
  if (department.bodies.includes(bodyKey(unit.organisation_code ?? '', unit.organisation_name))) return true;
  return placesAgree(placeOfName(department.organisation_name), placeOfName(unit.organisation_name));
}

const codeKey = ({ fiscal_year, organisation_code }: Pick<Body, 'fiscal_year' | 'organisation_code'>): string =>
  `${fiscal_year} ${organisation_code}`;

const bodyKey = (code: string, name: string): string => `${code} ${foldName(name)}`;

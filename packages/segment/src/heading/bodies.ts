import { foldForMatch } from '@yusuan/normalize';
import type { Table } from '@yusuan/schemas';
import { cleanOrganisationName, isSameOrganisation, organisationToRegion } from './organisation.ts';

/** Up to this many characters without its region a name can be the short form of a fuller one: 人社局, 文广新旅局. */
const longestShortForm = 5;

/**
 * Tables with one name for each body that they are of: without `(部门)`, a piece that the print doubled taken out, the short form replaced
 * by the full name where only one is known. `known` are names beside those of the tables, the surest first.
 */
export function nameBodiesAlike(tables: readonly Table[], known: readonly (string | null)[]): Table[] {
  const printed = tables.flatMap(({ organisation_name, projects, lines }) =>
    [organisation_name, ...projects.map((project) => project.organisation_name), ...lines.map(lineBody)].flatMap(
      (name) => (name === null ? [] : [cleanOrganisationName(name)]),
    ),
  );
  const sure = known.flatMap((name) => (name === null ? [] : [name]));
  const names = [...new Set([...sure, ...printed])];
  const codes = new Map<string, Set<string>>();
  const named = (name: string | null): string | null => (name === null ? null : toFullName(name, names, sure));
  const renamed = tables.map((table) => {
    const name = named(table.organisation_name);
    if (name !== null && table.organisation_code !== null)
      codes.set(name, (codes.get(name) ?? new Set()).add(table.organisation_code));
    return {
      ...table,
      organisation_name: name,
      lines: table.lines.map((line) =>
        lineBody(line) === null ? line : { ...line, organisation_name: named(line.organisation_name) },
      ),
      projects: table.projects.map((project) => ({ ...project, organisation_name: named(project.organisation_name) })),
    };
  });
  return renamed.map((table) => ({ ...table, organisation_code: table.organisation_code ?? onlyCode(codes, table) }));
}

/** The body that carries out a project; the names of rows stand as printed. */
function lineBody(line: Table['lines'][number]): string | null {
  return line.kind === 'project' ? line.organisation_name : null;
}

function onlyCode(codes: ReadonlyMap<string, ReadonlySet<string>>, table: Table): string | null {
  const found = table.organisation_name === null ? undefined : codes.get(table.organisation_name);
  return found?.size === 1 ? [...found][0]! : null;
}

/** How a body is named: as the surest name that means it, else as its one fuller name, else as printed. */
export function toFullName(printed: string, names: readonly string[], sure: readonly string[] = []): string {
  const own = cleanOrganisationName(printed);
  const equal = names.find((name) => name !== own && foldForMatch(name) === foldForMatch(own));
  const start = equal ?? own;
  const once = names.find((name) => name !== start && isDoubled(start, name));
  const name = once ?? start;
  if (sure.includes(name)) return name;
  const core = toCore(name);
  if (core.length > longestShortForm) {
    const alike = sure.filter((other) => toCore(other) === core && isSameOrganisation(other, name));
    return alike.length === 1 ? alike[0]! : name;
  }
  const fuller = names.filter(
    (other) =>
      toCore(other).replace(/\(.*?\)/g, '').length > core.length &&
      !hasDoubled(other) &&
      isSameOrganisation(other, name),
  );
  const cores = new Set(fuller.map(toCore));
  return cores.size === 1 ? (sure.find((other) => fuller.includes(other)) ?? longest(fuller)) : name;
}

/** Whether a name is another with a piece of it printed twice: …社会保障保障局. */
function isDoubled(name: string, single: string): boolean {
  const a = foldForMatch(name);
  const b = foldForMatch(single);
  const extra = a.length - b.length;
  if (extra < 2) return false;
  for (let at = extra; at + extra <= a.length; at++)
    if (a.slice(at - extra, at) === a.slice(at, at + extra) && a.slice(0, at) + a.slice(at + extra) === b) return true;
  return false;
}

const hasDoubled = (name: string): boolean => /(\p{Script=Han}{2,})\1/u.test(foldForMatch(name));

function toCore(name: string): string {
  const folded = foldForMatch(name);
  return folded.slice(organisationToRegion(folded)?.length ?? 0);
}

const longest = (names: readonly string[]): string => names.reduce((a, b) => (b.length > a.length ? b : a));

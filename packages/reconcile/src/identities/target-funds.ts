/**
 * The money of a target table: 年度资金总额 = 财政拨款 + 其他资金 + 上年结转 of each project, and for a whole department 收入 = 支出, 支出 = 基本 + 项目 + what is listed
 * beside them. Without a total, the outlays may be those of all the funds or of 财政拨款 alone.
 */
import { cellEquation, type Equation, evaluate, withBlanks } from '../core/equation.ts';
import { chooseHypothesis } from '../core/hypotheses.ts';
import type { Identity } from '../core/identity.ts';
import { projectKey } from '../core/projects.ts';
import { type CellView, foldName, type TableView } from '../core/view.ts';

export const targetFunds: Identity = {
  id: 'target-funds',
  title: 'the money of a target table adds up',
  apply(view) {
    const ofType = (type: string) => view.tables.filter(({ table }) => table.type === type);
    const projects = ofType('project_targets').flatMap(projectGroups);
    const sums = (parts: Role[]) => projects.flatMap((roles) => sumEquation(roles, 'total', parts));
    return [
      ...chooseHypothesis([
        { firm: true, equations: sums(['fiscal', 'other', 'carryover']) },
        { firm: true, equations: sums(['fiscal', 'other']) },
      ]),
      ...sums(['current']).filter((equation) => evaluate(equation).state === 'holds'),
      ...ofType('department_targets').flatMap(departmentEquations),
      ...ofType('department_targets').flatMap(taskSums),
    ];
  },
};

type Role = 'revenue' | 'expenditure' | 'total' | 'current' | 'fiscal' | 'other' | 'carryover' | 'basic' | 'project';
type Roles = Map<Role, CellView[]>;

const roleWords: readonly [Role, RegExp][] = [
  ['revenue', /收入.{0,4}(?:合计|总计|总额)|^收入(?:预算)?$/],
  ['expenditure', /支出.{0,4}(?:合计|总计|总额)/],
  ['basic', /基本支出/],
  ['project', /项目支出/],
  ['carryover', /结转|结余/],
  ['other', /其他(?:资金|经费|收入)|非财政|自有资金|单位资金/],
  ['fiscal', /财政(?:拨款|资金)/],
  ['current', /当年度?(?:金额|资金|预算)|年度金额/],
  ['total', /总额|合计|总计|总金额/],
];

const roleMeasures: Readonly<Record<string, Role>> = {
  total: 'total',
  fiscal: 'fiscal',
  other_funds: 'other',
  carryover: 'carryover',
  basic: 'basic',
  project: 'project',
};

/** By the name of the row, else by the measure and the leaf of the header: a project's row says nothing but its name. */
function roleOf(cell: CellView): Role | null {
  const { line } = cell.line;
  const named = (text: string) => roleWords.find(([, pattern]) => pattern.test(foldName(text)))?.[0] ?? null;
  const measure = cell.column?.measure ?? '';
  const ofRow = line.kind === 'project' ? null : named(line.name);
  const leaf = cell.column?.path.at(-1) ?? '';
  return ofRow ?? roleMeasures[measure] ?? named(leaf);
}

function rolesOf(cells: CellView[]): Roles {
  const roles: Roles = new Map();
  for (const cell of cells) {
    const role = roleOf(cell);
    if (role) roles.set(role, [...(roles.get(role) ?? []), cell]);
  }
  return roles;
}

function projectGroups(table: TableView): Roles[] {
  const groups = Map.groupBy(table.lines, (line) => projectKey(line.line.project_name ?? ''));
  const read = [...groups.values()].filter((lines) => lines.every((line) => line.unread.size === 0));
  return read.map((lines) => rolesOf(lines.flatMap((line) => [...line.cells.values()])));
}

function sumEquation(roles: Roles, whole: Role, parts: Role[]): Equation[] {
  const left = roles.get(whole) ?? [];
  const right = parts.flatMap((part) => roles.get(part) ?? []);
  const single = left.length <= 1 && parts.every((part) => (roles.get(part)?.length ?? 0) <= 1);
  // Where the table has a column for the whole, a project without it stands against the others.
  const hasColumn = right[0]?.table.table.columns.some((column) => column.measure === whole) ?? false;
  const blank = left.length === 0 && hasColumn ? withBlanks('target-funds', left, right) : null;
  if (!single || right.length === 0) return [];
  return left.length === 1 ? [cellEquation('target-funds', left, right)] : blank ? [blank] : [];
}

function departmentEquations(table: TableView): Equation[] {
  const lines = table.lines.filter((line) => line.line.kind !== 'project');
  const cells = lines.flatMap((line) => [...line.cells.values()]);
  const roles = rolesOf(cells);
  const get = (role: Role) => roles.get(role) ?? [];
  const unnamed = (side: string) =>
    lines
      .filter((line) => line.line.side === side)
      .flatMap((line) => [...line.cells.values()])
      .filter((cell) => roleOf(cell) === null);
  const further = unnamed('expenditure');
  const incomes = [...get('fiscal'), ...get('other'), ...get('carryover')];
  // 按收入性质分: 一般公共预算, 政府性基金 stand beside 其他资金.
  const sources = unnamed('revenue');
  const total = get('total').length === 1 ? get('total') : [];
  const outlays = [...get('basic'), ...get('project')];
  const equation = (left: CellView[], right: CellView[]): Equation[] =>
    left.length > 0 && right.length > 0 ? [cellEquation('target-funds', left, right)] : [];
  if (get('revenue').length > 1 || get('expenditure').length > 1) return [];
  const whole = get('revenue').length > 0 ? get('revenue') : total.length > 0 ? total : [...incomes, ...sources];
  const wholes = get('expenditure').length > 0 ? [get('expenditure')] : [whole, get('fiscal')];
  return [
    ...equation(get('revenue'), get('expenditure')),
    ...(get('revenue').length > 0
      ? chooseHypothesis([{ firm: true, equations: equation(get('revenue'), incomes) }])
      : equation(total, [...incomes, ...sources]).filter((one) => evaluate(one).state === 'holds')),
    ...chooseHypothesis(
      wholes.flatMap((left) => [
        { firm: true, equations: equation(left, outlays) },
        { firm: true, equations: equation(left, [...outlays, ...further]) },
        ...further.map((one) => ({ firm: false, equations: equation(left, [...outlays, one]) })),
      ]),
    ),
  ];
}

/** 金额合计 under the key tasks of a department. */
function taskSums(table: TableView): Equation[] {
  const tasks = table.lines.filter((line) => line.line.kind === 'project' || line.line.kind === 'total');
  const total = tasks.find((line) => /(?:合计|总计)$/.test(foldName(line.line.name)));
  if (!total) return [];
  const equations = [...total.cells].flatMap(([column, left]) => {
    const right = tasks.filter((line) => line !== total).flatMap((line) => line.cells.get(column) ?? []);
    return right.length > 1 ? [cellEquation('target-funds', [left], right)] : [];
  });
  return equations.filter((equation) => evaluate(equation).state === 'holds');
}

/**
 * In a column: 类 = Σ款, 款 = Σ项, an organisation = Σ of its classes, 合计 = Σ of what stands at the top. The outline of the table (as segmented, or
 * by the codes with organisations nested or side by side) is chosen once for the table. Revenue sources and rows without a
 * classification may list only some of their parts (其中): those must not exceed them, and prove them where they close.
 */
import { summaryTypes } from '@yusuan/pipelines';
import { cellEquation, type Equation, evaluate, withBlanks } from '../core/equation.ts';
import { chooseHypothesis } from '../core/hypotheses.ts';
import type { Identity } from '../core/identity.ts';
import {
  isNumbered,
  numberRank,
  type Outline,
  outlineByCode,
  outlineByNumber,
  outlineByParent,
  outlineByValue,
} from '../core/structure.ts';
import type { LineView, TableView } from '../core/view.ts';

export const columnSum: Identity = {
  id: 'column-sum',
  title: 'a line is the sum of the lines it is made of',
  apply: (view) => view.tables.flatMap(tableEquations),
};

function tableEquations(table: TableView): Equation[] {
  const byParent = outlineByParent(table);
  const outlines: Outline[] = [
    byParent,
    outlineByCode(table, 'chain'),
    outlineByCode(table, 'flat'),
    outlineByCode(table, 'codes'),
  ];
  const firm = chooseHypothesis(outlines.map((outline) => ({ firm: true, equations: firmEquations(table, outline) })));
  const valued: Outline = listsProjects(table) ? outlineByValue(table.lines) : new Map();
  if (valued.size > 0) {
    return chooseHypothesis([
      { firm: true, equations: [...valued].flatMap(([parent, parts]) => fullSums(parent, parts)) },
      { firm: false, equations: [...valued].flatMap(([parent, parts]) => sumEquations(parent, parts)) },
    ]);
  }
  const loose = [...outlines, outlineByNumber(table.lines)].flatMap((outline) => looseEquations(table, outline));
  const listed = chooseHypothesis(outlines.map((outline) => ({ firm: false, equations: listedProjects(outline) })));
  return [...firm, ...distinct([...loose, ...listed]), ...exceedingParts(byParent)];
}

/** Tables whose groups are told by nothing but their figures. */
function listsProjects(table: TableView): boolean {
  const named = table.lines.filter((line) => line.line.kind === 'project' || line.line.kind === 'organisation').length;
  const coded = table.lines.filter((line) => line.line.kind === 'classified').length;
  return named * 2 >= table.lines.length || (table.table.type === 'procurement' && coded * 2 < table.lines.length);
}

/** Sums of classified lines, organisations and projects: they are listed in full. */
function firmEquations(table: TableView, outline: Outline): Equation[] {
  return [...outline].flatMap(([parent, parts]) => (isFirm(table, parent, parts) ? fullSums(parent, parts) : []));
}

/** Sums over rows of other kinds may list some parts alone: they count where they close. */
function looseEquations(table: TableView, outline: Outline): Equation[] {
  return [...outline]
    .filter(([parent, parts]) => !isFirm(table, parent, parts) && !isSummaryTotal(table, parent))
    .flatMap(([parent, parts]) => sumEquations(parent, parts))
    .filter((equation) => evaluate(equation).state === 'holds');
}

/** Organisations with the projects listed under them: in full where nearly all close. */
function listedProjects(outline: Outline): Equation[] {
  return [...outline]
    .filter(
      ([parent, parts]) => parent.line.kind === 'organisation' && parts.every((part) => part.line.kind === 'project'),
    )
    .flatMap(([parent, parts]) => fullSums(parent, parts));
}

function exceedingParts(outline: Outline): Equation[] {
  return [...outline]
    .filter(
      ([parent, parts]) =>
        parent.line.kind === 'other' &&
        parts.every((part) => part.line.depth > parent.line.depth && isNumberedBelow(part, parent)),
    )
    .flatMap(([parent, parts]) => sumEquations(parent, parts))
    .filter((equation) => evaluate(equation).state === 'fails')
    .map(exceeds);
}

/** The numbers in print say that it is a part: an indent alone can mislead. */
const isNumberedBelow = (part: LineView, whole: LineView): boolean =>
  isNumbered(part) && numberRank(part.line.raw_name) > numberRank(whole.line.raw_name);

/** Parts ≤ whole: the parts on the left. */
function exceeds(equation: Equation): Equation {
  return {
    ...equation,
    left: equation.right,
    right: equation.left,
    relation: '<=',
    severity: 'warning',
    remark: 'the parts exceed the line they are listed under',
  };
}

function isFirm(table: TableView, parent: LineView, parts: LineView[]): boolean {
  if (isSummaryTotal(table, parent)) return false;
  const nested = parts.some((part) => part.line.kind === 'project') && parent.line.kind !== 'classified';
  return !nested && parent.line.kind !== 'other' && parts.every((part) => part.line.kind !== 'other');
}

function isSummaryTotal(table: TableView, parent: LineView): boolean {
  return summaryTypes.has(table.table.type) && parent.line.kind === 'total';
}

/** In every column where the line or one of its parts has a figure: parts that are listed without one count as blank. */
function fullSums(parent: LineView, parts: LineView[]): Equation[] {
  const lines = [parent, ...parts.map((part) => inColumnsOf(parent, part))];
  const columns = new Set(lines.flatMap((line) => [...line.cells.keys()]));
  return [...columns].flatMap((column) => {
    if (lines.some((line) => line.unread.has(column))) return [];
    const left = parent.cells.get(column);
    const right = lines.slice(1).flatMap((part) => part.cells.get(column) ?? []);
    return withBlanks('column-sum', left ? [left] : [], right) ?? [];
  });
}

/** The figures of a part by the columns of its parent, also where the list goes on beside it, in other columns of the same heads. */
function inColumnsOf(parent: LineView, part: LineView): Pick<LineView, 'cells' | 'unread'> {
  const columns = [...parent.cells.keys(), ...parent.unread];
  const isBeside = columns.every((column) => !part.cells.has(column) && !part.unread.has(column));
  if (part.line.parent !== parent.line.line_id || !isBeside) return part;
  const headOf = (column: number) => parent.table.columns.get(column)?.path.join('\n') || null;
  const placeOf = (column: number) =>
    columns.find((other) => headOf(other) !== null && headOf(other) === headOf(column)) ?? column;
  return {
    cells: new Map([...part.cells].map(([column, cell]) => [placeOf(column), cell])),
    unread: new Set([...part.unread].map(placeOf)),
  };
}

function sumEquations(parent: LineView, parts: LineView[]): Equation[] {
  return [...parent.cells].flatMap(([column, left]) => {
    if (parts.some((part) => part.unread.has(column))) return [];
    const right = parts.flatMap((part) => part.cells.get(column) ?? []);
    return right.length > 0 ? [cellEquation('column-sum', [left], right)] : [];
  });
}

function distinct(equations: Equation[]): Equation[] {
  const key = (equation: Equation) => [...equation.left, ...equation.right].map((term) => term.amountId).join(' ');
  return [...new Map(equations.map((equation) => [key(equation), equation])).values()];
}

/**
 * A difference of two years that is printed is their difference: in columns `2019年 | 2020年 | 增减变化` with the same heads below each, and
 * in rows `2025年 / 2026年 / 增减变化金额`.
 */
import { changeWords } from '@yusuan/pipelines';
import type { Column } from '@yusuan/schemas';
import { cellTerm, type Equation, evaluate } from '../core/equation.ts';
import { chooseHypothesis } from '../core/hypotheses.ts';
import type { Identity } from '../core/identity.ts';
import { type CellView, foldName, type LineView, type TableView } from '../core/view.ts';

export const change: Identity = {
  id: 'change',
  title: 'a change is this year less last year',
  apply: (view) => view.tables.flatMap((table) => [...columnChanges(table), ...rowChanges(table)]),
};

const rates = /率|%|％|百分|幅度|比例/;

function columnChanges(table: TableView): Equation[] {
  return table.table.columns.flatMap((column) => {
    const head = column.path.findIndex((part) => changeWords.test(part));
    if (head < 0 || column.path.some((part) => rates.test(part))) return [];
    const others = table.table.columns.filter(
      (other) => other.side === column.side && !other.path.some((part) => changeWords.test(part)),
    );
    const sameLeaf = others.filter((other) => leafBelow(other, head) === leafBelow(column, head));
    const years = (sameLeaf.length === 2 ? sameLeaf : others).filter((other) => other.fiscal_year !== null);
    if (years.length !== 2 || years[0]!.fiscal_year === years[1]!.fiscal_year) return [];
    const [last, current] = years.sort((a, b) => a.fiscal_year! - b.fiscal_year!) as [Column, Column];
    return chooseHypothesis([
      { firm: true, equations: table.lines.flatMap((l) => lineChange(l, column, current, last)) },
    ]);
  });
}

/** The header below the level that says the year or the change. */
function leafBelow(column: Column, level: number): string {
  return column.path
    .slice(level + 1)
    .map(foldName)
    .join('/');
}

function lineChange(line: LineView, column: Column, current: Column, last: Column): Equation[] {
  const difference = line.cells.get(column.column);
  const now = line.cells.get(current.column);
  const then = line.cells.get(last.column);
  return difference && now && then ? [changeEquation(difference, now, then)] : [];
}

function rowChanges(table: TableView): Equation[] {
  const changeLines = table.lines.filter((line) => changeWords.test(line.line.name) && !rates.test(line.line.name));
  if (changeLines.length !== 1) return [];
  const years = table.lines.flatMap((line) => {
    const year = /(20\d\d)\s*年/.exec(line.line.name)?.[1];
    return year && line !== changeLines[0] ? [{ year: Number(year), line }] : [];
  });
  if (years.length !== 2) return [];
  const [then, now] = years.sort((a, b) => a.year - b.year).map((y) => y.line) as [LineView, LineView];
  const equations = [...changeLines[0]!.cells].flatMap(([column, difference]) => {
    const current = now.cells.get(column);
    const last = then.cells.get(column);
    return current && last ? [changeEquation(difference, current, last)] : [];
  });
  const chosen = chooseHypothesis([{ firm: true, equations }]);
  return chosen.some((equation) => evaluate(equation).state === 'fails')
    ? chosen
    : [...chosen, ...exchangedYears(equations)];
}

/** Figures that close the other way round, with a decrease printed as one: the rows of the two years were exchanged. */
function exchangedYears(equations: Equation[]): Equation[] {
  const failing = equations.filter((equation) => evaluate(equation).state === 'fails');
  const reversed = failing.filter(({ left, right: [then, difference], ...rest }) => {
    const turned: Equation = { ...rest, left: [then!], right: [...left, difference!] };
    return evaluate(turned).state === 'holds';
  });
  const signed = reversed.some(({ right: [, difference] }) => difference!.fen < 0n);
  if (!signed || reversed.length < failing.length) return [];
  return failing.map((equation) => ({ ...equation, remark: 'the figures close with the two years exchanged' }));
}

/** last + change = this, so that each figure stands as printed. A change printed without its sign is taken as printed. */
function changeEquation(difference: CellView, now: CellView, then: CellView): Equation {
  return {
    check: 'change',
    left: [cellTerm(now)],
    right: [cellTerm(then), cellTerm(difference)],
    relation: '=',
    severity: 'error',
    tableId: difference.table.table.table_id,
    page: difference.amount.page,
    row: difference.amount.row,
  };
}

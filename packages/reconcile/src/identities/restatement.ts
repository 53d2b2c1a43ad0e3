/**
 * Between tables of one organisation: the same fact (subject, slice, fund, year, phase) printed in two tables is the same figure. Whether two
 * tables speak of the same money (with or without what was carried over) is judged from all the figures they share, so that a
 * difference counts only where most others agree. Across funds (一般公共 within 财政拨款 within all) equal figures prove each other, and a part
 * must not exceed its whole.
 */
import { balanceRows, type Fund, fundParts, summaryTypes } from '@yusuan/pipelines';
import { cellEquation, type Equation, evaluate } from '../core/equation.ts';
import { exchangedFacts, figuresOf } from '../core/exchanged-facts.ts';
import { documentFacts, type Fact } from '../core/facts.ts';
import { cancelling } from '../core/hypotheses.ts';
import type { Identity } from '../core/identity.ts';
import { absolute } from '../core/money.ts';
import type { CellView } from '../core/view.ts';

export const restatement: Identity = {
  id: 'restatement',
  title: 'the same figure in two tables',
  apply(view) {
    const facts = documentFacts(view);
    const stated = pairEquations(facts);
    const known = new Set(stated.map(figuresOf));
    return [...stated, ...exchangedFacts(facts).filter((equation) => !known.has(figuresOf(equation)))];
  },
};

function pairEquations(facts: readonly Fact[]): Equation[] {
  // In a table that prints a subject once for each unit, one row alone may not be all of it.
  const several = new Set(facts.filter((fact) => fact.cells.length > 1).map((fact) => fact.table.table.table_id));
  const byKey = Map.groupBy(facts, (fact) => fact.key);
  const pairs = new Map<string, { same: Equation[]; part: Equation[]; several: boolean }>();
  for (const stated of byKey.values()) {
    stated.forEach((a, i) => {
      for (const b of stated.slice(i + 1)) {
        if (a.table === b.table) continue;
        const id = `${a.table.table.table_id} ${b.table.table.table_id} ${a.slice} ${a.side}`;
        const pair = pairs.get(id) ?? {
          same: [],
          part: [],
          several: several.has(a.table.table.table_id) || several.has(b.table.table.table_id),
        };
        if (a.fund === b.fund) pair.same.push(sameEquation(a, b));
        else if (isPart(b.fund, a.fund)) pair.part.push(sameEquation(b, a, fits));
        else if (isPart(a.fund, b.fund)) pair.part.push(sameEquation(a, b, fits));
        pairs.set(id, pair);
      }
    });
  }
  return [...pairs.values()].flatMap(({ same, part, several: repeated }) => [
    ...sameMoney(same),
    ...partOfMoney(part, repeated),
  ]);
}

/** A summary ends in what is carried over, too: where its total of the year is the total of the other table, that is the figure that both print. */
function sameEquation(a: Fact, b: Fact, agree = holds): Equation {
  const ends = cellEquation('restatement', a.cells, b.cells);
  if (a.subject !== 'total' || agree(ends)) return ends;
  const ofYear = [
    ...totalsOfYear(a).map((cell) => cellEquation('restatement', [cell], b.cells)),
    ...totalsOfYear(b).map((cell) => cellEquation('restatement', a.cells, [cell])),
  ];
  return ofYear.find(agree) ?? ends;
}

const holds = (equation: Equation): boolean => evaluate(equation).state !== 'fails';
/** The left side is not more than the right one. */
const fits = (equation: Equation): boolean => holds({ ...equation, relation: '<=' });

/** The totals of a summary above its last one, in the same column, where money that is carried over stands between. */
function totalsOfYear({ table, side, cells }: Fact): CellView[] {
  const [end] = cells;
  if (!summaryTypes.has(table.table.type) || cells.length !== 1 || !end) return [];
  const column = end.amount.column;
  const ofSide = table.lines.filter(({ line, cells: own }) => line.side === side && own.has(column));
  const carried = ofSide.some(({ line, cells: own }) => balanceRows.test(line.name) && own.get(column)!.fen !== 0n);
  if (!carried) return [];
  return ofSide.filter(({ line }) => line.kind === 'total').flatMap(({ cells: own }) => own.get(column) ?? []);
}

const isPart = (part: Fund, whole: Fund): boolean => fundParts[whole].includes(part);

/** Two tables of the same fund: all that they share agrees, or nearly all; else they speak of different money and only equal figures count. */
function sameMoney(equations: Equation[]): Equation[] {
  const holding = equations.filter((equation) => evaluate(equation).state === 'holds');
  const failing = equations.filter((equation) => evaluate(equation).state === 'fails');
  if (failing.length === 0) return holding;
  const distinct = new Set(holding.map((equation) => evaluate(equation).leftFen));
  return distinct.size >= 3 * failing.length
    ? [...holding, ...failing]
    : [...holding.filter(isTelling), ...exchanged(failing, holding)];
}

function partOfMoney(equations: Equation[], several: boolean): Equation[] {
  const holding = equations.filter((equation) => evaluate(equation).state === 'holds').filter(isTelling);
  const exceeding = equations
    .map(
      (equation): Equation => ({
        ...equation,
        relation: '<=',
        severity: 'warning',
        remark: 'the part of one fund exceeds the whole of all funds',
      }),
    )
    .filter((equation) => evaluate(equation).state === 'fails');
  if (!several && exceeding.length * 3 <= holding.length) return [...holding, ...exceeding];
  return [
    ...holding,
    ...exchanged(
      equations.filter((equation) => evaluate(equation).state === 'fails'),
      holding,
    ),
  ];
}

/** Subjects of which one table has too much what another subject lacks: two rows that exchanged figures. Where the tables agree in far more. */
function exchanged(failing: Equation[], holding: Equation[]): Equation[] {
  const pairs = cancelling(failing);
  if (pairs.length === 0 || holding.length < 3 * pairs.length) return [];
  const remark = 'another subject is off by the same amount the other way: figures or labels of the two were exchanged';
  return pairs.map((equation) => ({ ...equation, severity: 'warning' as const, remark }));
}

/** Short figures (2.00) agree by chance; three printed digits and more hardly do. */
function isTelling(equation: Equation): boolean {
  const { leftFen } = evaluate(equation);
  return equation.left.every((term) => absolute(leftFen) >= 100n * term.place.own);
}

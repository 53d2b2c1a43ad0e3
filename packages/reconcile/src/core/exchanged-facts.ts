/**
 * Two facts that two tables state the other way round: what one prints for the first the other prints for the second. Long figures do not do that by chance,
 * whatever else the two tables agree on; so it is the rows or columns of one of them that were exchanged, or a figure that slipped to its neighbour.
 *
 *     收支总表   政府性基金 19,336.15 · 国有资本 0        收入总表   政府性基金 0 · 国有资本 19,336.15
 */
import { type Fund, fundParts } from '@yusuan/pipelines';
import { blankTerm, cellEquation, cellLabel, type Equation } from './equation.ts';
import type { Fact } from './facts.ts';
import { absolute } from './money.ts';
import type { CellView } from './view.ts';

/** One equation for each of the two facts, which fails; a fact that one table does not print is blank there. */
export function exchangedFacts(facts: readonly Fact[]): Equation[] {
  const groups = Map.groupBy(facts, ({ organisation, year, side, slice }) =>
    [organisation, year, side, slice].join('|'),
  );
  const found = [...groups.values()].flatMap((group) => {
    const tables = [...Map.groupBy(group, (fact) => fact.table).values()].map(factsById);
    return tables.flatMap((a, i) => tables.slice(i + 1).flatMap((b) => betweenTables(a, b)));
  });
  return [...new Map(found.map((equation) => [figuresOf(equation), equation])).values()];
}

/** What makes two equations the same: the figures that they are between. */
export const figuresOf = ({ left, right }: Equation): string =>
  [...left, ...right].map((term) => term.amountId).join(' ');

type FactsById = Map<string, Fact>;

/** What a table states once; rows that state the same again (a total of each pane) are left out where they differ. */
function factsById(facts: Fact[]): FactsById {
  const groups = Map.groupBy(facts, (fact) => `${fact.key} ${fact.fund}`);
  return new Map(
    [...groups].flatMap(([id, same]) => (same.every((f) => fenOf(f) === fenOf(same[0])) ? [[id, same[0]!]] : [])),
  );
}

function betweenTables(a: FactsById, b: FactsById): Equation[] {
  const byValue = Map.groupBy(b.entries(), ([, fact]) => fenOf(fact));
  return [...a].flatMap(([id, fact]) => {
    const [value, instead] = [fenOf(fact), fenOf(b.get(id))];
    if (value === instead || !fact.cells.every((cell) => absolute(value) >= 1000n * cell.place.own)) return [];
    const others = (byValue.get(value) ?? []).filter(
      ([other, there]) =>
        other !== id && fenOf(a.get(other)) === instead && areApart(fact, there, [a.get(other), b.get(id)]),
    );
    const [other, ...further] = others;
    return other && further.length === 0
      ? [
          contradiction(fact.cells, b.get(id)?.cells ?? [], fact),
          contradiction(a.get(other[0])?.cells ?? [], other[1].cells, other[1]),
        ]
      : [];
  });
}

/** Both tables print both facts; or, where one is blank, they are the same fact of two funds of which none is within the other. */
function areApart(one: Fact, other: Fact, opposite: (Fact | undefined)[]): boolean {
  if (opposite.every((fact) => fact !== undefined)) return true;
  return (
    one.key === other.key &&
    one.fund !== other.fund &&
    !isWithin(one.fund, other.fund) &&
    !isWithin(other.fund, one.fund)
  );
}

const isWithin = (part: Fund, whole: Fund): boolean => fundParts[whole].includes(part);

const fenOf = (fact: Fact | undefined): bigint => fact?.cells.reduce((sum, cell) => sum + cell.fen, 0n) ?? 0n;

function contradiction(left: CellView[], right: CellView[], fact: Fact): Equation {
  const equation = cellEquation('restatement', left, right, {
    severity: 'warning',
    remark: 'another subject or fund has the two figures the other way round: they were exchanged in one of the tables',
  });
  const blank = [blankTerm(`${cellLabel(fact.cells[0]!)} in the other table`)];
  return {
    ...equation,
    left: left.length > 0 ? equation.left : blank,
    right: right.length > 0 ? equation.right : blank,
  };
}

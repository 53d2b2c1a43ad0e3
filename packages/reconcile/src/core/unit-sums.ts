/**
 * A department's figures are the sums of its units': each subject, measure and fund over all units is what the department's own table prints. Said only where the
 * set of units is plausibly whole: their totals add up to the department's, or they are all the rows of organisations that the department's tables list.
 */
import { cellLabel, cellTerm, type Equation, evaluate, type Term } from './equation.ts';
import type { Fact } from './facts.ts';
import { absolute } from './money.ts';
import type { TableView } from './view.ts';

/** What one body states of itself: the terms of each thing by organisation-free key, and the bodies its tables list in rows. */
export interface BodyStatement {
  name: string;
  stated: Map<string, Stated>;
  listed: Set<string>;
}

interface Stated {
  terms: Term[];
  tableId: string;
  title: string;
  page: number;
  row: number;
}

/** The statement of one body from the facts of its document. Figures of other bodies that its tables list are left out, their names kept. */
export function bodyStatement(name: string, facts: readonly Fact[]): BodyStatement {
  const stated = new Map<string, Stated>();
  const listed = new Set<string>();
  for (const fact of facts) {
    if (fact.table.organisation !== name) continue;
    if (fact.organisation !== name) {
      listed.add(fact.organisation);
      continue;
    }
    const key = `${fact.key.split('|').slice(1).join('|')} ${fact.fund}`;
    if (!stated.has(key)) stated.set(key, statedBy(fact, name));
  }
  return { name, stated, listed };
}

function statedBy({ cells, table }: Fact, name: string): Stated {
  const at = cells[0]!;
  return {
    terms: cells.map((cell) => cellTerm(cell, `${name} ${cellLabel(cell)}`)),
    tableId: table.table.table_id,
    title: titleOf(table),
    page: at.amount.page,
    row: at.amount.row,
  };
}

const titleOf = ({ table }: TableView): string => table.title;

/** A unit that does not state a thing has none of it; things that no unit states are not compared. */
export function unitSumEquations(check: string, whole: BodyStatement, units: readonly BodyStatement[]): Equation[] {
  if (units.length < 2) return [];
  const equations = [...whole.stated].flatMap(([key, own]): { key: string; equation: Equation }[] => {
    const right = units.flatMap((unit) => unit.stated.get(key)?.terms ?? []);
    if (right.length === 0) return [];
    return [
      {
        key,
        equation: {
          check,
          left: own.terms,
          right,
          relation: '=',
          severity: 'warning',
          tableId: own.tableId,
          page: own.page,
          row: own.row,
        },
      },
    ];
  });
  const holding = equations.filter(({ equation }) => evaluate(equation).state === 'holds');
  const failing = equations.filter(({ equation }) => evaluate(equation).state === 'fails');
  const telling = holding.filter(({ equation }) => isTelling(equation, units.length));
  if (
    !isWhole(
      whole,
      units,
      telling.map(({ key }) => key),
    )
  )
    return [];
  const enough = telling.length >= 3 * failing.length;
  const reported = enough ? failing : failing.filter(({ key }) => isGrandTotal(key));
  return [...telling, ...reported].map(({ equation }) => equation);
}

/** 年|…|支出|total|total all: the total of everything. */
const isGrandTotal = (key: string): boolean => /\|total\|total all$/.test(key);

function isWhole(whole: BodyStatement, units: readonly BodyStatement[], closing: string[]): boolean {
  if (closing.some(isGrandTotal)) return true;
  const names = new Set(units.map(({ name }) => name));
  const listed = [...whole.listed].filter((name) => name !== whole.name);
  return listed.length >= 2 && listed.every((name) => names.has(name));
}

/** A sum of one unit alone is a restatement that says nothing of the others. */
function isTelling({ left, right }: Equation, units: number): boolean {
  const bodies = right.filter((term) => term.fen !== 0n).length;
  return bodies >= Math.min(2, units) && left.some((term) => absolute(term.fen) >= 100n * term.place.own);
}

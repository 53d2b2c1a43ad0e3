/** Which printed figure is most likely wrong: the one that stands in the most failing equations and the fewest holding ones. */
import { amountsOf, type Outcome, termsOf } from './equation.ts';
import { absolute, fenToYuan } from './money.ts';
import type { CellView, DocumentView } from './view.ts';

export interface Culprit {
  amountId: string;
  label: string;
  printed: string;
  failing: number;
  holding: number;
  /** The value in yuan that would close all its failing equations; null where they ask for different ones. */
  closes: string | null;
}

/** One culprit for each group of failing equations that share figures. Needs two failing equations with one figure in common. */
export function findCulprits(outcomes: Outcome[]): Culprit[] {
  let open = outcomes.filter(
    (o) => o.state === 'fails' && o.equation.relation === '=' && o.equation.severity !== 'info',
  );
  const holding = countTerms(outcomes.filter((o) => o.state === 'holds'));
  const culprits: Culprit[] = [];
  while (open.length > 0) {
    const counts = countTerms(open);
    const ranked = [...counts].sort(
      ([a, n], [b, m]) => m - n || (holding.get(a) ?? 0) - (holding.get(b) ?? 0) || (a < b ? -1 : 1),
    );
    const [id, failing] = ranked[0] ?? ['', 0];
    const next = ranked[1];
    if (failing < 2) break;
    const mine = open.filter((o) => terms(o).some((t) => t.amountId === id));
    open = open.filter((o) => !mine.includes(o));
    if (next && next[1] === failing && (holding.get(next[0]) ?? 0) === (holding.get(id) ?? 0)) continue;
    const term = mine.flatMap(terms).find((t) => t.amountId === id)!;
    const values = new Set(mine.map((o) => closingValue(o, id)));
    const closes = values.size === 1 ? [...values][0]! : null;
    culprits.push({
      amountId: id,
      label: term.label,
      printed: term.printed,
      failing,
      holding: holding.get(id) ?? 0,
      closes: closes === null ? null : fenToYuan(closes),
    });
  }
  return culprits;
}

const terms = ({ equation }: Outcome) => termsOf(equation);

function countTerms(outcomes: Outcome[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const outcome of outcomes) {
    for (const id of new Set(terms(outcome).flatMap((t) => t.amountId ?? [])))
      counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return counts;
}

function closingValue(outcome: Outcome, id: string): bigint | null {
  const left = outcome.equation.left.find((t) => t.amountId === id);
  const right = outcome.equation.right.find((t) => t.amountId === id);
  if (left && right) return null;
  if (left) return left.fen - outcome.difference;
  return right ? right.fen + outcome.difference : null;
}

/**
 * A figure beside the whole of a failing sum that is just what it is off by, and no term of it: the sum closes with it, or without it. Null where there is none of
 * three digits or more.
 */
export function closingFigure(view: DocumentView, { equation, difference }: Outcome): CellView | null {
  const off = absolute(difference);
  const [whole] = equation.left;
  const cell = view.cells.get(whole?.amountId ?? '');
  if (!cell || equation.left.length !== 1 || off < 100n * whole!.place.own) return null;
  const used = new Set(amountsOf(equation));
  const beside = [...cell.line.cells.values()].filter(
    (other) => !used.has(other.amount.amount_id) && absolute(other.fen) === off,
  );
  return beside[0] ?? null;
}

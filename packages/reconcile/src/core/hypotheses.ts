/**
 * Where a table can be built in more than one way (does 合计 include the carryover? are the parts the classes or the organisations?),
 * each way is a hypothesis over all rows of the table at once. The one with the fewest contradictions is taken, so that one chance
 * match among many rows proves nothing.
 */
import { type Equation, evaluate } from './equation.ts';
import { absolute } from './money.ts';

export interface Hypothesis {
  /** Known from the words alone: then a contradiction is reported even where there is little else to compare with. */
  firm: boolean;
  equations: Equation[];
}

/**
 * How many equations may fail for one that holds before the structure itself is given up: one wrong figure breaks most sums of a small outline,
 * but only its own row: rows that fail in greater number say that a column is missing.
 */
export type Tolerated = 'most' | 'half';

interface Tally {
  hypothesis: Hypothesis;
  holding: Equation[];
  failing: Equation[];
}

/** The equations that the best hypothesis states; empty where none fits. Hypotheses come in order of preference. */
export function chooseHypothesis(hypotheses: Hypothesis[], tolerated: Tolerated = 'most'): Equation[] {
  const tallies = hypotheses.map(tally).filter((t) => t.holding.length + t.failing.length > 0);
  const best = tallies.reduce<Tally | null>((chosen, t) => (chosen === null || better(t, chosen) ? t : chosen), null);
  if (!best) return [];
  if (best.failing.length === 0) {
    return best.hypothesis.firm || best.holding.length >= 2 ? best.holding : best.holding.filter(isTellingSum);
  }
  if (best.holding.length >= 4 * best.failing.length) return [...best.holding, ...best.failing];
  if (isSlip(best)) return [...best.holding, ...best.failing];
  const firm = best.hypothesis.firm ? best : tallies.find((t) => t.hypothesis.firm);
  if (!firm) return [];
  if (firm.holding.length === 0) {
    const printed = firm.failing.filter((equation) => !hasBlank(equation));
    return new Set(printed.map(({ page, row }) => `${page} ${row}`)).size <= 2 ? printed : [];
  }
  const weight = tolerated === 'most' ? 3 : 1;
  return weight * firm.holding.length >= firm.failing.length ? [...firm.holding, ...firm.failing] : [];
}

/** What fails is all one slip: what one sum lacks another has too much. */
function isSlip({ hypothesis, holding, failing }: Tally): boolean {
  const isAll = (pairs: Equation[]) => pairs.length === failing.length;
  const long = cancelling(failing, { least: 1000n, rounded: true });
  const least = hypothesis.firm || isAll(long) ? 1 : failing.length;
  return failing.length <= 4 && holding.length >= least && isAll(cancelling(failing, { rounded: true }));
}

/** Beside how many times the rounding of both sums differences can be told to be the same. */
const telling = 20n;

/**
 * Equations that fail in pairs by the same amount, one too much and one too little: figures that slipped into the next column or row, or were exchanged. Only
 * differences of three printed digits and more (`least` places): short ones cancel by chance. `rounded`: the same as far as rounding lets one see.
 */
export function cancelling(
  failing: readonly Equation[],
  { least = 100n, rounded = false }: { least?: bigint; rounded?: boolean } = {},
): Equation[] {
  const off = failing.map((equation) => {
    const { difference, doubledTolerance } = evaluate(equation);
    return { equation, by: difference, doubledTolerance, paired: false };
  });
  type Off = (typeof off)[number];
  const isOpposite = (one: Off, other: Off): boolean => {
    if (one.by === -other.by) return true;
    const allowed = one.doubledTolerance + other.doubledTolerance;
    return rounded && absolute(one.by + other.by) * 2n <= allowed && absolute(one.by) * 2n >= telling * allowed;
  };
  for (const one of off) {
    if (one.paired || !isLong(one.by, one.equation, least)) continue;
    const other = off.find((candidate) => !candidate.paired && candidate !== one && isOpposite(one, candidate));
    if (other) {
      one.paired = true;
      other.paired = true;
    }
  }
  return off.filter(({ paired }) => paired).map(({ equation }) => equation);
}

const isLong = (difference: bigint, { left, right }: Equation, least: bigint): boolean =>
  [...left, ...right].every(({ place }) => absolute(difference) >= least * place.own);

/**
 * What the words alone say of a table and its rows do not bear out: the equations that fail where `chooseHypothesis` gives the structure up.
 * Empty where it does not.
 */
export function givenUp(
  hypotheses: Hypothesis[],
  tolerated: Tolerated = 'most',
): { holding: number; failing: Equation[] } {
  const firm = hypotheses.find((hypothesis) => hypothesis.firm);
  if (!firm || chooseHypothesis(hypotheses, tolerated).length > 0) return { holding: 0, failing: [] };
  const { holding, failing } = tally(firm);
  return { holding: holding.length, failing: failing.filter((equation) => !hasBlank(equation)) };
}

function tally(hypothesis: Hypothesis): Tally {
  const holding: Equation[] = [];
  const failing: Equation[] = [];
  for (const equation of hypothesis.equations) {
    const { state } = evaluate(equation);
    if (state === 'holds') holding.push(equation);
    else if (state === 'fails') failing.push(equation);
  }
  return { hypothesis, holding, failing };
}

function better(a: Tally, b: Tally): boolean {
  const ratio = (t: Tally) => t.failing.length / (t.failing.length + t.holding.length);
  if (ratio(a) !== ratio(b)) return ratio(a) < ratio(b);
  return a.holding.length > b.holding.length;
}

/** Two and more addends that close to four printed digits: hardly by chance, even in a table of one row. */
function isTellingSum(equation: Equation): boolean {
  const addends = equation.right.filter((term) => term.fen !== 0n);
  const { leftFen } = evaluate(equation);
  return addends.length >= 2 && [...equation.left, ...addends].every((t) => absolute(leftFen) >= 1000n * t.place.own);
}

/** One side is blank in print. */
export function hasBlank({ left, right }: Equation): boolean {
  return [left, right].some((terms) => terms.every((term) => term.amountId === null && term.statementId === null));
}

/**
 * An equation between printed figures, and what evaluating it shows. Every printed figure is rounded to its last place u, so an equation
 * of one total and n addends holds when |difference| ≤ u/2 × (n + 1), with u the coarsest place among its figures. Zeros are
 * taken as exact: they widen nothing. A figure is proved only where the difference is within that bound for its own place too,
 * so a figure in prose rounded to 万元 proves no amount printed to the yuan.
 */
import { absolute } from './money.ts';
import type { Place } from './places.ts';
import type { CellView } from './view.ts';

export interface Term {
  /** What it is, for a person: `教育支出 · 合计`. */
  label: string;
  /** As printed, with its unit where that is not the table's. */
  printed: string;
  fen: bigint;
  place: Place;
  amountId: string | null;
  statementId: string | null;
}

export interface Equation {
  /** Id of the identity. */
  check: string;
  left: Term[];
  right: Term[];
  relation: '=' | '<=';
  /** Where a person looks first. */
  tableId: string | null;
  page: number;
  row: number;
  /** What follows when it fails. `info` names the difference and marks no amount: the texts may both be right. */
  severity: 'error' | 'warning' | 'info';
  /** Said after the equation when it fails. */
  remark?: string;
  /** Amounts that the failure casts doubt on though they are no terms: a figure printed under the wrong head. */
  suspects?: string[];
  /** The terms themselves are above suspicion: only the suspects are in conflict. */
  suspectsAlone?: boolean;
  /** What the figures are, where not money: percentages are written with two places like yuan. */
  quantity?: 'percent';
}

/** The figures of both sides. */
export function termsOf({ left, right }: Equation): Term[] {
  return [...left, ...right];
}

/** Ids of the amounts on both sides. */
export function amountsOf(equation: Equation): string[] {
  return termsOf(equation).flatMap((term) => term.amountId ?? []);
}

/** Whether an amount is a term of the equation, or one that its failure casts doubt on. */
export function concerns(equation: Equation, amountId: string): boolean {
  return termsOf(equation).some((term) => term.amountId === amountId) || (equation.suspects ?? []).includes(amountId);
}

export interface Outcome {
  equation: Equation;
  state: 'holds' | 'fails' | 'vacuous';
  leftFen: bigint;
  rightFen: bigint;
  difference: bigint;
  /** Twice the tolerance, in fen: tolerances can be half a fen. */
  doubledTolerance: bigint;
  /** Amount and statement ids that this outcome proves. */
  proved: string[];
}

/** A term whose texts are made when asked for: few equations are ever described. */
class CellTerm implements Term {
  readonly fen: bigint;
  readonly place: Place;
  readonly amountId: string;
  readonly statementId = null;
  readonly #cell: CellView;
  readonly #label: string | undefined;

  constructor(cell: CellView, label: string | undefined) {
    this.fen = cell.fen;
    this.place = cell.place;
    this.amountId = cell.amount.amount_id;
    this.#cell = cell;
    this.#label = label;
  }

  get label(): string {
    return this.#label ?? cellLabel(this.#cell);
  }

  get printed(): string {
    return this.#cell.amount.raw_text.replace(/\s+/g, '');
  }
}

/** A cell as a term; `label` where its line and head do not say what it is. */
export function cellTerm(cell: CellView, label?: string): Term {
  return new CellTerm(cell, label);
}

/** What a cell is, for a person: code and name of its line, head of its column. */
export function cellLabel(cell: CellView): string {
  const { line } = cell.line;
  const name = [line.code, line.project_name ?? line.name].filter(Boolean).join(' ');
  const leaf = cell.column?.path.at(-1) ?? '';
  return [name, leaf].filter(Boolean).join(' · ');
}

/** A cell that is blank where a figure belongs: nothing is printed, so its value is zero. */
export function blankTerm(label: string): Term {
  return {
    label,
    printed: '(blank)',
    fen: 0n,
    place: { own: 1n, strict: 1n },
    amountId: null,
    statementId: null,
  };
}

/** The equation with a blank on the side where no figure is printed; null where neither side has one. */
export function withBlanks(check: string, left: CellView[], right: CellView[]): Equation | null {
  const at = left[0] ?? right[0];
  if (!at) return null;
  const equation = cellEquation(check, left, right);
  if (left.length === 0) return { ...equation, left: [blankTerm('the whole')] };
  return right.length === 0 ? { ...equation, right: [blankTerm('its parts')] } : equation;
}

/** Equation between cells of one table, placed at its first cell. */
export function cellEquation(
  check: string,
  left: CellView[],
  right: CellView[],
  options: Partial<Pick<Equation, 'relation' | 'severity' | 'remark'>> = {},
): Equation {
  const at = (left[0] ?? right[0])!;
  return {
    check,
    left: left.map((cell) => cellTerm(cell)),
    right: right.map((cell) => cellTerm(cell)),
    relation: '=',
    severity: 'error',
    tableId: at.table.table.table_id,
    page: at.amount.page,
    row: at.amount.row,
    ...options,
  };
}

const sum = (terms: Term[]): bigint => terms.reduce((total, term) => total + term.fen, 0n);
const termId = (term: Term): string | null => term.amountId ?? term.statementId;

/** What the figures of an equation show, by the tolerance that rounding allows them. Vacuous: nothing stands on one side, all is zero, or both sides are the same cells. */
export function evaluate(equation: Equation): Outcome {
  const { left, right, relation } = equation;
  const leftFen = sum(left);
  const rightFen = sum(right);
  const difference = leftFen - rightFen;
  const figures = [...left, ...right].filter((term) => term.fen !== 0n);
  const count = BigInt(Math.max(2, figures.length));
  const coarsest = largest(figures.map((term) => term.place.own));
  const doubledTolerance = coarsest * count;
  const excess = relation === '=' ? absolute(difference) : difference;
  const holds = excess * 2n <= doubledTolerance;
  const vacuous = left.length === 0 || right.length === 0 || figures.length === 0 || sameCells(left, right);
  const state = vacuous ? 'vacuous' : holds ? 'holds' : 'fails';
  const proved =
    state === 'holds' && relation === '='
      ? [...left, ...right]
          .filter((term) => absolute(difference) * 2n <= term.place.strict * count)
          .flatMap((term) => termId(term) ?? [])
      : [];
  return { equation, state, leftFen, rightFen, difference, doubledTolerance, proved };
}

function sameCells(left: Term[], right: Term[]): boolean {
  if (left.length !== right.length) return false;
  const ids = (terms: Term[]) => terms.map(termId).sort().join(' ');
  return ids(left) === ids(right);
}

function largest(values: bigint[]): bigint {
  let found = 1n;
  for (const value of values) if (value > found) found = value;
  return found;
}

import type { Notice } from '@yusuan/model';
import { closingFigure, findCulprits } from './core/culprit.ts';
import { equationText, failureText, toleranceText } from './core/describe.ts';
import { amountsOf, cellLabel, type Outcome } from './core/equation.ts';
import { fenToYuan } from './core/money.ts';
import type { CellView, DocumentView } from './core/view.ts';
import { identityTitle } from './identities/index.ts';

/** What the checks of this package begin with. */
export const origin = 'reconcile:';

/** What equations show: those that fail, figures that differ in their last place, and the figures most likely at fault. */
export function equationNotices(view: DocumentView, outcomes: Outcome[]): Notice[] {
  const failing = outcomes.filter(({ state }) => state === 'fails');
  return [
    ...failing.map((outcome) => failureNotice(outcome, closingFigure(view, outcome))),
    ...outcomes.filter(isOffByOne).map(lastPlaceNotice),
    ...culpritNotices(view, outcomes),
  ];
}

function failureNotice(outcome: Outcome, closing: CellView | null = null): Notice {
  const { equation } = outcome;
  return {
    check: `${origin}${equation.check}`,
    severity: equation.severity,
    message: failureText(identityTitle(equation.check), outcome) + closingText(outcome, closing),
    expected: fenToYuan(outcome.rightFen),
    actual: fenToYuan(outcome.leftFen),
    difference: fenToYuan(outcome.difference),
    tolerance: toleranceText(outcome),
    table_id: equation.tableId,
    page: equation.page,
    row: equation.row,
    amount_ids: [...amountsOf(equation), ...(equation.suspects ?? [])],
  };
}

/** Which figure is counted on one side of the sum alone. */
function closingText({ difference }: Outcome, closing: CellView | null): string {
  if (!closing) return '';
  const counted = closing.fen > 0n === difference > 0n;
  return ` – it is off by ${cellLabel(closing)} ${closing.amount.raw_text}, which the whole ${counted ? 'counts and its parts do not' : 'does not count and its parts do'}`;
}

/** One figure against one, printed to the same place, and not the same: within the tolerance, and yet odd for a number printed twice. */
function isOffByOne({ state, equation: { left, right, relation }, difference }: Outcome): boolean {
  const [a, b] = [left.filter((t) => t.fen !== 0n), right.filter((t) => t.fen !== 0n)];
  return (
    state === 'holds' &&
    relation === '=' &&
    difference !== 0n &&
    a.length === 1 &&
    b.length === 1 &&
    a[0]!.amountId !== null &&
    b[0]!.amountId !== null &&
    a[0]!.place.own === b[0]!.place.own
  );
}

function lastPlaceNotice(outcome: Outcome): Notice {
  return {
    ...failureNotice(outcome),
    check: `${origin}last-place`,
    severity: 'info',
    message: `the same figure differs in its last place: ${equationText(outcome.equation)}`,
  };
}

function culpritNotices(view: DocumentView, outcomes: Outcome[]): Notice[] {
  return findCulprits(outcomes).map((culprit) => {
    const cell = view.cells.get(culprit.amountId)!;
    const closes = culprit.closes === null ? '' : ` The sums would close with ${culprit.closes} yuan.`;
    return {
      check: `${origin}culprit`,
      severity: 'info',
      message: `${culprit.label} ${culprit.printed} stands in ${culprit.failing} equations that fail and ${culprit.holding} that hold: it is the most likely culprit.${closes}`,
      expected: culprit.closes,
      actual: cell.amount.amount_yuan,
      difference: culprit.closes === null ? null : fenToYuan(cell.fen - BigInt(culprit.closes.replace('.', ''))),
      table_id: cell.table.table.table_id,
      page: cell.amount.page,
      row: cell.amount.row,
      amount_ids: [culprit.amountId],
    };
  });
}

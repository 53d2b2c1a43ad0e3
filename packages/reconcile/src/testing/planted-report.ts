import type { BudgetDocument, Line } from '@yusuan/schemas';
import { equationText } from '../core/describe.ts';
import { type Equation, evaluate, type Outcome, type Term } from '../core/equation.ts';
import { yuanToFen } from '../core/money.ts';
import { documentView } from '../core/view.ts';
import { documentOutcomes, reconcile } from '../reconcile.ts';
import { type ErrorKind, errorKinds, type PlantedError, plantError, seededRandom } from './plant-error.ts';

export interface PlantedCount {
  kind: ErrorKind;
  /** Errors in amounts that stood in an identity and were verified. */
  cases: number;
  /** A new finding names it, or a wrong amount is in conflict. */
  caught: number;
  /** Nothing says so, but no wrong amount is verified. */
  unproved: number;
  /** Nothing says so, and with the wrong figures every equation of the document closes as before: it says nothing else than a right one would. */
  closing: number;
  /** An equation does not close any more, a wrong amount is still verified and nothing says so. */
  silent: number;
  /** Further errors that were planted in amounts that stand in no identity: these were unverified before and are counted nowhere else. */
  outside: number;
}

export interface PlantedCase {
  kind: ErrorKind;
  document: BudgetDocument;
  wrong: string[];
  /** An equation that held and does not close any more, with the figures it held with; null where there is none. */
  broken: string | null;
  verdict: 'caught' | 'unproved' | 'closing' | 'silent';
}

type NameOf = (line: Line, code: string) => string | null;

/** Plants `cases` errors, in turn of every kind, into amounts that stand in an identity, and counts what becomes of them. */
export function plantedReport(
  documents: BudgetDocument[],
  cases: number,
  seed: number,
  nameOf?: NameOf,
  onCase: (planted: PlantedCase) => void = () => {},
): PlantedCount[] {
  const random = seededRandom(seed);
  const counts = errorKinds.map(
    (kind): PlantedCount => ({ kind, cases: 0, caught: 0, unproved: 0, closing: 0, silent: 0, outside: 0 }),
  );
  const known = documents.map((document) => knowDocument(reconcile(document)));
  for (let planted = 0, tries = 0; planted < cases && tries < cases * 40; tries++) {
    const before = known[Math.floor(random() * known.length)]!;
    const count = counts[planted % counts.length]!;
    const error = plantError(before.document, count.kind, random, nameOf);
    if (!error) continue;
    if (!error.wrong.some((id) => before.statuses.get(id) === 'verified')) {
      count.outside++;
      continue;
    }
    planted++;
    count.cases++;
    const verdict = verdictOf(before, error, count.kind);
    count[verdict]++;
    const broken = brokenEquation(before, error.document);
    onCase({
      kind: count.kind,
      document: before.document,
      wrong: error.wrong,
      broken: broken && `${broken.check}: ${equationText(broken)}`,
      verdict,
    });
  }
  return counts;
}

interface KnownDocument {
  document: BudgetDocument;
  statuses: Map<string, string>;
  messages: Set<string>;
  holding: Outcome[];
  /** Line and column of each amount. */
  slots: Map<string, string>;
  /** The places of all parts of a sum, by the sum. */
  sums: Map<string, string[]>;
}

function knowDocument(document: BudgetDocument): KnownDocument {
  const holding = documentOutcomes(documentView(document)).filter((outcome) => outcome.state === 'holds');
  const slots = new Map(slotsOf(document).map(({ id, slot }) => [id, slot]));
  return {
    document,
    statuses: statusById(document),
    messages: new Set(document.findings.map((finding) => finding.message)),
    holding,
    slots,
    sums: partsOfSums(holding, slots),
  };
}

function verdictOf(before: KnownDocument, error: PlantedError, kind: ErrorKind): PlantedCase['verdict'] {
  const after = reconcile(error.document);
  const statuses = statusById(after);
  const fresh = after.findings.some((f) => f.outcome === 'fails' && !before.messages.has(f.message));
  const conflict = error.wrong.some((id) => statuses.get(id) === 'conflict' && before.statuses.get(id) !== 'conflict');
  if (fresh || conflict) return 'caught';
  if (!error.wrong.some((id) => statuses.get(id) === 'verified')) return 'unproved';
  const ofLabels = kind === 'code' || kind === 'row-order';
  return ofLabels || brokenEquation(before, error.document) ? 'silent' : 'closing';
}

/**
 * An equation that held and fails with the figures that now stand in the places of its terms, and in the places that were blank: those of the lines and
 * columns that are terms of the same sum elsewhere in the table.
 */
function brokenEquation(before: KnownDocument, planted: BudgetDocument): Equation | null {
  const closing = sumsAlongRows(planted);
  const figures = new Map(slotsOf(planted).map(({ slot, fen }) => [slot, fen]));
  const broken = before.holding.find(({ equation }) => {
    const [whole] = equation.left;
    if (closing.has(`${equation.check} ${before.slots.get(whole?.amountId ?? '')} ${whole?.fen}`)) return false;
    const slots = (terms: Term[]) => terms.flatMap((term) => before.slots.get(term.amountId ?? '') ?? []);
    const moved = (term: Term): Term => {
      const slot = before.slots.get(term.amountId ?? '');
      return slot === undefined ? term : { ...term, fen: figures.get(slot) ?? 0n };
    };
    const used = new Set([...slots(equation.left), ...slots(equation.right)]);
    const blanks = (before.sums.get(sumKey(equation, slots(equation.left)[0])) ?? []).filter((slot) => !used.has(slot));
    const filled = blanks.flatMap((slot) =>
      figures.has(slot) ? [{ ...equation.right[0]!, fen: figures.get(slot)! }] : [],
    );
    const right = [...equation.right.map(moved), ...filled];
    return evaluate({ ...equation, left: equation.left.map(moved), right }).state === 'fails';
  });
  return broken?.equation ?? null;
}

/** The totals that close along their row with what stands beside them now: a figure that slipped from one part to another leaves them as they were. */
function sumsAlongRows(planted: BudgetDocument): Set<string> {
  const slots = new Map(slotsOf(planted).map(({ id, slot }) => [id, slot]));
  const sums = documentOutcomes(documentView(planted)).filter(
    ({ state, equation: { check, left } }) =>
      state === 'holds' && left.length === 1 && (check === 'row-total' || check === 'target-funds'),
  );
  return new Set(
    sums.map(({ equation: { check, left } }) => `${check} ${slots.get(left[0]?.amountId ?? '')} ${left[0]?.fen}`),
  );
}

/** Which sum an equation is an instance of: that of a line over other lines, or of a column over other columns. */
function sumKey({ check, left }: Equation, slot: string | undefined): string {
  if (slot === undefined || left.length !== 1 || (check !== 'column-sum' && check !== 'row-total')) return '';
  return `${check} ${slot}`;
}

/** The places of all parts of each sum, also those that were blank where the equation stands. */
function partsOfSums(holding: Outcome[], slots: Map<string, string>): Map<string, string[]> {
  const parts = new Map<string, Set<string>>();
  const instances = holding.flatMap(({ equation }) => {
    const whole = slots.get(equation.left[0]?.amountId ?? '');
    const key = sumKey(equation, whole);
    if (key === '' || whole === undefined) return [];
    const [line, column] = whole.split(' ') as [string, string];
    const alongLine = equation.check === 'row-total';
    const group = alongLine ? `${line.replace(/-l\d+$/, '')} ${column}` : line;
    const members = equation.right.flatMap(
      (term) => slots.get(term.amountId ?? '')?.split(' ')[alongLine ? 1 : 0] ?? [],
    );
    parts.set(group, new Set([...(parts.get(group) ?? []), ...members]));
    return [{ key, group, fixed: alongLine ? line : column, alongLine }];
  });
  return new Map(
    instances.map(({ key, group, fixed, alongLine }) => [
      key,
      [...parts.get(group)!].map((member) => (alongLine ? `${fixed} ${member}` : `${member} ${fixed}`)),
    ]),
  );
}

function slotsOf(document: BudgetDocument): { id: string; slot: string; fen: bigint }[] {
  return document.tables.flatMap((table) =>
    table.lines.flatMap((line) =>
      line.amounts.map((amount) => ({
        id: amount.amount_id,
        slot: `${line.line_id} ${amount.column}`,
        fen: yuanToFen(amount.amount_yuan ?? '0.00'),
      })),
    ),
  );
}

function statusById(document: BudgetDocument): Map<string, string> {
  return new Map(
    document.tables.flatMap((t) => t.lines.flatMap((l) => l.amounts.map((a) => [a.amount_id, a.status] as const))),
  );
}

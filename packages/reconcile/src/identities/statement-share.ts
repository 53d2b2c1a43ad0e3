/**
 * A share in prose (`一般公共预算拨款收入 1454.32 万元，占 61.78%`) is its amount over the total that the paragraph names, or that a table prints. It may be
 * off by one in its last place. A difference is reported where the sentence names its whole, where another share of the paragraph fits
 * it, or where it opens the list of shares; not where any amount told before or any total of the tables fits.
 */
import type { Statement } from '@yusuan/schemas';
import type { Equation } from '../core/equation.ts';
import { evaluate } from '../core/equation.ts';
import { documentFacts } from '../core/facts.ts';
import type { Identity } from '../core/identity.ts';
import { fenToYuan, yuanToFen } from '../core/money.ts';
import { percentTerm, printedPercent, ratio } from '../core/percent.ts';
import { statementPlaces } from '../core/sentences.ts';
import { atStatement, cleanSubject, statementScope } from '../core/statements.ts';
import { type DocumentView, foldName } from '../core/view.ts';

/** How many statements a share may stand behind its whole. */
const reach = 15;

export const statementShare: Identity = {
  id: 'statement-share',
  title: 'a share in prose is its amount over the whole',
  apply: (view) =>
    view.statements.flatMap((statement, at) => {
      if (statement.share_percent === null || statement.amount_yuan === null) return [];
      const earlier = view.statements.slice(Math.max(0, at - reach), at).filter((s) => s.section === statement.section);
      const wholes = [...new Set(earlier.flatMap((s) => s.amount_yuan ?? []))].reverse();
      const equations = wholes.flatMap((whole) => shareEquation(statement, whole));
      const fitting = equations.find((equation) => evaluate(equation).state === 'holds');
      if (fitting) return [fitting];
      const later = view.statements.slice(at + 1, at + reach).filter((s) => s.section === statement.section);
      const others = [...earlier, ...later].filter(
        (s) => s.share_percent !== null && s.amount_yuan !== null && s.share_of === statement.share_of,
      );
      const shared = wholes.find((whole) =>
        others.some((s) => shareEquation(s, whole).some((equation) => evaluate(equation).state === 'holds')),
      );
      const named = earlier.find((s) => statement.share_of !== null && s.subject.includes(statement.share_of));
      const whole = shared ?? named?.amount_yuan ?? openingWhole(view, at) ?? tableWhole(view, statement);
      return whole === null ? besideEquation(view, at) : shareEquation(statement, whole);
    }),
};

/** Two shares of one whole that is not printed: they stand to each other as their amounts do. */
function besideEquation(view: DocumentView, at: number): Equation[] {
  const statement = view.statements[at]!;
  if (statement.share_of === null) return [];
  const other = view.statements
    .slice(Math.max(0, at - reach), at)
    .findLast(
      (s) =>
        s.section === statement.section &&
        s.fiscal_year === statement.fiscal_year &&
        s.share_of === statement.share_of &&
        s.share_percent !== null &&
        s.amount_yuan !== null,
    );
  if (!other) return [];
  const [amount, otherAmount] = [yuanToFen(statement.amount_yuan!), yuanToFen(other.amount_yuan!)];
  const [own, its] = [printedPercent(statement.share_percent!), printedPercent(other.share_percent!)];
  if (amount <= 0n || otherAmount <= 0n || its.hundredths <= its.place) return [];
  const low = (amount * (its.hundredths - its.place)) / otherAmount - own.place;
  const high = (amount * (its.hundredths + its.place)) / otherAmount + own.place;
  if (own.hundredths >= low && own.hundredths <= high) return [];
  const expected = (amount * its.hundredths) / otherAmount;
  const told = `${fenToYuan(amount)} yuan, where ${fenToYuan(otherAmount)} are ${other.share_percent}%`;
  return [percentEquation(statement, own, told, expected)];
}

/** The amount before a list of shares in one passage: `支出预算 …，其中：基本支出 …，占 …；项目支出 …，占 …`. */
function openingWhole(view: DocumentView, at: number): string | null {
  const places = statementPlaces(view);
  const statement = view.statements[at]!;
  const whole = view.statements.slice(0, at).findLast((s) => s.share_percent === null || s.amount_yuan === null);
  const [own, its] = [places.get(statement), whole && places.get(whole)];
  const listed = view.statements.slice(whole ? view.statements.indexOf(whole) + 1 : 0, at + 1);
  if (!whole || own === undefined || own.passage !== its?.passage) return null;
  if (places.get(listed[0]!)!.sentence - its.sentence > 1) return null;
  if (!places.get(listed[0]!)?.opensList || whole.fiscal_year !== statement.fiscal_year) return null;
  return isGeneral(statement) || whole.subject.includes(statement.share_of!) ? whole.amount_yuan : null;
}

/** `占`, `占总支出`: of what the sentence speaks of. */
const isGeneral = ({ share_of: of }: Statement): boolean =>
  of === null || /^(?:本年|全年|年度|总)*(?:支出|收入|预算|总)*(?:额|量|计|合计)?$/.test(of);

/** A total of the tables that the share names (`占支出预算总额的`), where none of them fits. */
function tableWhole(view: DocumentView, statement: Statement): string | null {
  if (statement.share_of === null) return null;
  const organisation = foldName(statement.organisation_name ?? view.document.organisation_name ?? '');
  const subject = cleanSubject({ ...statement, subject: statement.share_of }, organisation);
  const scope = statementScope(statement, subject);
  if (!scope || (statement.fiscal_year ?? view.document.fiscal_year) !== view.document.fiscal_year) return null;
  const totals = documentFacts(view).filter(
    (fact) =>
      fact.subject === 'total' && fact.slice === scope.slice && (scope.side === null || fact.side === scope.side),
  );
  if (new Set(totals.map((fact) => fact.organisation)).size !== 1) return null;
  const rows = [...view.cells.values()].filter(({ line }) => line.line.kind === 'total');
  const printed = [...totals.map((fact) => fact.cells), ...rows.map((cell) => [cell])];
  const amounts = [...new Set(printed.map((cells) => fenToYuan(cells.reduce((sum, { fen }) => sum + fen, 0n))))];
  const fitting = amounts.find((amount) => shareEquation(statement, amount).some((e) => evaluate(e).state === 'holds'));
  return fitting ?? amounts[0] ?? null;
}

function shareEquation(statement: Statement, whole: string): Equation[] {
  const wholeFen = yuanToFen(whole);
  const amount = yuanToFen(statement.amount_yuan!);
  if (wholeFen <= 0n || amount > wholeFen) return [];
  const { hundredths: printed, place } = printedPercent(statement.share_percent!);
  const told = `${statement.amount_yuan} of ${whole} yuan`;
  return [percentEquation(statement, { hundredths: printed, place }, told, ratio(amount, wholeFen))];
}

function percentEquation(
  statement: Statement,
  { hundredths, place }: { hundredths: bigint; place: bigint },
  told: string,
  expected: bigint,
): Equation {
  return {
    check: 'statement-share',
    left: [percentTerm(`share of ${statement.subject}`, hundredths, place, statement.statement_id)],
    right: [percentTerm(told, expected, place, null)],
    relation: '=',
    severity: 'warning',
    quantity: 'percent',
    ...atStatement(statement),
  };
}

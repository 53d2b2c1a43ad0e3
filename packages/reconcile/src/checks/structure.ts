/**
 * Total columns that the columns beside them do not add up to, row after row: columns are missing or misread. One note for the table, and no
 * contradiction in each row; none where the reader itself said that columns are missing.
 */
import type { Notice } from '@yusuan/model';
import type { Column } from '@yusuan/schemas';
import { equationText } from '../core/describe.ts';
import { type Equation, evaluate, type Term } from '../core/equation.ts';
import { givenUp } from '../core/hypotheses.ts';
import type { Check } from '../core/identity.ts';
import { absolute, fenToYuan } from '../core/money.ts';
import type { DocumentView, TableView } from '../core/view.ts';
import { rowSums, rowTolerance } from '../identities/row-total.ts';

/** Rows that must fail before the whole column is given up in words: fewer are reported as they are, or too few to say. */
const enough = 3;

export const structure: Check = {
  id: 'structure',
  title: 'the columns that a total is made of are all there',
  apply: (view) => tablesToJudge(view).flatMap(tableNotices),
};

/**
 * The totals that leave out a figure printed below them, in every row that has one: whatever else proves them, they are not what their head says, or that
 * figure is not what its head says.
 */
export function totalsShortOfAPart(view: DocumentView): string[] {
  return tablesToJudge(view)
    .flatMap(brokenSums)
    .filter(({ lacking }) => lacking.length > 0)
    .flatMap(({ failing }) => failing.flatMap(({ left }) => left.flatMap((term) => term.amountId ?? [])));
}

function tablesToJudge(view: DocumentView): TableView[] {
  const told = new Set(
    view.document.findings.filter(({ check }) => check.endsWith(':columns-missing')).map(({ table_id }) => table_id),
  );
  return view.tables.filter(({ table }) => !told.has(table.table_id));
}

interface BrokenSum {
  whole: Column;
  holding: number;
  failing: Equation[];
  /** The part that each failing row is short of, where each is short of just one. */
  lacking: Term[];
}

function brokenSums(table: TableView): BrokenSum[] {
  return rowSums(table).flatMap(({ whole, hypotheses, equations }) => {
    if (equations.length > 0) return [];
    const { holding, failing } = givenUp(hypotheses, rowTolerance);
    const lacking = failing.flatMap((equation) => partLeftOut(equation) ?? []);
    return failing.length >= enough
      ? [{ whole, holding, failing, lacking: lacking.length === failing.length ? lacking : [] }]
      : [];
  });
}

/** The one part that is just what the whole falls short by; three printed digits and more. */
function partLeftOut(equation: Equation): Term | null {
  const { difference } = evaluate(equation);
  const [part, ...others] = equation.right.filter((term) => term.fen === -difference);
  return part && others.length === 0 && absolute(difference) >= 100n * part.place.own ? part : null;
}

function tableNotices(table: TableView): Notice[] {
  const broken = brokenSums(table);
  const first = broken.find(({ lacking }) => lacking.length > 0) ?? broken[0];
  if (!first) return [];
  const example = first.failing[0]!;
  const { leftFen, rightFen } = evaluate(example);
  const [part] = first.lacking;
  const closing = part
    ? `; it closes without ${part.label} ${part.printed}, and so does each other row without its own`
    : '';
  const names = broken.map(({ whole, holding, failing }) => {
    const head = whole.path.join('/') || `column ${whole.column}`;
    return `${head} (${failing.length} of ${failing.length + holding} rows)`;
  });
  return [
    {
      check: 'reconcile:structure',
      severity: 'warning',
      message: `the columns beside ${names.join(' and ')} do not add up to it: columns are missing, read under another head or left out of the print, and these totals are left unchecked along the row; first ${equationText(example)}, but ${fenToYuan(leftFen)} ≠ ${fenToYuan(rightFen)} yuan${closing}`,
      table_id: table.table.table_id,
      page: example.page,
      row: example.row,
    },
  ];
}

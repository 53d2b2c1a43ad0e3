/**
 * Total columns that the columns beside them do not add up to, row after row: columns are missing or misread. One note for the table, and no
 * contradiction in each row; none where the reader itself said that columns are missing.
 */
import type { Notice } from '@yusuan/model';
import { equationText } from '../core/describe.ts';
import { evaluate } from '../core/equation.ts';
import { givenUp } from '../core/hypotheses.ts';
import type { Check } from '../core/identity.ts';
import { fenToYuan } from '../core/money.ts';
import type { TableView } from '../core/view.ts';
import { rowTolerance, rowWholes } from '../identities/row-total.ts';

/** Rows that must fail before the whole column is given up in words: fewer are reported as they are, or too few to say. */
const enough = 3;

export const structure: Check = {
  id: 'structure',
  title: 'the columns that a total is made of are all there',
  apply(view) {
    const told = new Set(
      view.document.findings.filter(({ check }) => check.endsWith(':columns-missing')).map(({ table_id }) => table_id),
    );
    return view.tables.filter(({ table }) => !told.has(table.table_id)).flatMap(tableNotices);
  },
};

function tableNotices(table: TableView): Notice[] {
  const broken = rowWholes(table).flatMap(({ whole, hypotheses }) => {
    const { holding, failing } = givenUp(hypotheses, rowTolerance);
    return failing.length >= enough ? [{ whole, holding, failing }] : [];
  });
  const [first] = broken;
  if (!first) return [];
  const example = first.failing[0]!;
  const { leftFen, rightFen } = evaluate(example);
  const names = broken.map(({ whole, holding, failing }) => {
    const head = whole.path.join('/') || `column ${whole.column}`;
    return `${head} (${failing.length} of ${failing.length + holding} rows)`;
  });
  return [
    {
      check: 'reconcile:structure',
      severity: 'warning',
      message: `the columns beside ${names.join(' and ')} do not add up to it: columns are missing, read under another head or left out of the print, and these totals are left unchecked along the row; first ${equationText(example)}, but ${fenToYuan(leftFen)} ≠ ${fenToYuan(rightFen)} yuan`,
      table_id: table.table.table_id,
      page: example.page,
      row: example.row,
    },
  ];
}

/** In one paragraph, one subject of one year with two different amounts. One note for each pair. */
import type { Notice } from '@yusuan/model';
import type { Statement } from '@yusuan/schemas';
import type { Check } from '../core/identity.ts';
import { fenInUnit, yuanToFen } from '../core/money.ts';
import { passages } from '../core/passages.ts';
import { cleanSubject, statementScope, threePublicOf } from '../core/statements.ts';
import { type DocumentView, foldName } from '../core/view.ts';

export const twoAmounts: Check = {
  id: 'two-amounts',
  title: 'a subject has one amount in a paragraph',
  apply(view) {
    const groups = Map.groupBy(
      view.statements.filter((statement) => statement.amount_yuan !== null && isTelling(statement)),
      keyOf(view),
    );
    return [...groups.values()].flatMap(([first, ...others]): Notice[] => {
      const other = others.find((statement) => statement.amount_yuan !== first!.amount_yuan);
      return other ? [notice(first!, other)] : [];
    });
  },
};

/** A subject that is one thing wherever it is named: a total of the budget, a “三公” item, a classified one with its path. Others are parts of several wholes. */
function isTelling(statement: Statement): boolean {
  const scope = statementScope(statement, cleanSubject(statement, foldName(statement.organisation_name ?? '')));
  return (
    scope?.slice === 'total' || threePublicOf(statement) !== null || /[(（](?:项|\d{7})[)）]/.test(statement.subject)
  );
}

function keyOf(view: DocumentView): (statement: Statement) => string {
  const numbers = new Map<string, number>();
  passages(view.document.paragraphs).forEach((passage, i) => {
    for (let at = 0; at < passage.text.length; at++) {
      const line = passage.lineAt(at);
      numbers.set(`${line.page} ${line.row}`, i);
    }
  });
  return (statement) =>
    [
      numbers.get(`${statement.page} ${statement.row}`) ?? `${statement.page} ${statement.row}`,
      statement.section,
      statement.organisation_name,
      statement.fiscal_year,
      foldName(statement.subject),
    ].join('|');
}

function notice(first: Statement, other: Statement): Notice {
  const printed = (statement: Statement) =>
    `${fenInUnit(yuanToFen(statement.amount_yuan!), statement.unit)} ${statement.unit ?? '元'}`;
  return {
    check: 'reconcile:two-amounts',
    severity: 'warning',
    message: `${first.subject} has two amounts in one paragraph: ${printed(first)} and ${printed(other)}`,
    expected: first.amount_yuan,
    actual: other.amount_yuan,
    page: other.page,
    row: other.row,
  };
}

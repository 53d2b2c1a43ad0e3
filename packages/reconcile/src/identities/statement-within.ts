/** What a sentence says is in a whole (`…1,500 万元，其中：A …，B …`) does not exceed it, one by one and together, up to where it begins to tell the parts of a part. */
import type { Statement } from '@yusuan/schemas';
import { type Equation, evaluate, type Term } from '../core/equation.ts';
import type { Identity } from '../core/identity.ts';
import { followingInPassage, statementPlaces } from '../core/sentences.ts';
import { atStatement, statementTerm } from '../core/statements.ts';
import type { DocumentView } from '../core/view.ts';

export const statementWithin: Identity = {
  id: 'statement-within',
  title: 'parts that a sentence tells are within their whole',
  apply: (view) => view.statements.flatMap((whole, at) => withinEquation(view, whole, at)),
};

function withinEquation(view: DocumentView, whole: Statement, at: number): Equation[] {
  const total = statementTerm(whole, whole.amount_yuan);
  const following = followingInPassage(view, whole);
  if (!total || !opensList(view, whole, at, following[0])) return [];
  const left: Term[] = [];
  for (const part of following) {
    if (left.length > 0 && !isSibling(view, whole, part, following[0]!)) break;
    left.push(statementTerm(part, part.amount_yuan)!);
    const sum = evaluate({ ...equationOf(whole, left, total), relation: '=' });
    if (sum.state === 'holds') return [];
    const equation = equationOf(whole, left, total);
    if (evaluate(equation).state === 'fails') return [equation];
  }
  return [];
}

/** `whole …，其中：part …`, in one sentence that begins with the whole, or in the sentence behind one that says the whole alone. */
function opensList(view: DocumentView, whole: Statement, at: number, first: Statement | undefined): boolean {
  const places = statementPlaces(view);
  const [place, before, behind] = [whole, view.statements[at - 1], first].map((s) => (s ? places.get(s) : undefined));
  if (!first || !place || !behind?.opensList || place.opensList || !isPart(whole, first)) return false;
  const startsPassage = before?.passage !== place.passage;
  if (place.sentence === behind.sentence) return startsPassage || before?.sentence !== place.sentence;
  return startsPassage && behind.sentence === place.sentence + 1;
}

/** A further part of the list: no part of a part (`（其中…`), no other side, nothing that is as wide as the whole. */
function isSibling(view: DocumentView, whole: Statement, part: Statement, first: Statement): boolean {
  const places = statementPlaces(view);
  if (!isPart(whole, part) || places.get(part)?.opensList || /^[（(]|包括/.test(part.raw_text)) return false;
  if (places.get(part)?.sentence !== places.get(first)?.sentence) return false;
  const side = (statement: Statement) => /收入|支出/.exec(statement.subject)?.[0];
  const [own, its] = [side(whole), side(part)];
  return (own === undefined || its === undefined || own === its) && !isPeer(whole, part);
}

const peers = /基本支出|项目支出/;
const isPeer = (whole: Statement, part: Statement): boolean => peers.test(whole.subject) && peers.test(part.subject);

const isPart = (whole: Statement, part: Statement): boolean =>
  part.amount_yuan !== null && part.fiscal_year === whole.fiscal_year && part.section === whole.section;

function equationOf(whole: Statement, left: Term[], total: Term): Equation {
  return {
    check: 'statement-within',
    left: [...left],
    right: [total],
    relation: '<=',
    severity: 'warning',
    ...atStatement(whole),
  };
}

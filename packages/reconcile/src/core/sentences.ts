/** Which statements stand in one passage and in one sentence of it. */
import type { Statement } from '@yusuan/schemas';
import { passages } from './passages.ts';
import type { DocumentView } from './view.ts';

export interface StatementPlace {
  /** Number of the passage in the document. */
  passage: number;
  /** Number of the sentence in the passage: they end at 。 */
  sentence: number;
  /** 其中 stands before it, behind the statement before. */
  opensList: boolean;
}

const known = new WeakMap<DocumentView, Map<Statement, StatementPlace>>();

/** The places of all statements. A passage is a run of lines up to the end of a sentence at a line's end, or a heading. */
export function statementPlaces(view: DocumentView): Map<Statement, StatementPlace> {
  const found = known.get(view) ?? placesIn(view);
  known.set(view, found);
  return found;
}

function placesIn(view: DocumentView): Map<Statement, StatementPlace> {
  const texts = passages(view.document.paragraphs).map((passage) => ({
    start: passage.lineAt(0),
    text: compact(passage.text),
    from: 0,
  }));
  const places = new Map<Statement, StatementPlace>();
  for (const statement of view.statements) {
    const passage = texts.findLastIndex(
      ({ start }) => start.page < statement.page || (start.page === statement.page && start.row <= statement.row),
    );
    const entry = texts[passage];
    if (!entry) continue;
    const at = entry.text.indexOf(compact(statement.raw_text), entry.from);
    if (at >= 0) entry.from = at;
    const sentence = [...entry.text.slice(0, entry.from).matchAll(/。/g)].length;
    const opensList = /其中/.test(statement.raw_text) || /其中[:：]?$/.test(entry.text.slice(0, entry.from));
    places.set(statement, { passage, sentence, opensList });
  }
  return places;
}

const compact = (text: string): string => text.replace(/\s/g, '');

/** All statements of the passage that one stands in, in the order of print. */
export function passageOf(view: DocumentView, statement: Statement): Statement[] {
  const places = statementPlaces(view);
  const passage = places.get(statement)?.passage;
  return passage === undefined ? [statement] : view.statements.filter((s) => places.get(s)?.passage === passage);
}

/** The statements that follow one in its passage, in the order of print. */
export function followingInPassage(view: DocumentView, at: number): Statement[] {
  const places = statementPlaces(view);
  const passage = places.get(view.statements[at]!)?.passage;
  if (passage === undefined) return [];
  const rest = view.statements.slice(at + 1);
  const end = rest.findIndex((statement) => places.get(statement)?.passage !== passage);
  return end < 0 ? rest : rest.slice(0, end);
}

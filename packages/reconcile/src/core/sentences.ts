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

interface Placed {
  places: Map<Statement, StatementPlace>;
  passages: Map<number, Statement[]>;
}

const known = new WeakMap<DocumentView, Placed>();

/** The places of all statements. A passage is a run of lines up to the end of a sentence at a line's end, or a heading. */
export function statementPlaces(view: DocumentView): Map<Statement, StatementPlace> {
  return placed(view).places;
}

function placed(view: DocumentView): Placed {
  const found = known.get(view);
  if (found) return found;
  const places = placesIn(view);
  const passages = Map.groupBy(places.keys(), (statement) => places.get(statement)!.passage);
  const made = { places, passages };
  known.set(view, made);
  return made;
}

function placesIn(view: DocumentView): Map<Statement, StatementPlace> {
  const texts = passages(view.document.paragraphs).map((passage) => ({
    start: passage.lineAt(0),
    text: compact(passage.text),
    from: 0,
    sentence: 0,
  }));
  const places = new Map<Statement, StatementPlace>();
  let passage = -1;
  for (const statement of view.statements) {
    // Statements come in the order of print.
    while (passage + 1 < texts.length && isBefore(texts[passage + 1]!.start, statement)) passage++;
    const entry = texts[passage];
    if (!entry) continue;
    const at = entry.text.indexOf(compact(statement.raw_text), entry.from);
    if (at >= 0) {
      entry.sentence += [...entry.text.slice(entry.from, at).matchAll(/。/g)].length;
      entry.from = at;
    }
    const before = entry.text.slice(Math.max(0, entry.from - 4), entry.from);
    const opensList = /其中/.test(statement.raw_text) || /其中[:：]?$/.test(before);
    places.set(statement, { passage, sentence: entry.sentence, opensList });
  }
  return places;
}

const isBefore = (a: { page: number; row: number }, b: { page: number; row: number }): boolean =>
  a.page < b.page || (a.page === b.page && a.row <= b.row);

const compact = (text: string): string => text.replace(/\s/g, '');

/** All statements of the passage that one stands in, in the order of print. */
export function passageOf(view: DocumentView, statement: Statement): Statement[] {
  const { places, passages: groups } = placed(view);
  return groups.get(places.get(statement)?.passage ?? -1) ?? [statement];
}

/** The statements that follow one in its passage, in the order of print. */
export function followingInPassage(view: DocumentView, statement: Statement): Statement[] {
  const passage = passageOf(view, statement);
  return passage.slice(passage.indexOf(statement) + 1);
}

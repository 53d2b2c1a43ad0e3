/**
 * To which place a figure was rounded. Where all figures of a column show the same number of decimals, that is the place. Where they
 * differ, trailing zeros may have been dropped (`714.9` beside `181716.56`) or a narrow cell cut the last one. `own` is the looser view, by the
 * figure's own decimals (a whole number in such a column is exact), and decides whether a sum fails; `strict`, the finest place of the
 * column, else of the table, else of the document, decides whether it proves anything.
 */
import type { Amount, BudgetDocument, Table } from '@yusuan/schemas';
import { placeInFen, printedDecimals } from './money.ts';

export interface Place {
  own: bigint;
  strict: bigint;
}

export function documentPlaces(document: BudgetDocument): Map<string, Place> {
  const places = new Map<string, Place>();
  const finestOfDocument = new Map<string, number>();
  for (const table of document.tables) {
    for (const line of table.lines)
      for (const amount of line.amounts) noteFinest(finestOfDocument, amount.unit, amount);
  }
  for (const table of document.tables) tablePlaces(table, finestOfDocument, places);
  return places;
}

function noteFinest(finest: Map<string, number>, key: string | null, amount: Amount): void {
  const decimals = printedDecimals(amount.raw_text);
  finest.set(key ?? '', Math.max(finest.get(key ?? '') ?? 0, decimals));
}

function tablePlaces(table: Table, finestOfDocument: Map<string, number>, places: Map<string, Place>): void {
  const amounts = table.lines.flatMap((line) => line.amounts);
  const ofColumn = new Map<string, number>();
  const ofTable = new Map<string, number>();
  for (const amount of amounts) {
    noteFinest(ofColumn, `${amount.column} ${amount.unit}`, amount);
    noteFinest(ofTable, amount.unit, amount);
  }
  for (const amount of amounts) {
    const column = ofColumn.get(`${amount.column} ${amount.unit}`) ?? 0;
    const inTable = ofTable.get(amount.unit ?? '') ?? 0;
    const inDocument = finestOfDocument.get(amount.unit ?? '') ?? 0;
    const strict = column > 0 ? column : inTable > 0 ? inTable : inDocument;
    places.set(amount.amount_id, {
      own: placeInFen(amount.unit, printedDecimals(amount.raw_text) || column),
      strict: placeInFen(amount.unit, strict),
    });
  }
}

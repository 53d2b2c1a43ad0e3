import { BudgetDocument } from '@yusuan/schemas';

/** The text of a document's JSON file: validated against the contract, one field a line, ending in a line feed. */
export function documentToJson(document: BudgetDocument): string {
  return `${JSON.stringify(BudgetDocument.parse(document), null, 1)}\n`;
}

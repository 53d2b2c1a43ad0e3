import { isTraditional, mapTexts, toSimplifiedInPlace } from '@yusuan/normalize';
import type { BudgetDocument } from '@yusuan/schemas';

/**
 * Checks a document in Traditional characters as if it were in Simplified ones: labels are compared with words, and with each other. Texts that the
 * checks leave alone stay as printed. Any other document goes through as it is.
 */
export function checkAsSimplified(
  document: BudgetDocument,
  check: (document: BudgetDocument) => BudgetDocument,
): BudgetDocument {
  if (!isTraditional(textsOf(document))) return check(document);
  const simplified = mapTexts(document, toSimplifiedInPlace);
  return asPrinted(check(simplified), simplified, document) as BudgetDocument;
}

function* textsOf({ tables, paragraphs }: BudgetDocument): Generator<string> {
  for (const { title, lines, projects } of tables) {
    if (title !== null) yield title;
    for (const { name } of lines) yield name ?? '';
    for (const { project_name: name } of projects) yield name ?? '';
  }
  for (const { text } of paragraphs) yield text;
}

/** The checked data with the printed text wherever a text of the simplified data is unchanged. */
function asPrinted(checked: unknown, simplified: unknown, printed: unknown): unknown {
  if (typeof checked === 'string') return checked === simplified ? printed : checked;
  if (typeof checked !== 'object' || checked === null || !isObject(simplified) || !isObject(printed)) return checked;
  if (Array.isArray(checked)) return checked.map((entry, i) => asPrinted(entry, simplified[i], printed[i]));
  return Object.fromEntries(
    Object.entries(checked).map(([key, entry]) => [key, asPrinted(entry, simplified[key], printed[key])]),
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

import { BudgetDocument } from '@yusuan/schemas';

/** The lists that make a document large. */
const longLists = ['tables', 'statements', 'facts', 'paragraphs', 'findings', 'checks'] as const;

/** The text of a document's JSON file: validated against the contract, one field a line, ending in a line feed. */
export function documentToJson(document: BudgetDocument): string {
  return [...documentToJsonParts(document)].join('');
}

/**
 * The same text in parts, one for each record of the long lists, validated as they come: neither a copy of the document nor its whole
 * text is held.
 * @throws ZodError at the part that breaks the contract
 */
export function* documentToJsonParts(document: BudgetDocument): Generator<string> {
  const emptied = Object.fromEntries(longLists.map((key) => [key, []]));
  const frame = BudgetDocument.parse({ ...document, ...emptied });
  let separator = '{\n';
  for (const [key, value] of Object.entries(frame)) {
    const list = longLists.find((name) => name === key);
    if (list === undefined) yield separator + indented({ [key]: value });
    else {
      yield `${separator} ${JSON.stringify(key)}: [`;
      yield* listParts(list, document[list]);
      yield ']';
    }
    separator = ',\n';
  }
  yield '\n}\n';
}

function* listParts(key: (typeof longLists)[number], list: readonly unknown[]): Generator<string> {
  const record = BudgetDocument.shape[key].element;
  let separator = '\n';
  for (const item of list) {
    yield separator + indented([[record.parse(item)]]).slice(' [\n'.length, -'\n ]'.length);
    separator = ',\n';
  }
  if (list.length > 0) yield '\n ';
}

/** The inside of a JSON object or array, with its indent. */
function indented(value: object): string {
  return JSON.stringify(value, null, 1).slice('{\n'.length, -'\n}'.length);
}

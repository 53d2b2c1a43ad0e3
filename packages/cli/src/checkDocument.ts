import { reconcile, type UnderivedAmount, underivedAmounts } from '@yusuan/reconcile';
import { parseDocument } from '@yusuan/run';
import { type BudgetDocument, jsonSchemas } from '@yusuan/schemas';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';

/** What checking one emitted document showed. */
export interface DocumentCheck {
  file: string;
  /** The document with its identities evaluated anew; null where the file does not hold one. */
  document: BudgetDocument | null;
  /** Where the file departs from the published schema, as `/path message`. */
  schemaErrors: string[];
  /** Amounts and statements whose status is not what the figures show. */
  changedStatuses: string[];
  /** Amounts that are not what their printed text comes to in their unit. */
  changedAmounts: UnderivedAmount[];
}

const errorsShown = 20;

/** The published schema as a function. Built once: it takes longer than checking a document. */
export function documentValidator(): ValidateFunction {
  return new Ajv2020({ strict: true, allErrors: true }).compile(jsonSchemas().document!);
}

/** Validates the text of one emitted document against the published schema and re-runs the identities on its figures. */
export function checkDocument(file: string, text: string, validate: ValidateFunction): DocumentCheck {
  let document: BudgetDocument;
  try {
    document = parseDocument(text, file);
  } catch (error) {
    return unreadableDocument(file, error);
  }
  if (!validate(document)) {
    const errors = (validate.errors ?? []).map(
      ({ instancePath, message }) => `${instancePath || '/'} ${message ?? ''}`,
    );
    const schemaErrors = errors.slice(0, errorsShown);
    return { file, document: null, schemaErrors, changedStatuses: [], changedAmounts: [] };
  }
  const before = statuses(document);
  const checked = document.outcome === 'failed' ? document : reconcile(document);
  const changedStatuses = [...statuses(checked)].filter(([id, status]) => before.get(id) !== status).map(([id]) => id);
  return { file, document: checked, schemaErrors: [], changedStatuses, changedAmounts: underivedAmounts(document) };
}

/** The check of a file that does not hold a document, or cannot be read. */
export function unreadableDocument(file: string, error: unknown): DocumentCheck {
  const schemaErrors = [error instanceof Error ? error.message : String(error)];
  return { file, document: null, schemaErrors, changedStatuses: [], changedAmounts: [] };
}

function statuses(document: BudgetDocument): Map<string, string> {
  const found = new Map<string, string>();
  for (const table of document.tables)
    for (const line of table.lines) for (const amount of line.amounts) found.set(amount.amount_id, amount.status);
  for (const statement of document.statements) found.set(statement.statement_id, statement.status);
  return found;
}

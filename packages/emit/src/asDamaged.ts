import { InputError } from '@yusuan/model';
import { BudgetDocument } from '@yusuan/schemas';

/** The error for a record on which something broke: where it is not as the contract wants it, that is what to say; else the error itself. */
export function asDamaged(document: BudgetDocument, error: unknown): unknown {
  if (error instanceof InputError) return error;
  const issue = BudgetDocument.safeParse(document).error?.issues[0];
  if (issue === undefined) return error;
  return new InputError(
    'damaged',
    `the record of ${document.source_name ?? document.document_id} is not as yusuan wrote it: /${issue.path.join('/')} ${issue.message}`,
    '`yusuan check` lists all that is wrong; `yusuan ingest --force` writes it anew.',
  );
}

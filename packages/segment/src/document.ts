import type { Notice } from '@yusuan/model';
import type { BudgetDocument } from '@yusuan/schemas';

/** A document as its layout says it: everything of the record but the bytes, the reader and what reconciling adds. */
export type SegmentedDocument = Pick<
  BudgetDocument,
  | 'title'
  | 'document_type'
  | 'fiscal_year'
  | 'organisation_code'
  | 'organisation_name'
  | 'region'
  | 'contents'
  | 'tables'
  | 'statements'
  | 'facts'
  | 'paragraphs'
> & { notices: Notice[] };

export interface SegmentOptions {
  /** `sha256:` and 64 hex digits. */
  documentId: string;
  /** The file's name without folders. */
  sourceName: string;
}

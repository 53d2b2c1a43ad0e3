import type { Grid, Notice } from '@yusuan/model';
import type { Table } from '@yusuan/schemas';

/** What the text around a grid, and the grid's own title rows, say of it: everything of a table but its columns and rows. */
export type TableHeading = Pick<
  Table,
  | 'table_id'
  | 'type'
  | 'title'
  | 'number'
  | 'organisation_code'
  | 'organisation_name'
  | 'fiscal_year'
  | 'unit'
  | 'unit_source'
  | 'note'
>;

/** What a reader of one kind of table gives back. Amount, line and statement ids start with `idPrefix`. */
export interface SegmentedTable {
  table: Table;
  notices: Notice[];
}

export interface GridInContext {
  grid: Grid;
  heading: TableHeading;
  /** First eight hex digits of the document's sha256: every id starts with it. */
  idPrefix: string;
}

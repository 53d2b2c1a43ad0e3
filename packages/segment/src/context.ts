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

/** What a reader of one kind of table gives back. Ids of lines and amounts begin with the table's. */
export interface SegmentedTable {
  table: Table;
  notices: Notice[];
}

export interface GridInContext {
  grid: Grid;
  heading: TableHeading;
}

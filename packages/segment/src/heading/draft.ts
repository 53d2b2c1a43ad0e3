import type { Grid } from '@yusuan/model';
import type { TableType, UnitName, UnitSource } from '@yusuan/schemas';
import type { Organisation } from './organisation.ts';

/** What stands around one grid, before the document as a whole decides what it leaves open. */
export interface TableDraft {
  grid: Grid;
  /** Index of the block. */
  block: number;
  page: number;
  title: string | null;
  number: string | null;
  /** The title is a heading that does not speak of a table. */
  weakTitle: boolean;
  titleType: TableType | null;
  headerType: TableType | null;
  /** The header's words can stand in tables of other types, too. */
  weakHeader: boolean;
  organisation: Organisation | null;
  year: number | null;
  unit: UnitName | null;
  unitSource: UnitSource | null;
  /** The lines around the table that name another unit than that, as printed. */
  otherUnits: { unit: UnitName; text: string }[];
  note: string | null;
  /** 0-based row where header or data begin, behind title rows. */
  firstRow: number;
}

import type { Box } from './geometry.ts';
import type { Notice } from './notice.ts';

/** One cell of a grid. Rows and columns are 0-based; a merged cell is one cell with spans. Blank cells are cells with empty text. */
export interface Cell {
  row: number;
  column: number;
  rowSpan: number;
  columnSpan: number;
  /** As printed; the lines of a wrapped cell are joined by \n. Leading spaces are kept. */
  text: string;
  /** The cell's rectangle on its page; absent in text input. */
  box?: Box;
  /** The rectangle of the text itself; absent in text input and where the cell is blank. */
  textBox?: Box;
  /** Distance of the first glyph from the left edge of the column's text: points, or leading spaces × 10 in text input. */
  indent: number;
  page: number;
  /** 1-based line in the source; only in text input. */
  sourceLine?: number;
  confidence?: number;
  /** Other texts that the picture or the layout allows. */
  alternatives?: string[];
  /** The text of a head that may or may not stand over this one: nothing on the page tells. */
  perhapsBelow?: string;
}

/** Where a part of a grid came from: a page, or a slice of a wide table. Rows and columns are 0-based and inclusive. */
export interface GridFragment {
  page: number;
  box?: Box;
  firstRow: number;
  lastRow: number;
  firstColumn: number;
  lastColumn: number;
  /** Rows at the head of this fragment that repeat the header of the first one. They stay in the grid. */
  repeatedHeaderRows: number;
}

/** A table as laid out: no meaning yet. `cells` are in row-major order and cover the whole grid. */
export interface Grid {
  rows: number;
  columns: number;
  cells: Cell[];
  fragments: GridFragment[];
  /** `tabbed`: cells in a row one after the other, as between tabs or the pipes of Markdown; merged cells cannot be told. */
  method: 'ruled' | 'aligned' | 'tabbed' | 'html';
  /** 0-based rows that are known to be header rows from the source (HTML th, Markdown), else absent. */
  headerRows?: number;
  notices: Notice[];
}

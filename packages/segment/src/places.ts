/** Places as the record spells them: pages, rows and columns counted from 1, boxes as four numbers. */
import type { Box, Cell, GridFragment } from '@yusuan/model';
import type { Amount, Fragment } from '@yusuan/schemas';

export function toFragment({ page, box, firstRow, lastRow, firstColumn, lastColumn }: GridFragment): Fragment {
  return {
    page,
    box: toBox(box),
    first_row: firstRow + 1,
    last_row: lastRow + 1,
    first_column: firstColumn + 1,
    last_column: lastColumn + 1,
  };
}

/** The row of a cell: the line of the source where that has lines, else the row of the grid. */
export function rowOf(cell: Cell): number {
  return cell.sourceLine ?? cell.row + 1;
}

/** What an amount takes from its cell: the text, its place and the confidence it was read with. */
export function cellToPrint(cell: Cell): Pick<Amount, 'raw_text' | 'page' | 'row' | 'box' | 'confidence'> {
  return {
    raw_text: cell.text,
    page: cell.page,
    row: rowOf(cell),
    box: toBox(cell.textBox ?? cell.box),
    confidence: cell.confidence ?? null,
  };
}

function toBox(box: Box | null | undefined): Amount['box'] {
  return box ? [box.x0, box.y0, box.x1, box.y1] : null;
}

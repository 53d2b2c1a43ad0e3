import type { GridFragment } from '@yusuan/model';
import type { Fragment } from '@yusuan/schemas';

/** A fragment as the record spells it: rows and columns counted from 1. */
export function toFragment({ page, box, firstRow, lastRow, firstColumn, lastColumn }: GridFragment): Fragment {
  return {
    page,
    box: box ? [box.x0, box.y0, box.x1, box.y1] : null,
    first_row: firstRow + 1,
    last_row: lastRow + 1,
    first_column: firstColumn + 1,
    last_column: lastColumn + 1,
  };
}

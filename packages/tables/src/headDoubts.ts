import type { Grid } from '@yusuan/model';
import type { HeadRange } from './headRanges.ts';
import { lineText } from './textLines.ts';

/** A head that may or may not stand over a column. */
export interface HeadDoubt {
  column: number;
  head: string;
}

export function rangesToDoubts(ranges: readonly HeadRange[]): HeadDoubt[] {
  return ranges.flatMap(({ block, doubtful }) => {
    const head = block.lines.map(({ runs }) => lineText(runs)).join('');
    return doubtful.map((column) => ({ column, head }));
  });
}

/** Tells the heads of these columns, and the reader of the table, what may stand over them. */
export function markDoubts(grid: Grid, doubts: readonly HeadDoubt[], headRows: number): Grid {
  if (doubts.length === 0) return grid;
  const cells = [...grid.cells];
  for (const { column, head } of doubts) {
    const at = cells.findLastIndex(
      (cell) =>
        cell.row < headRows &&
        cell.column <= column &&
        column < cell.column + cell.columnSpan &&
        cell.text.trim() !== '' &&
        cell.text.replaceAll('\n', '') !== head,
    );
    if (at >= 0) cells[at] = { ...cells[at]!, perhapsBelow: head };
  }
  const heads = [...Map.groupBy(doubts, ({ head }) => head)].map(([head, list]) => {
    const columns = [...new Set(list.map(({ column }) => column + 1))].sort((a, b) => a - b);
    return `${head} (column ${columns.join(', ')})`;
  });
  const notice = {
    check: 'tables:head-uncertain',
    severity: 'info' as const,
    message: `Nothing on the page tells whether these heads stand over these columns or beside them: ${heads.join('; ')}`,
    page: grid.fragments[0]!.page,
    row: 1,
  };
  return { ...grid, cells, notices: [...grid.notices, notice] };
}

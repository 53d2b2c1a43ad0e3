import type { Cell, Grid } from '@yusuan/model';
import { firstWord } from './headBlocks.ts';
import { isNumber } from './numbers.ts';

/** A new entry starts with a code, a list number or a bracket: it does not go on with the one before. */
const startsEntry = /^(?:[（(【[]|\d|[一二三四五六七八九十]+[、.．]|其中)/;

const isBlank = (cell: Cell): boolean => cell.text.trim() === '';

/**
 * A row torn by a page break: its names go on in the first row of the next page, which holds nothing else. Certain only where the
 * text before the break fills its cell to the edge and the row has more than that text. The grids as they are to be joined.
 */
export function mendTornRow(grid: Grid, next: Grid): { grid: Grid; next: Grid } {
  const last = grid.cells.filter((cell) => cell.row + cell.rowSpan === grid.rows);
  const first = next.cells.filter((cell) => cell.row === 0);
  const torn = first.filter((cell) => !isBlank(cell));
  const pairs = torn.map((cell) => ({
    cell,
    head: last.find(({ column, columnSpan }) => column === cell.column && columnSpan === cell.columnSpan),
  }));
  const certain =
    next.rows > 1 &&
    torn.length > 0 &&
    torn.length < last.filter((cell) => !isBlank(cell)).length &&
    first.every((cell) => cell.rowSpan === 1) &&
    pairs.every(
      ({ cell, head }) =>
        head !== undefined && !isNumber(cell.text) && !startsEntry.test(cell.text) && fillsCell(head, cell.text),
    );
  if (!certain) return { grid, next };
  const heads = new Map(pairs.map(({ cell, head }) => [head!, cell]));
  const joined = grid.cells.map((cell) =>
    heads.has(cell) ? { ...cell, text: `${cell.text}\n${heads.get(cell)!.text}` } : cell,
  );
  const page = next.fragments[0]!.page;
  return {
    grid: {
      ...grid,
      cells: joined,
      notices: [
        ...grid.notices,
        {
          check: 'tables:torn-row',
          severity: 'info',
          outcome: 'holds',
          message: `A row torn by the break before page ${page} was put together: ${torn.map(({ text }) => text.replaceAll('\n', '')).join(', ')}`,
          page,
        },
      ],
    },
    next: {
      ...next,
      rows: next.rows - 1,
      cells: next.cells.filter((cell) => cell.row > 0).map((cell) => ({ ...cell, row: cell.row - 1 })),
      fragments: next.fragments.map((fragment) => ({ ...fragment, lastRow: fragment.lastRow - 1 })),
    },
  };
}

/** Whether the text of a cell reaches from edge to edge, and its last line has no room for the first word of another text, so that it may well go on there. */
function fillsCell({ box, textBox, text }: Cell, next: string): boolean {
  if (!box || !textBox || isNumber(text)) return false;
  const lines = text.split('\n');
  const width = textBox.x1 - textBox.x0;
  const glyph = width / Math.max(1, ...lines.map((line) => line.length));
  const longest = Math.max(1, ...lines.map(signsOf));
  const first = firstWord.exec(next.trim())?.[0] ?? '';
  return box.x1 - box.x0 - width < glyph * 1.6 && signsOf(lines.at(-1)!) + signsOf(first) > longest;
}

/** How long a text is in Chinese characters; other signs are half as wide. */
const signsOf = (text: string): number => [...text.trim()].reduce((sum, sign) => sum + (sign > '\u2e80' ? 1 : 0.5), 0);

import type { Box, Cell, GlyphRun, Grid } from '@yusuan/model';
import type { Lattice } from './lattice.ts';
import { latticeToSpans, type Span } from './latticeToSpans.ts';
import { type Placement, placeRuns } from './placeRuns.ts';
import { boxOfRuns, lineText, runsToLines } from './textLines.ts';

/** Spans and the runs in them to a grid of one page; rows and columns without any text at its edges stay. */
export function buildGrid(
  page: number,
  lattice: Lattice,
  spans: readonly Span[],
  placement: Placement,
  method: Grid['method'],
): Grid {
  const { xs, ys } = lattice;
  const cells = spans.map((span, at): Cell => {
    const { row, column, rowSpan, columnSpan } = span;
    const box: Box = { x0: xs[column]!, y0: ys[row]!, x1: xs[column + columnSpan]!, y1: ys[row + rowSpan]! };
    return { ...span, page, indent: 0, box, ...textOfCell(placement[at]!) };
  });
  setIndents(cells, xs.length - 1);
  const rows = ys.length - 1;
  const columns = xs.length - 1;
  const box: Box = { x0: xs[0]!, y0: ys[0]!, x1: xs[columns]!, y1: ys[rows]! };
  return {
    rows,
    columns,
    cells,
    fragments: [
      { page, box, firstRow: 0, lastRow: rows - 1, firstColumn: 0, lastColumn: columns - 1, repeatedHeaderRows: 0 },
    ],
    method,
    notices: [],
  };
}

/** The runs in the cells of a lattice as a grid. */
export function runsToGrid(page: number, lattice: Lattice, runs: readonly GlyphRun[], method: Grid['method']): Grid {
  const spans = latticeToSpans(lattice);
  return buildGrid(page, lattice, spans, placeRuns(lattice, spans, runs), method);
}

function textOfCell(runs: readonly GlyphRun[]): Pick<Cell, 'text' | 'textBox' | 'confidence' | 'alternatives'> {
  if (runs.length === 0) return { text: '' };
  const lines = runsToLines(runs);
  const recognised = runs.filter(({ confidence }) => confidence !== undefined);
  const only = runs.length === 1 ? runs[0]! : null;
  return {
    text: lines.map((line) => lineText(line.runs)).join('\n'),
    textBox: boxOfRuns(runs),
    ...(recognised.length > 0 ? { confidence: Math.min(...recognised.map(({ confidence }) => confidence!)) } : {}),
    ...(only?.alternatives ? { alternatives: only.alternatives } : {}),
  };
}

/** A text that fills its cell says nothing of how the column is set. */
const mostOfCell = 0.85;
const offCentre = 1.5;

/** Whether all texts of a column stand in the middle of their cells: what is short begins further right, and that is no indent. */
function isCentred(cells: readonly Cell[]): boolean {
  const free = cells.flatMap(({ box, textBox }) =>
    box && textBox && textBox.x1 - textBox.x0 < mostOfCell * (box.x1 - box.x0) ? [{ box, textBox }] : [],
  );
  return (
    free.length > 2 &&
    free.every(({ box, textBox }) => Math.abs(box.x0 + box.x1 - textBox.x0 - textBox.x1) < 2 * offCentre)
  );
}

/** Indent: how far the text starts right of the leftmost text among the plain cells of its column. */
function setIndents(cells: Cell[], columns: number): void {
  const plain = Map.groupBy(
    cells.filter(({ columnSpan, textBox }) => textBox && columnSpan === 1),
    ({ column }) => column,
  );
  const left = new Array<number>(columns).fill(Infinity);
  for (const [column, texts] of plain)
    if (!isCentred(texts)) left[column] = Math.min(...texts.map(({ textBox }) => textBox!.x0));
  for (const cell of cells)
    if (cell.textBox && Number.isFinite(left[cell.column]))
      cell.indent = Math.max(0, cell.textBox.x0 - left[cell.column]!);
}

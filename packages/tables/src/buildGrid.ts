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

/** Indent: how far the text starts right of the leftmost text among the plain cells of its column. */
function setIndents(cells: Cell[], columns: number): void {
  const left = new Array<number>(columns).fill(Infinity);
  for (const { column, columnSpan, textBox } of cells)
    if (textBox && columnSpan === 1) left[column] = Math.min(left[column]!, textBox.x0);
  for (const cell of cells)
    if (cell.textBox && Number.isFinite(left[cell.column]))
      cell.indent = Math.max(0, cell.textBox.x0 - left[cell.column]!);
}

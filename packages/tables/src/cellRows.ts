import type { PartedLine } from './alignedRows.ts';
import type { Part } from './linesToColumns.ts';
import { isDecimal } from './numbers.ts';
import { indexIn } from './placeRuns.ts';

/** The lines of one cell: those of a column that stand as close as the lines of a cell do. Heights are those of the middles of the lines. */
interface CellBlock {
  column: number;
  lines: PartedLine[];
  texts: string[];
  top: number;
  bottom: number;
}

const middle = ({ line }: PartedLine): number => (line.box.y0 + line.box.y1) / 2;

/** Cells of one row have their middles or edges within this many font sizes of each other's lines. */
const sameRow = 0.35;

/**
 * The rows of a table whose wrapped cells stand beside cells of one line at any height between them; null where lines nearer than `border` make no cells
 * that make rows. `heads` are lines that make no rows.
 *
 *     公务用车
 *     购置及运     18.60        three lines of one cell, beside two cells of one
 *     行费
 */
export function linesToCellRows(
  lines: readonly PartedLine[],
  xs: readonly number[],
  border: number,
  heads: ReadonlySet<PartedLine>,
): PartedLine[][] | null {
  const all = xs.slice(1).flatMap((_, column) => columnBlocks(lines, xs, column, border));
  if (all.some(({ texts }) => texts.filter(isDecimal).length > 1)) return null;
  const em = lines[0]!.line.fontSize;
  const blocks = all.filter((block) => !coversRows(block, all));
  const rows = joinBeside(blocks, em * sameRow);
  const isBody = (row: readonly CellBlock[]): boolean =>
    row.some((block) => block.lines.some((line) => !heads.has(line)));
  const body = rows.filter(isBody).sort((a, b) => topOf(a) - topOf(b));
  for (const [at, row] of body.entries()) {
    if (new Set(row.map(({ column }) => column)).size < row.length) return null;
    if (at > 0 && topOf(row) <= bottomOf(body[at - 1]!)) return null;
  }
  const tops = body.map(topOf);
  const result: PartedLine[][] = body.map(() => []);
  const above: PartedLine[][] = [];
  for (const line of lines) {
    const at = tops.findLastIndex((top) => top <= middle(line) + em * 0.1);
    if (at >= 0) result[at]!.push(line);
    else above.push([line]);
  }
  return [...above, ...result];
}

const topOf = (row: readonly CellBlock[]): number => Math.min(...row.map(({ top }) => top));
const bottomOf = (row: readonly CellBlock[]): number => Math.max(...row.map(({ bottom }) => bottom));

function columnBlocks(
  lines: readonly PartedLine[],
  xs: readonly number[],
  column: number,
  border: number,
): CellBlock[] {
  const blocks: CellBlock[] = [];
  const isHere = ({ x0, x1 }: Part): boolean => indexIn(xs, (x0 + x1) / 2) === column;
  for (const line of lines) {
    const own = line.parts.filter(isHere);
    if (own.length === 0) continue;
    const text = own.flatMap(({ runs }) => runs.map((run) => run.text)).join('');
    const last = blocks.at(-1);
    if (last && middle(line) - last.bottom < border) {
      last.lines.push(line);
      last.texts.push(text);
      last.bottom = middle(line);
    } else blocks.push({ column, lines: [line], texts: [text], top: middle(line), bottom: middle(line) });
  }
  return blocks;
}

/** Whether a cell reaches over several rows: two cells or more of another column stand beside its lines. */
function coversRows(block: CellBlock, all: readonly CellBlock[]): boolean {
  const inside = all.filter(
    ({ top, bottom, column }) => column !== block.column && top >= block.top && bottom <= block.bottom,
  );
  return new Set(inside.map(({ column }) => column)).size < inside.length;
}

/** Puts cells together where the middle of one stands beside the lines of another. */
function joinBeside(blocks: readonly CellBlock[], slack: number): CellBlock[][] {
  const rows: CellBlock[][] = [];
  const centre = ({ top, bottom }: CellBlock): number => (top + bottom) / 2;
  const holds = (block: CellBlock, y: number): boolean => y > block.top - slack && y < block.bottom + slack;
  for (const block of [...blocks].sort((a, b) => centre(a) - centre(b))) {
    const beside = rows.filter((row) =>
      row.some((other) => holds(other, centre(block)) || holds(block, centre(other))),
    );
    const joined = [block, ...beside.flat()];
    for (const row of beside) rows.splice(rows.indexOf(row), 1);
    rows.push(joined);
  }
  return rows;
}

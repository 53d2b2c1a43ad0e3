import type { GlyphRun, Grid } from '@yusuan/model';
import type { PartedLine } from './alignedRows.ts';
import { partsOf } from './linesToColumns.ts';
import { runsToLines } from './textLines.ts';

/** The grids that groups of lines make, with the runs that stand in none of them. A group that makes no grid stays text. */
export function groupsToGrids(
  runs: readonly GlyphRun[],
  groupLines: (lines: readonly PartedLine[]) => PartedLine[][],
  toGrid: (group: PartedLine[]) => Grid | null,
): { grids: Grid[]; rest: readonly GlyphRun[] } {
  const grids: Grid[] = [];
  let rest = runs;
  for (const group of groupLines(runsToLines(runs).map((line) => ({ line, parts: partsOf(line) })))) {
    const grid = toGrid(group);
    if (!grid) continue;
    grids.push(grid);
    const taken = new Set(group.flatMap(({ line }) => line.runs));
    rest = rest.filter((run) => !taken.has(run));
  }
  return { grids, rest };
}

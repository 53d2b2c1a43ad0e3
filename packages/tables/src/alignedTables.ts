import type { GlyphRun, Grid, PageContent } from '@yusuan/model';
import type { Region } from './segmentsToRegions.ts';

/** The tables whose columns are kept by alignment, with what is left of the page. */
export function alignedTables(
  _page: PageContent,
  runs: readonly GlyphRun[],
  _loose: readonly Region[],
): { grids: Grid[]; rest: readonly GlyphRun[] } {
  return { grids: [], rest: runs };
}

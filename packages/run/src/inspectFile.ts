import { basename } from 'node:path';
import type { Block, Grid, Layout, PageContent } from '@yusuan/model';
import { reconcile } from '@yusuan/reconcile';
import type { BudgetDocument, InspectedTable, Inspection, Table } from '@yusuan/schemas';
import { segmentLayout } from '@yusuan/segment';
import { assembleDocument } from './assembleDocument.ts';
import { StageClock } from './clock.ts';
import type { ReadOptions } from './options.ts';
import { readLayout } from './readLayout.ts';
import { hashBytes, readSource } from './readSource.ts';

/** One page as it was read, and the grids that were found on it before any join. */
export interface InspectedPage {
  content: PageContent;
  grids: Grid[];
}

export interface FileInspection {
  inspection: Inspection;
  /** What the file gives in the end. */
  document: BudgetDocument;
  /** Empty for text; without `keepPages` the contents lack their runs, rulings and images. */
  pages: InspectedPage[];
}

export interface InspectOptions extends ReadOptions {
  /** Keep what stands on the pages, to draw them. */
  keepPages?: boolean;
  onProgress?: (progress: { pages: number }) => void;
}

/**
 * Reads one file and gives every table of every page as it was found, budget or not, before tables are joined over pages.
 * @throws InputError where the file cannot be read at all
 */
export async function inspectFile(path: string, options: InspectOptions = {}): Promise<FileInspection> {
  const { keepPages = false, onProgress = () => {}, ...readOptions } = options;
  const sourceName = basename(path);
  const bytes = await readSource(path);
  const documentId = `sha256:${hashBytes(bytes)}`;
  const size = bytes.length;
  const pages: InspectedPage[] = [];
  const onPage = (content: PageContent, blocks: readonly Block[]): void => {
    pages.push({
      content: keepPages ? content : { ...content, runs: [], rulings: [], images: [] },
      grids: gridsOf(blocks),
    });
  };
  const layout = await readLayout(bytes, { ...readOptions, sourceName, clock: new StageClock(), onProgress, onPage });
  const segmented = segmentLayout(layout, { documentId, sourceName });
  const document = reconcile(assembleDocument({ documentId, sourceName, bytes: size }, layout, segmented));
  return { inspection: layoutToInspection(layout, pages, document.tables), document, pages };
}

const gridsOf = (blocks: readonly Block[]): Grid[] =>
  blocks.flatMap((block) => (block.kind === 'table' ? [block.grid] : []));

function layoutToInspection(layout: Layout, pages: readonly InspectedPage[], tables: readonly Table[]): Inspection {
  const grids = pages.length > 0 ? pages.flatMap((page) => page.grids) : gridsOf(layout.blocks);
  return { pages: layout.pages, tables: grids.map((grid, at) => gridToRecord(grid, tableOfGrid(grid, at, tables))) };
}

/** The table that a grid became, or a part of: the one with a fragment at its place. In text the fragments stand in the order of the grids. */
function tableOfGrid(grid: Grid, at: number, tables: readonly Table[]): Table | undefined {
  const { page, box } = grid.fragments[0]!;
  if (!box) return tables.flatMap((table) => table.fragments.map(() => table))[at];
  return tables.find(({ fragments }) =>
    fragments.some(
      (fragment) =>
        fragment.page === page &&
        fragment.box !== null &&
        Math.abs(fragment.box[0] - box.x0) < 1 &&
        Math.abs(fragment.box[1] - box.y0) < 1,
    ),
  );
}

function gridToRecord(grid: Grid, table: Table | undefined): InspectedTable {
  const rows = Array.from({ length: grid.rows }, () => new Array<string>(grid.columns).fill(''));
  for (const { row, column, text } of grid.cells) rows[row]![column] = text;
  return {
    page: grid.fragments[0]!.page,
    title: table && table.title !== '' ? table.title : null,
    type: table?.type ?? null,
    rows,
    cells: grid.cells.map(({ row, column, rowSpan, columnSpan, text, box }) => ({
      row,
      column,
      row_span: rowSpan,
      column_span: columnSpan,
      text,
      box: box ? [round(box.x0), round(box.y0), round(box.x1), round(box.y1)] : null,
    })),
  };
}

const round = (points: number): number => Math.round(points * 100) / 100;

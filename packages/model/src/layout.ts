import type { Box } from './geometry.ts';
import type { Grid } from './grid.ts';
import type { Notice } from './notice.ts';
import type { GlyphRun, Ruling } from './page.ts';

/** A line of text outside the tables, in reading order. */
export interface TextBlock {
  kind: 'text';
  page: number;
  text: string;
  /** 1-based line in the source; in PDF input the ordinal of the line on its page. */
  line: number;
  box?: Box;
  fontSize?: number;
  /** Heading level where the source says so (Markdown #, HTML h1); absent otherwise. */
  heading?: number;
  /** The line runs to the right edge of its column and the next one continues the same paragraph. */
  continues?: boolean;
  /** The page ends with a header whose rows begin on the next page; this is its first line. */
  orphanHead?: OrphanHead;
}

/** The words and rules of a header without rows, or with one, in points of the page that it stands on. */
export interface OrphanHead {
  page: number;
  runs: GlyphRun[];
  rulings: Ruling[];
}

export interface TableBlock {
  kind: 'table';
  grid: Grid;
  /** The page ends with this table after its first row of amounts. */
  orphanHead?: OrphanHead;
}

export type Block = TextBlock | TableBlock;

/** What every reader gives: the document as a sequence of text lines and grids, joined over pages. */
export interface Layout {
  mediaType: string;
  /** Number of pages; 1 for text input. */
  pages: number;
  readBy: string;
  blocks: Block[];
  notices: Notice[];
}

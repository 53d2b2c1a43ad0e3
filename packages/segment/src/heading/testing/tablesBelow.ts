import type { Layout } from '@yusuan/model';
import type { Table } from '@yusuan/schemas';
import { gridFromRows } from '../../budget/testing/gridFromRows.ts';
import { type SegmentedDocument, segmentLayout } from '../../index.ts';

/** The tables of a document of one page with these lines above a ruled grid of these rows. */
export function tablesBelow(lines: string[], rows: string[][]): Table[] {
  return documentBelow(lines, rows).tables;
}

/** The same document with what was noticed. */
export function documentBelow(lines: string[], rows: string[][]): SegmentedDocument {
  const layout: Layout = {
    mediaType: 'application/pdf',
    pages: 1,
    readBy: 'pdf',
    blocks: [
      ...lines.map((text, i) => ({ kind: 'text' as const, page: 1, text, line: i + 1 })),
      { kind: 'table', grid: gridFromRows(rows, { method: 'ruled' }) },
    ],
    notices: [],
  };
  return segmentLayout(layout, { documentId: 'sha256:0123456789abcdef', sourceName: 'a.pdf' });
}

import { type Grid, idPrefix, type Layout, type Notice } from '@yusuan/model';
import type { Table } from '@yusuan/schemas';
import { segmentBudgetTable } from './budget/index.ts';
import type { GridInContext, SegmentedTable, TableHeading } from './context.ts';
import type { SegmentedDocument, SegmentOptions } from './document.ts';
import { nameBodiesAlike } from './heading/bodies.ts';
import { blocksToContents } from './heading/contents.ts';
import { type DocumentHeading, layoutToDocumentHeading } from './heading/document.ts';
import { layoutToDrafts } from './heading/drafts.ts';
import { draftsToHeadings } from './heading/headings.ts';
import { joinDrafts } from './heading/joinDrafts.ts';
import { isTargetType } from './heading/type.ts';
import { withYear, yearFromProjects, yearOfProjects } from './heading/yearOfProjects.ts';
import { toFragment } from './places.ts';
import { blocksToProse } from './prose/index.ts';
import { tableUnread } from './tableUnread.ts';
import { segmentTargets } from './targets/index.ts';
import { readAsSimplified } from './traditional.ts';

export type { GridInContext, SegmentedTable, TableHeading } from './context.ts';
export type { SegmentedDocument, SegmentOptions } from './document.ts';

/**
 * Turns a laid-out document into typed tables with lines in yuan, and its prose into statements and facts. Never raises for what a
 * document says: what could not be decided is in `notices`.
 */
export function segmentLayout(layout: Layout, options: SegmentOptions): SegmentedDocument {
  return readAsSimplified(layout, (simplified) => segmentSimplified(simplified, options));
}

function segmentSimplified(layout: Layout, options: SegmentOptions): SegmentedDocument {
  const prefix = idPrefix(options.documentId);
  const contents = blocksToContents(layout.blocks);
  const drafts = joinDrafts(layoutToDrafts(layout, contents.blocks), layout.blocks);
  const document = layoutToDocumentHeading(layout.blocks, drafts, options.sourceName);
  const { headings, notices } = draftsToHeadings(drafts, document, layout.blocks, prefix);
  const read: Table[] = [];
  const found: Notice[] = [...document.notices, ...notices];
  drafts.forEach((draft, i) => {
    const parts = segmentTable({ grid: draft.grid, heading: headings[i]! }, document);
    for (const { table, notices: more } of parts) {
      read.push(table);
      found.push(...more);
    }
    if (document.type !== 'other') found.push(...tableUnread(draft.grid, parts));
  });
  const tables = nameBodiesAlike(read, [
    document.organisationName,
    ...headings.map((heading) => heading.organisation_name),
  ]);
  const year = document.year ?? yearOfProjects(tables);
  const dated = document.year === null && year !== null;
  const prose = blocksToProse(layout.blocks, {
    idPrefix: prefix,
    fiscalYear: year,
    organisationName: document.organisationName,
    contents: contents.blocks,
  });
  return {
    title: document.title,
    document_type: document.type,
    fiscal_year: year,
    organisation_code: document.organisationCode,
    organisation_name: document.organisationName,
    region: document.region,
    contents: contents.entries,
    tables: dated ? tables.map((table) => withYear(table, year)) : tables,
    ...prose,
    notices: dated ? [...found.filter(({ check }) => check !== 'segment:year-unknown'), yearFromProjects(year)] : found,
  };
}

/** A table is read by its type; in a document that is no budget nothing is read: its numbers are no amounts of a budget. */
function segmentTable(input: GridInContext, document: DocumentHeading): SegmentedTable[] {
  const { type } = input.heading;
  if (document.type === 'other') return [{ table: gridToBareTable(input.grid, input.heading), notices: [] }];
  if (isTargetType(type)) return segmentTargets(input);
  return segmentBudgetTable(input, { fiscalYear: document.year, documentType: document.type });
}

/** A table of which only place and heading are said: no columns, no amounts. */
function gridToBareTable(grid: Grid, heading: TableHeading): Table {
  return {
    ...heading,
    empty: false,
    fragments: grid.fragments.map(toFragment),
    columns: [],
    lines: [],
    projects: [],
    indicators: [],
  };
}

import type { Block, GlyphRun, Grid, Notice, PageContent, TextBlock } from '@yusuan/model';
import { alignedTables } from './alignedTables.ts';
import { columnsAgree } from './columnsAgree.ts';
import { continuedFrames } from './continuedFrames.ts';
import { continuedTable } from './continuedTable.ts';
import { framedTables } from './framedTables.ts';
import { isDecimal } from './numbers.ts';
import { headToPageBefore, orphanHead, orphanRow, pageBelowHead } from './orphanHeads.ts';
import { linesToReadingOrder } from './readingOrder.ts';
import { ruledTables } from './ruledTables.ts';
import type { Region } from './segmentsToRegions.ts';
import { withoutSlanted } from './slantedText.ts';
import { endsWithCaption, runsToZones } from './tableBreaks.ts';
import { lineText, runsToLines, type TextLine } from './textLines.ts';
import { wordTables } from './wordTables.ts';

/**
 * The lines and tables of a page in reading order. Knows nothing of what the tables say. `onNotice` is told what was not followed. `before` are the
 * blocks of the page before: a table that goes on has the columns that it has there.
 */
export function pageToBlocks(
  page: PageContent,
  onNotice: (notice: Notice) => void = () => {},
  before: readonly Block[] = [],
): Block[] {
  const notices: Notice[] = [];
  const blocks = contentToBlocks(page, (notice) => notices.push(notice), before, endsWithCaption(before));
  const below = isSettled(before, blocks) ? null : pageBelowHead(page, before);
  const noticesBelow: Notice[] = [];
  const found =
    below &&
    headToPageBefore(
      contentToBlocks(below.content, (notice) => noticesBelow.push(notice), before, true),
      below,
    );
  (found ? noticesBelow : notices).forEach(onNotice);
  return found ?? blocks;
}

/** Whether the table that the page before ends with goes on as it is, or another one begins. */
function isSettled(before: readonly Block[], blocks: readonly Block[]): boolean {
  const last = before.findLast((block) => block.kind === 'table');
  const first = blocks.find((block) => block.kind === 'table');
  if (!last?.orphanHead || !first) return false;
  const startsWithAmounts = first.grid.cells.some(({ row, text }) => row === 0 && isDecimal(text));
  return !startsWithAmounts || columnsAgree(last.grid, first.grid);
}

/** `isCaptioned` says whether what the page begins with stands below a caption. */
function contentToBlocks(
  page: PageContent,
  onNotice: (notice: Notice) => void,
  before: readonly Block[],
  isCaptioned: boolean,
): Block[] {
  const seen = page.runs.some(({ hidden }) => !hidden) ? page.runs.filter(({ hidden }) => !hidden) : page.runs;
  const visible = withoutSlanted(page.page, seen, onNotice);
  const ruled = ruledTables({ ...page, runs: visible });
  ruled.notices.forEach(onNotice);
  const { loose, ...frames } = continuedFrames(page, ruled.rest, ruled.loose, before);
  const fixed = [...ruled.grids, ...frames.grids];
  const zones = runsToZones(frames.rest);
  const rules = loose.flatMap(({ horizontal }) => horizontal).sort((a, b) => a.at - b.at);
  const continued = fixed.length === 0 ? continuedTable(page, zones[0]!, rules, before) : null;
  if (continued) zones[0] = zones[0]!.filter((run) => !continued.taken.has(run));
  const free = zones.map((zone, at) => zoneToGrids(page, zone, loose, at > 0 || isCaptioned));
  const grids = [...fixed, ...(continued ? [continued.grid] : []), ...free.flatMap((zone) => zone.grids)];
  const taken = new Set([...(continued?.taken ?? []), ...free.flatMap((zone) => zone.taken)]);
  const lines = runsToLines(frames.rest.filter((run) => !taken.has(run))).flatMap((line) => outsideParts(line, grids));
  const lastZone = zones.length > 1 ? withoutNumbers(page, zones.at(-1)!) : [];
  const orphan = free.at(-1)!.grids.length === 0 ? orphanHead(page, lastZone) : null;
  const placed: { y: number; block: Block }[] = grids.map((grid) => ({
    y: grid.fragments[0]!.box!.y0,
    block: { kind: 'table', grid },
  }));
  const last = placed.at(-1)?.block;
  if (lastZone.length > 0 && last?.kind === 'table' && free.at(-1)!.grids.length === 1) {
    const row = orphanRow(page, last, lastZone);
    if (row) last.orphanHead = row;
  }
  const right = lines.reduce((most, { box }) => Math.max(most, box.x1), 0);
  linesToReadingOrder(lines).forEach(({ line, y }, at) => {
    const text = lineText(line.runs);
    if (isPageNumber(text, line, page)) return;
    const block = textBlock(page.page, at + 1, text, line, right);
    const startsHead = orphan && line.runs.includes(orphan.runs[0]!);
    placed.push({ y, block: startsHead ? { ...block, orphanHead: orphan } : block });
  });
  return placed.sort((a, b) => a.y - b.y).map(({ block }) => block);
}

function zoneToGrids(
  page: PageContent,
  runs: readonly GlyphRun[],
  loose: readonly Region[],
  isCaptioned: boolean,
): { grids: Grid[]; taken: GlyphRun[] } {
  const framed = framedTables(page, runs, loose);
  const aligned = alignedTables(page, framed.rest, loose, isCaptioned && framed.grids.length === 0);
  const words = wordTables(page, aligned.rest, loose);
  const grids = [...framed.grids, ...aligned.grids, ...words.grids];
  const taken = withoutRuns(runs, words.rest);
  if (!isCaptioned || framed.grids.length === 0 || grids.length < 2) return { grids, taken };
  // What stands below one caption is one table where its columns are the same above and below the rules.
  const whole = alignedTables(page, runs, loose, isCaptioned);
  const takenWhole = withoutRuns(runs, whole.rest);
  const holds = new Set(takenWhole);
  return whole.grids.length === 1 && taken.every((run) => holds.has(run))
    ? { grids: whole.grids, taken: takenWhole }
    : { grids, taken };
}

function withoutRuns(runs: readonly GlyphRun[], others: readonly GlyphRun[]): GlyphRun[] {
  const left = new Set(others);
  return runs.filter((run) => !left.has(run));
}

/** A line beside a table reads as two lines: what stands left of it and what stands right of it. */
function outsideParts(line: TextLine, grids: readonly Grid[]): TextLine[] {
  const middle = (line.box.y0 + line.box.y1) / 2;
  const beside = grids.find(({ fragments: [fragment] }) => fragment!.box!.y0 < middle && fragment!.box!.y1 > middle);
  if (!beside) return [line];
  const left: GlyphRun[] = [];
  const right: GlyphRun[] = [];
  for (const run of line.runs) (run.box.x0 < beside.fragments[0]!.box!.x0 ? left : right).push(run);
  return [left, right]
    .filter((runs) => runs.length > 0)
    .map((runs) => ({ ...line, runs, box: { ...line.box, x0: runs[0]!.box.x0, x1: runs.at(-1)!.box.x1 } }));
}

function textBlock(page: number, line: number, text: string, { box, fontSize }: TextLine, right: number): TextBlock {
  const continues = right - box.x1 < fontSize * 1.6;
  return { kind: 'text', page, text, line, box, fontSize, ...(continues ? { continues } : {}) };
}

const pageNumber =
  /^(?:[-—–−\s]*\d{1,4}[-—–−\s]*|第\s*\d{1,4}\s*页(?:[，,\s]*共\s*\d{1,4}\s*页)?|Page\s+\d+(?:\s+of\s+\d+)?|\d{1,4}\s*\/\s*\d{1,4})$/i;

const withoutNumbers = (page: PageContent, runs: readonly GlyphRun[]): GlyphRun[] =>
  runsToLines(runs).flatMap((line) => (isPageNumber(lineText(line.runs), line, page) ? [] : line.runs));

/** A lone page number in the top or bottom tenth of the page. */
function isPageNumber(text: string, { box }: TextLine, page: PageContent): boolean {
  if (!pageNumber.test(text.trim())) return false;
  return box.y0 > page.height * 0.88 || box.y1 < page.height * 0.09;
}

import type { Block, Layout, TableBlock } from '@yusuan/model';
import { foldForMatch, parseFiscalYear, parseHeaderUnit, parseUnitLine } from '@yusuan/normalize';
import { emptyNote, noteLine } from '@yusuan/pipelines';
import type { UnitName } from '@yusuan/schemas';
import type { TableDraft } from './draft.ts';
import type { ContextLine } from './lines.ts';
import { readOrganisationLine } from './organisation.ts';
import { firstPage, linesAbove, notesBelow } from './surroundings.ts';
import { linesToTitle } from './title.ts';
import { gridToOrganisation, gridToTopRows, rowCells } from './topRows.ts';
import { gridToHeaderRule, titleToType } from './type.ts';

/** A draft of the heading of every grid, in the order of the document. */
export function layoutToDrafts(layout: Layout, contents: ReadonlySet<number>): TableDraft[] {
  const drafts: TableDraft[] = [];
  layout.blocks.forEach((block, index) => {
    if (block.kind === 'table') drafts.push(blockToDraft(layout.blocks, index, block, contents));
  });
  return drafts;
}

function blockToDraft(
  blocks: readonly Block[],
  index: number,
  block: TableBlock,
  contents: ReadonlySet<number>,
): TableDraft {
  const { grid } = block;
  const top = gridToTopRows(grid);
  // The grid's own rows stand nearer to the table than the lines above it.
  const lines = [...top.lines.toReversed(), ...linesAbove(blocks, index, contents)];
  const title = linesToTitle(lines);
  const header = gridToHeaderRule(grid, top.firstRow);
  const nearby = untilTitle(lines);
  const [stated, ...others] = [...linesToUnits(nearby), ...cellsToUnits(block, top.firstRow)];
  const unit = stated?.unit ?? null;
  const organisation =
    gridToOrganisation(grid, top.firstRow) ??
    nearby
      .map((line) => (line.kind === 'organisation' ? readOrganisationLine(line.text) : null))
      .find((o) => o !== null) ??
    null;
  return {
    grid,
    block: index,
    page: firstPage(block),
    title: title?.title ?? null,
    number: title?.number ?? null,
    weakTitle: title?.weak ?? false,
    titleType: title ? titleToType(title.title) : null,
    headerType: header?.type ?? null,
    weakHeader: header?.weak ?? false,
    organisation,
    year: title?.year ?? nearby.map((line) => parseFiscalYear(line.text)).find((year) => year !== null) ?? null,
    unit,
    unitSource: unit ? 'table' : null,
    otherUnits: others.filter((other) => other.unit !== unit),
    note: joinNotes(top.lines, lastRowNote(block), notesBelow(blocks, index)),
    firstRow: top.firstRow,
  };
}

/** The lines of the heading itself: up to the title, and the few above it that carry number, unit or organisation. */
function untilTitle(lines: readonly ContextLine[]): ContextLine[] {
  const at = lines.findIndex((line) => line.kind === 'title');
  if (at < 0) return lines.slice(0, 6).filter((line) => line.kind !== 'heading');
  const above = lines.slice(at + 1, at + 4);
  const end = above.findIndex((line) => !['unit', 'organisation', 'number', 'year'].includes(line.kind));
  return [...lines.slice(0, at + 1), ...(end < 0 ? above : above.slice(0, end))];
}

interface StatedUnit {
  unit: UnitName;
  text: string;
}

/** The units that the lines name, the nearest first. */
function linesToUnits(lines: readonly ContextLine[]): StatedUnit[] {
  return lines.flatMap((line, i) => {
    // `单位：万` with `元` below it is one line that was too narrow.
    const above = lines[i + 1]?.text ?? '';
    const broken = /^元[)）]?$/.test(foldForMatch(line.text)) && /单位:.*[亿万千]$/.test(foldForMatch(above));
    const text = broken ? above + line.text : line.text;
    const unit = parseUnitLine(text) ?? (line.kind === 'title' ? parseHeaderUnit(line.text) : null);
    return unit ? [{ unit, text: text.trim() }] : [];
  });
}

/** Cells of the first rows that are nothing but a unit line, in a row of its own or at the end of the header. */
function cellsToUnits(block: TableBlock, firstRow: number): StatedUnit[] {
  const rows = Array.from({ length: Math.max(0, Math.min(block.grid.rows - firstRow, 3)) }, (_, i) => firstRow + i);
  return rows
    .flatMap((row) => rowCells(block.grid, row))
    .flatMap(({ text }) => {
      const unit = /^\(?(?:金额|计量|货币)?单位:/.test(foldForMatch(text)) ? parseUnitLine(text) : null;
      return unit ? [{ unit, text: text.trim() }] : [];
    });
}

function lastRowNote(block: TableBlock): string | null {
  const cells = rowCells(block.grid, block.grid.rows - 1);
  if (cells.length !== 1 || block.grid.rows < 2) return null;
  const compact = foldForMatch(cells[0]!.text);
  return noteLine.test(compact) || (emptyNote.test(compact) && compact.length < 80) ? cells[0]!.text.trim() : null;
}

function joinNotes(top: readonly ContextLine[], ...notes: (string | null)[]): string | null {
  const all = [...top.filter((line) => line.kind === 'note').map((line) => line.text.trim()), ...notes];
  const kept = all.filter((note) => note !== null && note !== '');
  return kept.length > 0 ? kept.join('\n') : null;
}

import type { Block, GlyphRun } from '@yusuan/model';
import type { PartedLine } from './alignedRows.ts';
import { partsOf } from './linesToColumns.ts';
import { isNumber } from './numbers.ts';
import { lineText, runsToLines } from './textLines.ts';

/** The line that names the unit of the amounts below it. */
const unit = /(?:^|\s)[（(]?(?:金额|货币|计量|报表)?单位\s*[:：]\s*\S{0,7}$/;
/** What may stand beside it: the organisation, a date, the number of the table. */
const besideUnit = /[:：]|表$|^[12]\d{3}年|\d日$/;
/** The number of a table, or its title. */
const numbered = /^(?:附|公开|预算|决算)*表\s*[\d一二三四五六七八九十]+(?:[-－–]\d+)?(?:$|[\s:：.、])/;
const titled = /^[^,，;；:：。]{3,}表(?:[（(][^（）()]*[)）])?$/;

/** A title has up to this many lines. */
const titleLines = 3;
/** The middle of a title is the middle of the page up to this part of its width. */
const centred = 0.06;

/** The runs of a page between the captions of its tables, top to bottom: what stands in different ones belongs to different tables. The first ones stand above all captions. */
export function runsToZones(runs: readonly GlyphRun[]): GlyphRun[][] {
  const lines = runsToLines(runs).map((line): PartedLine => ({ line, parts: partsOf(line) }));
  const breaks = captionsOf(lines);
  const zones: GlyphRun[][] = [[]];
  lines.forEach(({ line }, at) => {
    if (!breaks.has(at)) zones.at(-1)!.push(...line.runs);
    else if (zones.at(-1)!.length > 0 || zones.length === 1) zones.push([]);
  });
  return zones;
}

/** Which lines caption a table: its unit, with the titles above it, or a title alone. */
function captionsOf(lines: readonly PartedLine[]): Set<number> {
  const left = Math.min(...lines.map(({ line }) => line.box.x0));
  const right = Math.max(...lines.map(({ line }) => line.box.x1));
  const captions = new Set<number>();
  lines.forEach((line, at) => {
    if (isTitle(line)) captions.add(at);
    if (!isUnit(line)) return;
    captions.add(at);
    for (let above = at - 1; above >= Math.max(0, at - titleLines); above--) {
      if (!captions.has(above) && !isCentred(lines[above]!, left, right)) break;
      captions.add(above);
    }
  });
  return captions;
}

/** Whether the last line of a page captions a table, which then begins on the next page. */
export function endsWithCaption(blocks: readonly Block[]): boolean {
  const last = blocks.at(-1);
  return last?.kind === 'text' && isCaption(last.text);
}

/**
 * Whether a line below the last table of a page captions the table that the next page begins with. What stands at the foot of the next page
 * too, whose last lines are given, stands at the foot of every page.
 */
export function captionsNext(blocks: readonly Block[], footOfNext: readonly string[]): boolean {
  const known = new Set(footOfNext.map((text) => text.trim()));
  return footOf(blocks).some((text) => isCaption(text) && !known.has(text.trim()));
}

/** The last lines of a page whose tables are not known yet. */
export function lastLines(runs: readonly GlyphRun[]): string[] {
  return runsToLines(runs)
    .slice(-3)
    .map((line) => lineText(line.runs));
}

/** The lines below the last table of a page. */
export function footOf(blocks: readonly Block[]): string[] {
  return blocks
    .slice(blocks.findLastIndex(({ kind }) => kind === 'table') + 1)
    .flatMap((block) => (block.kind === 'text' ? [block.text] : []));
}

const isCaption = (text: string): boolean => isUnitText(text.split(/\s{2,}/)) || isTitleText([text.trim()]);

const textsOf = ({ parts }: PartedLine): string[] => parts.map(({ runs }) => lineText(runs).trim());

const isUnit = (line: PartedLine): boolean => isUnitText(textsOf(line));
const isTitle = (line: PartedLine): boolean => isTitleText(textsOf(line));

const isUnitText = (texts: readonly string[]): boolean =>
  texts.some((text) => unit.test(text)) && texts.every((text) => besideUnit.test(text));

const isTitleText = ([text, ...more]: readonly string[]): boolean =>
  text !== undefined && more.length === 0 && (numbered.test(text) || titled.test(text));

function isCentred({ parts }: PartedLine, left: number, right: number): boolean {
  const [part, ...more] = parts;
  if (!part || more.length > 0 || part.runs.some(({ text }) => isNumber(text))) return false;
  return Math.abs((part.x0 + part.x1) / 2 - (left + right) / 2) < (right - left) * centred;
}

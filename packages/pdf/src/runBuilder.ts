import type { Box, GlyphRun } from '@yusuan/model';
import { foldRadicals } from './foldRadicals.ts';

/** The way a line of text runs on the upright page: rightwards, downwards, leftwards, upwards. */
export type Direction = 0 | 90 | 180 | 270;

/** One glyph on the upright page, points from the top left. */
export interface PlacedGlyph {
  text: string;
  box: Box;
  fontSize: number;
  hidden: boolean;
  space: boolean;
  direction: Direction;
  /** Degrees that the glyph itself is turned, clockwise; 0 in vertical writing. */
  rotation: number;
  /** First glyph of a show operator: another cell may begin here. */
  starts: boolean;
}

/** A place inside a run where it may have to be cut: between the glyph that ends at x0 and the one that begins at x1. */
export interface Seam {
  at: number;
  x0: number;
  x1: number;
}

export interface DrawnRun {
  run: GlyphRun;
  seams: Seam[];
}

/** A gap wider than this part of the font size ends a run. */
const widestGap = 0.35;
/** Glyphs may overlap by this part of the font size and still follow each other (tight kerning, digits drawn one by one). */
const deepestOverlap = 0.45;
/** A gap wider than this inside one show operator is a seam. */
const seamGap = 0.1;

interface OpenRun {
  text: string;
  box: Box;
  first: PlacedGlyph;
  pendingSpace: string;
  /** Where the text ends so far, spaces counted, along the direction. */
  end: number;
  /** Where the last printed glyph ends. */
  inkEnd: number;
  seams: Seam[];
}

/** Puts glyphs together to runs in the order they are drawn. A run ends at a gap, at another baseline or size, and where the page jumps. */
export class RunBuilder {
  readonly drawn: DrawnRun[] = [];
  #open: OpenRun | null = null;

  add(glyph: PlacedGlyph): void {
    const run = this.#open;
    if (run && follows(run, glyph)) {
      if (glyph.space) {
        run.pendingSpace += ' ';
        run.end = Math.max(run.end, startOf(glyph.box, glyph.direction) + lengthOf(glyph.box, glyph.direction));
        return;
      }
      if (!(run.pendingSpace && isDigit(run.text.at(-1)!) && isDigit(glyph.text))) {
        append(run, glyph);
        return;
      }
    }
    this.end();
    if (!glyph.space) this.#open = begin(glyph);
  }

  /** Ends the run in hand: call at the end of the page. */
  end(): void {
    const open = this.#open;
    this.#open = null;
    if (!open) return;
    const { hidden, rotation, fontSize } = open.first;
    const run: GlyphRun = { text: foldRadicals(open.text), box: open.box, fontSize };
    if (hidden) run.hidden = true;
    if (rotation !== 0) run.rotation = rotation;
    this.drawn.push({ run, seams: run.text.length === open.text.length ? open.seams : [] });
  }
}

function begin(glyph: PlacedGlyph): OpenRun {
  const end = startOf(glyph.box, glyph.direction) + lengthOf(glyph.box, glyph.direction);
  return { text: glyph.text, box: { ...glyph.box }, first: glyph, pendingSpace: '', end, inkEnd: end, seams: [] };
}

function append(run: OpenRun, glyph: PlacedGlyph): void {
  const { box, direction } = glyph;
  const start = startOf(box, direction);
  if (direction === 0 && (glyph.starts || run.pendingSpace || start - run.inkEnd > run.first.fontSize * seamGap))
    run.seams.push({ at: run.text.length + run.pendingSpace.length, x0: run.inkEnd, x1: start });
  run.text += run.pendingSpace + glyph.text;
  run.pendingSpace = '';
  run.inkEnd = start + lengthOf(box, direction);
  run.end = Math.max(run.end, run.inkEnd);
  run.box.x0 = Math.min(run.box.x0, box.x0);
  run.box.y0 = Math.min(run.box.y0, box.y0);
  run.box.x1 = Math.max(run.box.x1, box.x1);
  run.box.y1 = Math.max(run.box.y1, box.y1);
}

function follows(run: OpenRun, glyph: PlacedGlyph): boolean {
  const { first } = run;
  const size = first.fontSize;
  if (first.hidden !== glyph.hidden || first.direction !== glyph.direction || first.rotation !== glyph.rotation)
    return false;
  if (glyph.rotation % 90 !== 0 || Math.abs(glyph.fontSize - size) > size * 0.1) return false;
  if (Math.abs(baselineOf(glyph.box, glyph.direction) - baselineOf(first.box, first.direction)) > size * 0.2)
    return false;
  const gap = startOf(glyph.box, glyph.direction) - run.end;
  return gap < size * widestGap && gap > -size * deepestOverlap;
}

function startOf(box: Box, direction: Direction): number {
  if (direction === 0) return box.x0;
  if (direction === 90) return box.y0;
  return direction === 180 ? -box.x1 : -box.y1;
}

function lengthOf(box: Box, direction: Direction): number {
  return direction === 0 || direction === 180 ? box.x1 - box.x0 : box.y1 - box.y0;
}

function baselineOf(box: Box, direction: Direction): number {
  if (direction === 0) return box.y1;
  if (direction === 90) return box.x0;
  return direction === 180 ? box.y0 : box.x1;
}

function isDigit(char: string): boolean {
  return char >= '0' && char <= '9';
}

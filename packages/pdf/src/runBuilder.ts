import type { Box, GlyphRun } from '@yusuan/model';
import { foldRadicals } from './foldRadicals.ts';

/** One glyph on the upright page, points from the top left. */
export interface PlacedGlyph {
  text: string;
  box: Box;
  fontSize: number;
  hidden: boolean;
  space: boolean;
}

/** A gap wider than this part of the font size ends a run. */
const widestGap = 0.35;
/** Glyphs may overlap by this part of the font size and still follow each other (tight kerning, digits drawn one by one). */
const deepestOverlap = 0.45;

const digit = /^[\d.,，．\-−%]+$/;

interface OpenRun {
  text: string;
  box: Box;
  fontSize: number;
  hidden: boolean;
  pendingSpace: string;
}

/**
 * Puts glyphs together to runs in the order they are drawn. A run ends at a gap, at another baseline or size, and where the page
 * jumps; runs of digits that touch are joined afterwards, so that a number drawn in pieces is one run.
 */
export class RunBuilder {
  readonly runs: GlyphRun[] = [];
  private open: OpenRun | null = null;

  add(glyph: PlacedGlyph): void {
    const run = this.open;
    if (run && this.follows(run, glyph)) {
      if (glyph.space) {
        run.pendingSpace += ' ';
        run.box.x1 = Math.max(run.box.x1, glyph.box.x0);
        return;
      }
      run.text += run.pendingSpace + glyph.text;
      run.pendingSpace = '';
      run.box.x1 = Math.max(run.box.x1, glyph.box.x1);
      run.box.y0 = Math.min(run.box.y0, glyph.box.y0);
      run.box.y1 = Math.max(run.box.y1, glyph.box.y1);
      return;
    }
    this.end();
    if (glyph.space) return;
    this.open = {
      text: glyph.text,
      box: { ...glyph.box },
      fontSize: glyph.fontSize,
      hidden: glyph.hidden,
      pendingSpace: '',
    };
  }

  /** Ends the run in hand: call at the end of the page. */
  end(): void {
    const run = this.open;
    this.open = null;
    if (!run) return;
    const text = foldRadicals(run.text);
    this.runs.push({ text, box: run.box, fontSize: run.fontSize, ...(run.hidden ? { hidden: true } : {}) });
  }

  private follows(run: OpenRun, glyph: PlacedGlyph): boolean {
    const size = run.fontSize;
    if (run.hidden !== glyph.hidden) return false;
    if (Math.abs(glyph.fontSize - size) > size * 0.1) return false;
    if (Math.abs(glyph.box.y1 - run.box.y1) > size * 0.2) return false;
    const gap = glyph.box.x0 - run.box.x1;
    return gap < size * widestGap && gap > -size * deepestOverlap;
  }
}

/** The runs of a page with overprints dropped and number fragments that touch joined. */
export function tidyRuns(runs: GlyphRun[]): GlyphRun[] {
  const byLine = [...runs].sort((a, b) => a.box.y1 - b.box.y1 || a.box.x0 - b.box.x0);
  const merged = new Map<GlyphRun, GlyphRun>();
  const dropped = new Set<GlyphRun>();
  for (let at = 0; at < byLine.length; at++) {
    const run = byLine[at]!;
    if (dropped.has(run)) continue;
    for (let next = at + 1; next < byLine.length; next++) {
      const other = byLine[next]!;
      if (other.box.y1 - run.box.y1 > 1) break;
      if (dropped.has(other)) continue;
      if (isOverprint(run, other)) dropped.add(other);
    }
  }
  for (let at = 0; at < byLine.length; at++) {
    const run = byLine[at]!;
    if (dropped.has(run) || !digit.test(run.text)) continue;
    for (let next = at + 1; next < byLine.length; next++) {
      const other = byLine[next]!;
      if (other.box.y1 - run.box.y1 > run.fontSize * 0.1) break;
      if (dropped.has(other) || !digit.test(other.text) || !touches(run, other)) continue;
      run.text += other.text;
      run.box = { ...run.box, x1: Math.max(run.box.x1, other.box.x1) };
      dropped.add(other);
      merged.set(other, run);
    }
  }
  return runs.filter((run) => !dropped.has(run));
}

function isOverprint(run: GlyphRun, other: GlyphRun): boolean {
  if (run.text !== other.text) return false;
  const near = Math.max(0.8, run.fontSize * 0.12);
  return Math.abs(run.box.x0 - other.box.x0) < near && Math.abs(run.box.y1 - other.box.y1) < near;
}

/** Two number fragments on one baseline whose gap is less than a thin space. */
function touches(run: GlyphRun, other: GlyphRun): boolean {
  const gap = other.box.x0 - run.box.x1;
  return (
    gap < run.fontSize * 0.12 &&
    gap > -run.fontSize * 0.3 &&
    Math.abs(other.fontSize - run.fontSize) < run.fontSize * 0.1
  );
}

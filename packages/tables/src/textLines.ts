import { type Box, type GlyphRun, superscript } from '@yusuan/model';

/** Runs on one baseline, from left to right. */
export interface TextLine {
  runs: GlyphRun[];
  box: Box;
  fontSize: number;
}

/** Gaps from this part of the font size on are printed as a space. */
const spaceGap = 0.28;
/** Gaps from this many font sizes on set parts of a line apart: two spaces stand for them. */
const partGap = 1.5;

/** Puts runs into lines by the height of their middle, top to bottom. */
export function runsToLines(runs: readonly GlyphRun[]): TextLine[] {
  const sorted = [...runs].sort((a, b) => a.box.y0 + a.box.y1 - b.box.y0 - b.box.y1 || a.box.x0 - b.box.x0);
  const lines: TextLine[] = [];
  let line: TextLine | null = null;
  for (const run of sorted) {
    const middle = (run.box.y0 + run.box.y1) / 2;
    const height = run.box.y1 - run.box.y0;
    const lineMiddle = line ? (line.box.y0 + line.box.y1) / 2 : 0;
    if (line && Math.abs(middle - lineMiddle) <= Math.max(1.5, 0.4 * Math.min(height, line.box.y1 - line.box.y0))) {
      line.runs.push(run);
      line.box.x0 = Math.min(line.box.x0, run.box.x0);
      line.box.x1 = Math.max(line.box.x1, run.box.x1);
      if (run.fontSize > line.fontSize) {
        line.fontSize = run.fontSize;
        line.box.y0 = run.box.y0;
        line.box.y1 = run.box.y1;
      }
    } else {
      line = { runs: [run], box: { ...run.box }, fontSize: run.fontSize };
      lines.push(line);
    }
  }
  for (const { runs: members } of lines) members.sort((a, b) => a.box.x0 - b.box.x0);
  return lines;
}

/** A small number raised behind another one. */
function isNoteMark(run: GlyphRun, before: GlyphRun | null): boolean {
  return (
    before !== null &&
    run.fontSize < before.fontSize * 0.85 &&
    run.box.y1 < before.box.y1 - before.fontSize * 0.15 &&
    /^\d{1,2}$/.test(run.text) &&
    /\d$/.test(before.text)
  );
}

/** The text of a line: runs that touch stand together, others apart by one space, parts by two. */
export function lineText(runs: readonly GlyphRun[]): string {
  let text = '';
  let right = 0;
  let before: GlyphRun | null = null;
  for (const run of runs) {
    if (text !== '') {
      const gap = run.box.x0 - right;
      if (gap > run.fontSize * partGap) text += '  ';
      else if (gap > run.fontSize * spaceGap) text += ' ';
    }
    text += isNoteMark(run, before) ? superscript(run.text) : run.text;
    before = run;
    right = Math.max(right, run.box.x1);
  }
  return text;
}

/** A line cut into its parts: runs nearer than `gap` font sizes stay together. */
export function lineToParts(line: TextLine, gap = 1): GlyphRun[][] {
  const parts: GlyphRun[][] = [];
  let right = 0;
  for (const run of line.runs) {
    if (parts.length > 0 && run.box.x0 - right <= run.fontSize * gap) parts.at(-1)!.push(run);
    else parts.push([run]);
    right = Math.max(right, run.box.x1);
  }
  return parts;
}

export function boxOfRuns(runs: readonly GlyphRun[]): Box {
  const box = { ...runs[0]!.box };
  for (const { box: other } of runs) {
    box.x0 = Math.min(box.x0, other.x0);
    box.y0 = Math.min(box.y0, other.y0);
    box.x1 = Math.max(box.x1, other.x1);
    box.y1 = Math.max(box.y1, other.y1);
  }
  return box;
}

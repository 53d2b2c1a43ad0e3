import type { PartedLine } from './alignedRows.ts';
import { indexIn } from './placeRuns.ts';

/** Prose columns have this many lines at least. */
const fewestLines = 5;
/** They are at least this many font sizes wide. */
const narrowestProse = 9;
/** This part of their lines reaches to the right edge. */
const fullLines = 0.55;

/** How far the text of one line reaches in one column. */
interface Reach {
  x0: number;
  x1: number;
}

/**
 * Whether the columns hold running text side by side: lines that reach from edge to edge in all of them. A table has columns of short
 * texts, and its long ones leave lines blank beside them.
 */
export function isProse(lines: readonly PartedLine[], xs: readonly number[]): boolean {
  const columns: Reach[][] = xs.slice(1).map(() => []);
  let fontSize = 0;
  for (const { line, parts } of lines) {
    fontSize = Math.max(fontSize, line.fontSize);
    const reaches = new Map<number, Reach>();
    for (const { x0, x1 } of parts) {
      const column = indexIn(xs, (x0 + x1) / 2);
      const known = reaches.get(column);
      reaches.set(column, known ? { x0: Math.min(known.x0, x0), x1: Math.max(known.x1, x1) } : { x0, x1 });
    }
    for (const [column, reach] of reaches) columns[column]!.push(reach);
  }
  const prose = columns.filter((reaches) => isRunning(reaches, fontSize)).length;
  const filled = columns.filter((reaches) => reaches.length >= lines.length * 0.3).length;
  return prose >= 2 && prose >= filled - (filled > 3 ? 1 : 0);
}

function isRunning(reaches: readonly Reach[], fontSize: number): boolean {
  if (reaches.length < fewestLines) return false;
  const left = Math.min(...reaches.map(({ x0 }) => x0));
  const right = Math.max(...reaches.map(({ x1 }) => x1));
  if (right - left < fontSize * narrowestProse) return false;
  const full = reaches.filter(({ x1 }) => x1 > left + (right - left) * 0.85).length;
  return full >= reaches.length * fullLines;
}

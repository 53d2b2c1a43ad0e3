import type { PartedLine } from './alignedRows.ts';
import { linesToColumns, partsOf } from './linesToColumns.ts';
import { indexIn } from './placeRuns.ts';
import { isProse } from './proseColumns.ts';
import { boxOfRuns, type TextLine } from './textLines.ts';

/** Prose in columns has this many lines side by side at least. */
const fewestLines = 6;

/** A line with the height that decides when it is read. */
export interface ReadLine {
  line: TextLine;
  y: number;
}

const middle = ({ box }: TextLine): number => (box.y0 + box.y1) / 2;

/** Lines in the order they are read: down the page, and where prose stands in columns, column by column. */
export function linesToReadingOrder(lines: readonly TextLine[]): ReadLine[] {
  const ordered: ReadLine[] = [];
  const left = lines.reduce((least, { box }) => Math.min(least, box.x0), Infinity);
  const right = lines.reduce((most, { box }) => Math.max(most, box.x1), -Infinity);
  let group: PartedLine[] = [];
  const flush = (): void => {
    ordered.push(...groupToOrder(group));
    group = [];
  };
  for (const line of lines) {
    const parts = partsOf(line);
    const short = group.length > 0 && line.box.x1 - line.box.x0 < (right - left) * 0.5;
    if (parts.length > 1 || short) group.push({ line, parts });
    else {
      flush();
      ordered.push({ line, y: middle(line) });
    }
  }
  flush();
  return ordered;
}

function groupToOrder(group: readonly PartedLine[]): ReadLine[] {
  const plain = group.map(({ line }) => ({ line, y: middle(line) }));
  if (group.length < fewestLines) return plain;
  const xs = linesToColumns(group.map(({ parts }) => parts));
  if (!xs || !isProse(group, xs)) return plain;
  const top = middle(group[0]!.line);
  const ordered: ReadLine[] = [];
  for (let column = 0; column < xs.length - 1; column++)
    for (const { line, parts } of group) {
      const runs = parts.filter(({ x0, x1 }) => indexIn(xs, (x0 + x1) / 2) === column).flatMap((part) => part.runs);
      // All of it is read where the first line stands, before what follows below.
      if (runs.length > 0)
        ordered.push({ line: { ...line, runs, box: boxOfRuns(runs) }, y: top + ordered.length * 1e-6 });
    }
  return ordered;
}

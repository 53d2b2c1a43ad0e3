/**
 * Labels that slipped against their figures: two columns of one organisation print the same figures beside the same labels, but for a few rows, and there one
 * column prints beside each label what the other prints beside another of them.
 *
 *     30201 办公费  12.50 | 12.50
 *     30205 水费     3.11 |  4.86      3.11 and 4.86 have changed places in one of the two
 *     30206 电费     4.86 |  3.11
 */
import { cellEquation, type Equation } from '../core/equation.ts';
import type { Identity } from '../core/identity.ts';
import { absolute } from '../core/money.ts';
import { projectKey } from '../core/projects.ts';
import { type CellView, type DocumentView, foldName } from '../core/view.ts';

export const shiftedLabels: Identity = {
  id: 'shifted-labels',
  title: 'two tables print the same figures beside the same labels',
  apply: (view) => columnPairs(view).flatMap(slippedRows),
};

/** Labels with equal figures that make two columns the same list. */
const enough = 4;

type LabelledColumn = Map<string, CellView>;

/** Pairs of columns of different tables that agree in enough labels. */
function columnPairs(view: DocumentView): [LabelledColumn, LabelledColumn][] {
  const columns = view.tables.flatMap((table) =>
    table.table.columns.map((column) => ({
      table,
      cells: labelledCells(table.lines.flatMap((l) => l.cells.get(column.column) ?? [])),
    })),
  );
  const holders = new Map<string, number[]>();
  columns.forEach(({ table, cells }, i) => {
    for (const [label, cell] of cells) {
      const key = `${table.organisation}|${cell.column?.fiscal_year}|${label}|${cell.fen}`;
      const list = holders.get(key);
      if (list) list.push(i);
      else holders.set(key, [i]);
    }
  });
  const agreements = new Map<string, number>();
  for (const list of holders.values()) {
    list.forEach((a, at) => {
      for (const b of list.slice(at + 1)) {
        if (columns[a]!.table === columns[b]!.table) continue;
        agreements.set(`${a} ${b}`, (agreements.get(`${a} ${b}`) ?? 0) + 1);
      }
    });
  }
  return [...agreements]
    .filter(([, agreeing]) => agreeing >= enough)
    .map(([pair]) => pair.split(' ').map((i) => columns[Number(i)]!.cells) as [LabelledColumn, LabelledColumn]);
}

/** Figures of three digits and more by their labels; a label that stands twice says nothing. */
function labelledCells(cells: CellView[]): LabelledColumn {
  const labelled: LabelledColumn = new Map();
  const repeated = new Set<string>();
  for (const cell of cells) {
    const label = labelOf(cell);
    if (label === null || absolute(cell.fen) < 100n * cell.place.own) continue;
    if (labelled.has(label)) repeated.add(label);
    labelled.set(label, cell);
  }
  for (const label of repeated) labelled.delete(label);
  return labelled;
}

function labelOf({ line: { line } }: CellView): string | null {
  if (line.kind === 'project') return line.project_name === null ? null : `project ${projectKey(line.project_name)}`;
  if (line.kind === 'classified') return `${line.classification_system} ${line.code}`;
  const name = foldName(line.name);
  return line.kind === 'total' || name === '' ? null : `${line.kind} ${line.side} ${name}`;
}

/** Rows of the first column whose figure the second prints beside another of them. Only where they are few against those that agree. */
function slippedRows([first, second]: [LabelledColumn, LabelledColumn]): Equation[] {
  const shared = [...first.keys()].filter((label) => second.has(label));
  const different = shared.filter((label) => first.get(label)!.fen !== second.get(label)!.fen);
  const printed = new Map(different.map((label) => [second.get(label)!.fen, label]));
  const slipped = different.filter((label) => printed.has(first.get(label)!.fen));
  if (slipped.length < 2 || shared.length - different.length < 2 * different.length) return [];
  return slipped.map((label) => {
    const elsewhere = second.get(printed.get(first.get(label)!.fen)!)!;
    return cellEquation('shifted-labels', [first.get(label)!], [second.get(label)!], {
      severity: 'warning',
      remark: `${second.get(label)!.table.table.title} prints this amount beside ${elsewhere.line.line.project_name ?? elsewhere.line.line.name}: the labels of one of the two have shifted`,
    });
  });
}

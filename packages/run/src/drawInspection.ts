import type { Box } from '@yusuan/model';
import { drawPage, type Overlay } from '@yusuan/pdf';
import type { Amount, BudgetDocument, Line, Table } from '@yusuan/schemas';
import type { InspectedPage } from './inspectFile.ts';

/**
 * A page as SVG with what was understood of it: the cells of its grids, the header rows, the lines of its tables and their amounts in
 * the colour of their status.
 */
export function drawInspection({ content, grids }: InspectedPage, document: BudgetDocument): string {
  const overlays: Overlay[] = [];
  for (const [at, grid] of grids.entries()) {
    for (const { box } of grid.cells) if (box) overlays.push({ box, kind: 'cell' });
    const { box } = grid.fragments[0]!;
    if (box)
      overlays.push({ box, kind: 'grid', label: `grid ${at + 1}: ${grid.rows} × ${grid.columns}, ${grid.method}` });
  }
  for (const table of document.tables) overlays.push(...tableToOverlays(table, content.page));
  return drawPage(content, overlays);
}

function tableToOverlays(table: Table, page: number): Overlay[] {
  const overlays: Overlay[] = [];
  const fragment = table.fragments.find((part) => part.page === page && part.box !== null);
  const placed = table.lines.flatMap((line) => {
    const box = lineBox(line, page);
    return box ? [{ line, box }] : [];
  });
  const first = Math.min(...placed.map(({ box }) => box.y0));
  if (fragment?.box && Number.isFinite(first) && first > fragment.box[1]) {
    const [x0, y0, x1] = fragment.box;
    overlays.push({ box: { x0, y0, x1, y1: first }, kind: 'header', label: `${table.type} ${table.table_id}` });
  }
  for (const { line, box } of placed) {
    const reach = fragment?.box ? { ...box, x0: Math.min(box.x0, fragment.box[0]) } : box;
    overlays.push({ box: reach, kind: 'line', label: [line.code, line.name].filter((text) => text).join(' ') });
    for (const amount of line.amounts) {
      const at = amountBox(amount, page);
      if (at) overlays.push({ box: at, kind: amount.status, label: amount.amount_yuan ?? amount.raw_text });
    }
  }
  return overlays;
}

function amountBox({ page, box }: Amount, on: number): Box | null {
  return page === on && box ? { x0: box[0], y0: box[1], x1: box[2], y1: box[3] } : null;
}

function lineBox(line: Line, page: number): Box | null {
  const boxes = line.amounts.flatMap((amount) => amountBox(amount, page) ?? []);
  if (boxes.length === 0) return null;
  return {
    x0: Math.min(...boxes.map(({ x0 }) => x0)),
    y0: Math.min(...boxes.map(({ y0 }) => y0)),
    x1: Math.max(...boxes.map(({ x1 }) => x1)),
    y1: Math.max(...boxes.map(({ y1 }) => y1)),
  };
}

import type { Grid, Notice } from '@yusuan/model';
import type { SegmentedTable } from './context.ts';
import { rowOf } from './places.ts';

const fewestFigures = 4;

/** The notice that nothing is read of a table of figures: it must not pass for one without any. */
export function tableUnread(grid: Grid, parts: readonly SegmentedTable[]): Notice[] {
  const isRead = parts.some(
    ({ table: { lines, projects, indicators } }) => lines.length + projects.length + indicators.length > 0,
  );
  const isNamed = parts.some(({ notices }) => notices.some(({ check }) => check === 'segment:unread-amount'));
  if (isRead || isNamed) return [];
  const figures = grid.cells.filter(({ text }) => /^[^\d]{0,2}\d[\d,，.]*[.,，]\d{2,}[^\d]{0,2}$/.test(text.trim()));
  const rows = new Set(figures.map(({ row }) => row));
  if (figures.length < fewestFigures || rows.size < 2) return [];
  const first = figures[0]!;
  return [
    {
      check: 'segment:table-unread',
      severity: 'warning',
      message: `A table with ${figures.length} figures is not read: its header does not say what they are`,
      table_id: parts[0]?.table.table_id ?? null,
      page: first.page,
      row: rowOf(first),
    },
  ];
}

/** Cells that say the whole of a named line, by the line's folded name, its project and its code. */
import { nameKey } from './statements.ts';
import type { CellView, DocumentView } from './view.ts';

const wholes = new Set(['total', 'budget', 'fiscal', 'general_public', 'basic', 'project', 'personnel', 'public']);

export function cellsByName(view: DocumentView): Map<string, CellView[]> {
  const byName = new Map<string, CellView[]>();
  for (const cell of view.cells.values()) {
    const { line } = cell.line;
    if (line.kind === 'total' || line.kind === 'organisation' || !wholes.has(cell.column?.measure ?? '')) continue;
    for (const name of [line.name, line.project_name, line.code]) {
      const key = nameKey(name ?? '');
      if (key === '') continue;
      const cells = byName.get(key);
      if (cells) cells.push(cell);
      else byName.set(key, [cell]);
    }
  }
  return byName;
}

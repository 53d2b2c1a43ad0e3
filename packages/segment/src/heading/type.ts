import type { Grid } from '@yusuan/model';
import { foldForMatch } from '@yusuan/normalize';
import { headerTypeRules, targetTitleRules, titleRules } from '@yusuan/pipelines';
import type { TableType } from '@yusuan/schemas';

/** The type that a title says, or null where its words are not those of a budget table. */
export function titleToType(title: string): TableType | null {
  const folded = foldForMatch(title);
  if (/绩效|自评表/.test(folded)) {
    const target = targetTitleRules.find((rule) => rule.title.test(folded) && !rule.except?.test(folded));
    if (target) return target.type;
  }
  return titleRules.find((rule) => rule.title.test(folded) && !rule.except?.test(folded))?.type ?? null;
}

/** The type that the words of a header say, or null. */
export function headerToType(header: string): TableType | null {
  return (
    headerTypeRules.find((rule) => rule.all.every((word) => word.test(header)) && !rule.none?.test(header))?.type ??
    null
  );
}

/** The texts of the first rows, folded, `|` between cells: what headerToType reads. */
export function gridToHeaderText(grid: Grid, firstRow: number, rows = 6): string {
  return grid.cells
    .filter((cell) => cell.row >= firstRow && cell.row < firstRow + rows && cell.text.trim() !== '')
    .map((cell) => foldForMatch(cell.text))
    .join('|');
}

export const isTargetType = (type: TableType): boolean => type === 'department_targets' || type === 'project_targets';

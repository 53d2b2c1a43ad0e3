import type { Grid } from '@yusuan/model';
import { foldForMatch } from '@yusuan/normalize';
import { type HeaderTypeRule, headerTypeRules, targetTitleRules, titleRules } from '@yusuan/pipelines';
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

/** What the words of a header say the table is, or null. */
export function gridToHeaderRule(grid: Grid, firstRow: number): HeaderTypeRule | null {
  const texts = new Map<number, string>();
  const textOf = (rows: number): string => {
    const text = texts.get(rows) ?? headerText(grid, firstRow, rows);
    texts.set(rows, text);
    return text;
  };
  return (
    headerTypeRules.find((rule) => {
      const header = textOf(rule.rows ?? usualRows);
      return rule.all.every((word) => word.test(header)) && !rule.none?.test(header);
    }) ?? null
  );
}

const usualRows = 12;

/** The texts of the first rows, folded, `|` between cells. */
function headerText(grid: Grid, firstRow: number, rows: number): string {
  return grid.cells
    .filter((cell) => cell.row >= firstRow && cell.row < firstRow + rows && cell.text.trim() !== '')
    .map((cell) => foldForMatch(cell.text))
    .join('|');
}

export const isTargetType = (type: TableType): boolean => type === 'department_targets' || type === 'project_targets';

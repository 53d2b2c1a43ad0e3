/**
 * What proves an indicator's target: a target in money that is the amount of its project, or the same target printed for the same project in another
 * table. Different targets under one name contradict nothing: bodies share the names of projects, and lists word targets anew.
 */
import type { BudgetDocument, Indicator, Status, Table } from '@yusuan/schemas';
import { placeInFen, yuanToFen } from './money.ts';
import { projectKey } from './projects.ts';
import { foldName } from './view.ts';

/** The tables with the status of every indicator. */
export function withIndicatorStatuses(document: BudgetDocument): Table[] {
  const printed = new Map<string, Set<string>>();
  for (const table of document.tables) {
    for (const indicator of table.indicators) {
      const key = targetKey(indicator);
      printed.set(key, (printed.get(key) ?? new Set()).add(table.table_id));
    }
  }
  const status = (table: Table, indicator: Indicator): Status => {
    const restated = indicator.project_name !== null && printed.get(targetKey(indicator))!.size > 1;
    return isNamed(indicator) && (restated || isProjectAmount(table, indicator)) ? 'verified' : 'unverified';
  };
  return document.tables.map((table) =>
    table.indicators.length === 0
      ? table
      : {
          ...table,
          indicators: table.indicators.map((indicator) => ({ ...indicator, status: status(table, indicator) })),
        },
  );
}

const isNamed = (indicator: Indicator): boolean => indicator.name !== '' && indicator.target_raw !== '';

function targetKey({ project_name, name, target_raw }: Indicator): string {
  const target = target_raw
    .normalize('NFKC')
    .replace(/[\s,]/g, '')
    .replace(/^=/, '')
    .replace(/(\.\d*?)0+(?=\D|$)/, '$1')
    .replace(/\.(?=\D|$)/, '');
  return [projectKey(project_name ?? ''), foldName(name), target].join('|');
}

const moneyUnit = /^(?:亿元|百万元|万元|千元|元)$/;

function isProjectAmount(table: Table, { project_name, target_value, target_unit }: Indicator): boolean {
  if (target_value === null || target_unit === null || !moneyUnit.test(target_unit)) return false;
  const project = table.projects.find((candidate) => candidate.project_name === project_name);
  const [whole = '0', fraction = ''] = target_value.replace('-', '').split('.');
  const fen = (BigInt(whole + fraction) * placeInFen(target_unit, 0)) / 10n ** BigInt(fraction.length);
  return (
    fen > 0n && [project?.total_yuan, project?.fiscal_yuan].some((yuan) => yuan != null && yuanToFen(yuan) === fen)
  );
}

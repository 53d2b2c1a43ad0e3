import { plural } from '@yusuan/model';
import type { BudgetDocument, Finding } from '@yusuan/schemas';
import { bySeverity } from './core/severity.ts';

export interface ReviewOptions {
  /** Also what is only worth knowing. Default false. */
  info?: boolean;
}

/** What a reviewer of one document does something about: errors first, each with its page, table and row, the figures, the difference and the tolerance. */
export function reviewReport(document: BudgetDocument, options: ReviewOptions = {}): string {
  const findings = document.findings
    .filter((finding) => finding.outcome === 'fails' && (options.info || finding.severity !== 'info'))
    .sort(bySeverity);
  const { amounts, verified, conflicts, unverified } = document.counts;
  const count = (severity: Finding['severity']) =>
    document.findings.filter((f) => f.severity === severity && f.outcome === 'fails').length;
  const head = [
    `${document.source_name}: ${document.outcome}, ${plural(amounts, 'amount')}: ${verified} verified, ${conflicts} in conflict, ${unverified} unverified`,
    `  ${plural(count('error'), 'error')}, ${plural(count('warning'), 'warning')}, ${plural(count('info'), 'note')}${document.outcome_reason ? ` – ${document.outcome_reason}` : ''}`,
  ];
  return [...head, ...findings.flatMap((finding) => findingLines(document, finding)), ''].join('\n');
}

function findingLines(document: BudgetDocument, finding: Finding): string[] {
  const table = document.tables.find((t) => t.table_id === finding.table_id);
  const place = [
    finding.page === null ? null : `page ${finding.page}`,
    table ? `${table.title} (${table.table_id})` : null,
    finding.row === null ? null : `row ${finding.row}`,
  ].filter((part) => part !== null);
  const figures = [
    finding.expected === null ? null : `expected ${finding.expected}`,
    finding.actual === null ? null : `found ${finding.actual}`,
    finding.difference === null ? null : `difference ${finding.difference}`,
    finding.tolerance === null ? null : `tolerance ${finding.tolerance}`,
  ].filter((part) => part !== null);
  return [
    `  ${finding.severity} ${finding.check} [${finding.finding_id}] ${place.join(', ')}`,
    `      ${finding.message}`,
    ...(figures.length > 0 ? [`      ${figures.join(', ')}`] : []),
  ];
}

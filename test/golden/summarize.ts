import type { BudgetDocument, Column, Line, Table } from '@yusuan/schemas';

/** A document on a page or two: what a reviewer reads in the diff of a golden file. One line a table, a budget line, a statement, a finding. */
export function summarizeDocument(document: BudgetDocument): string {
  const { counts } = document;
  return `${[
    `${document.title ?? '(no title)'}`,
    `${document.document_type} · ${document.fiscal_year ?? 'no year'} · ${document.organisation_code ?? '-'} ${document.organisation_name ?? '(no organisation)'} · ${document.region ?? '-'}`,
    `${document.outcome} · ${counts.tables} tables · ${counts.lines} lines · ${counts.amounts} amounts: ${counts.verified} verified, ${counts.conflicts} in conflict, ${counts.unverified} unverified`,
    `contents: ${document.contents.join(' / ') || '(none)'}`,
    ...document.tables.flatMap(summarizeTable),
    '',
    `## ${document.statements.length} statements`,
    ...document.statements.map(
      (s) =>
        `${s.row} ${s.subject} ${s.fiscal_year ?? '-'}: ${s.amount_yuan ?? '-'}${s.change_direction ? ` ${s.change_direction} ${s.change_yuan ?? ''} ${s.change_percent ? `${s.change_percent}%` : ''}` : ''}${s.share_percent ? ` ${s.share_percent}% of ${s.share_of ?? '?'}` : ''} [${s.status}]`,
    ),
    '',
    `## ${document.facts.length} facts`,
    ...document.facts.map((fact) => `${fact.row} ${fact.subject}: ${fact.value} ${fact.unit}`),
    '',
    `## ${document.findings.length} findings`,
    ...document.findings.map(
      (finding) =>
        `${finding.severity} ${finding.check} ${finding.table_id ?? ''} row ${finding.row ?? '-'}: ${finding.message}`,
    ),
    '',
    '## checks',
    ...document.checks.map(({ check, holds, fails }) => `${check}: ${holds} hold, ${fails} fail`),
  ].join('\n')}\n`;
}

function summarizeTable(table: Table): string[] {
  return [
    '',
    `## ${table.table_id} ${table.type}: ${table.title}`,
    `${table.organisation_code ?? '-'} ${table.organisation_name ?? '-'} · ${table.fiscal_year ?? '-'} · ${table.unit ?? 'no unit'} (${table.unit_source ?? '-'})${table.empty ? ' · empty' : ''}${table.note ? ` · ${table.note}` : ''}`,
    ...(table.columns.length > 0 ? [`columns: ${table.columns.map(summarizeColumn).join(' | ')}`] : []),
    ...table.lines.map(summarizeLine),
    ...table.projects.map(
      (p) =>
        `project ${p.project_name}: ${p.total_yuan ?? '-'} = ${p.fiscal_yuan ?? '-'} + ${p.other_yuan ?? '-'} + ${p.carryover_yuan ?? '-'} (${p.organisation_name ?? '-'}; ${p.start_date ?? ''}–${p.end_date ?? ''}) ${(p.goal ?? '').slice(0, 40)}`,
    ),
    ...table.indicators.map(
      (i) =>
        `${i.row} ${i.level1 ?? i.level1_text} / ${i.level2_text} / ${i.name}: ${i.target_raw} → ${i.operator} ${i.target_value ?? ''} ${i.target_unit ?? ''}${i.qualitative ? '(qualitative)' : ''}`,
    ),
  ];
}

const summarizeColumn = ({ column, measure, path, code, fiscal_year, phase }: Column): string =>
  `${column} ${measure}${code ? ` ${code}` : ''} “${path.join('/')}” ${fiscal_year ?? ''} ${phase}`;

function summarizeLine(line: Line): string {
  const code = line.code ? `${line.code} (${line.code_source})` : '-';
  const amounts = line.amounts.map(
    ({ column, amount_yuan, status }) =>
      `${column}:${amount_yuan ?? 'null'}${status === 'verified' ? '' : `[${status}]`}`,
  );
  return `${line.row} ${'  '.repeat(line.depth)}${line.kind} ${line.side} ${code} ${line.name}${line.project_name ? ` «${line.project_name}»` : ''}: ${amounts.join(' ')}`;
}

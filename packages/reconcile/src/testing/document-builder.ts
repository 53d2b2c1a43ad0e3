/** Documents for tests, written as one writes a table: a header of paths and rows of printed figures. */
import type { Amount, BudgetDocument, Column, Line, Statement, Table } from '@yusuan/schemas';

export interface RowSpec {
  /** `208 社会保障和就业支出`: a code makes it classified; `合计` makes it a total; else other. */
  label: string;
  kind?: Line['kind'];
  side?: Line['side'];
  system?: Line['classification_system'];
  project?: string;
  /** Printed figures by column; '' is blank. */
  cells: string[];
}

export interface TableSpec {
  type: Table['type'];
  title?: string;
  unit?: Table['unit'];
  organisation?: string;
  /** `基本支出/人员经费 personnel`: path, then measure. */
  columns: string[];
  side?: Column['side'];
  system?: Line['classification_system'];
  rows: RowSpec[];
}

const fenOf: Readonly<Record<string, bigint>> = { 元: 100n, 万元: 1_000_000n };

/** `"4,271.61"` in 万元 → `"42716100.00"`. */
export function printedToYuan(printed: string, unit: Table['unit']): string {
  const plain = printed.normalize('NFKC').replace(/[^\d.-]/g, '');
  const [whole = '0', fraction = ''] = plain.replace('-', '').split('.');
  const fen = (BigInt(`${whole}${fraction.padEnd(6, '0')}`) * (fenOf[unit ?? '元'] ?? 100n)) / 1_000_000n;
  const digits = fen.toString().padStart(3, '0');
  return `${plain.startsWith('-') ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

export function tableOf(spec: TableSpec, number: number): Table {
  const id = `t${number}`;
  const unit = spec.unit ?? '万元';
  const columns = spec.columns.map((text, i): Column => {
    const at = text.lastIndexOf(' ');
    return {
      column: i + 1,
      path: text.slice(0, at).split('/'),
      measure: text.slice(at + 1),
      side: spec.side ?? 'expenditure',
      fiscal_year: Number(/20\d\d/.exec(text)?.[0] ?? 2024),
      phase: 'approved',
      system: null,
      code: null,
      unit: null,
    };
  });
  return {
    table_id: id,
    type: spec.type,
    title: spec.title ?? spec.type,
    number: null,
    organisation_code: null,
    organisation_name: spec.organisation ?? '某市某局',
    fiscal_year: 2024,
    unit,
    unit_source: 'table',
    empty: spec.rows.length === 0,
    note: null,
    fragments: [],
    columns,
    lines: linesOf(spec, id, unit),
    projects: [],
    indicators: [],
  };
}

function linesOf(spec: TableSpec, tableId: string, unit: Table['unit']): Line[] {
  return spec.rows.map((row, i): Line => {
    const [, code = null, name = row.label] = /^(\d{3,7}) (.+)$/.exec(row.label) ?? [];
    const lineId = `${tableId}-l${i + 1}`;
    const kind = row.kind ?? (code ? 'classified' : /计$/.test(name) ? 'total' : 'other');
    const system = row.system ?? spec.system ?? 'functional';
    return {
      line_id: lineId,
      line_number: i + 1,
      kind,
      side: row.side ?? spec.side ?? 'expenditure',
      page: 1,
      row: i + 1,
      depth: 0,
      parent: null,
      raw_name: name,
      name,
      official_name: kind === 'classified' ? name : null,
      classification_system: code ? system : null,
      code,
      code_level: code === null ? null : code.length === 3 ? 'class' : code.length === 5 ? 'section' : 'item',
      code_source: code === null ? null : 'printed',
      second_system: null,
      second_code: null,
      second_name: null,
      project_name: row.project ?? null,
      organisation_code: null,
      organisation_name: null,
      amounts: row.cells.flatMap((printed, c): Amount[] =>
        printed === ''
          ? []
          : [
              {
                amount_id: `${lineId}-c${c + 1}`,
                column: c + 1,
                amount_yuan: printedToYuan(printed, unit),
                raw_text: printed,
                unit,
                unit_source: 'table',
                page: 1,
                row: i + 1,
                box: null,
                confidence: null,
                status: 'unverified',
              },
            ],
      ),
    };
  });
}

export function statementOf(fields: Partial<Statement> & Pick<Statement, 'subject'>, number: number): Statement {
  return {
    statement_id: `s${number}`,
    fiscal_year: 2024,
    amount_yuan: null,
    raw_text: '',
    unit: '万元',
    change_direction: null,
    change_yuan: null,
    change_percent: null,
    prior_yuan: null,
    share_percent: null,
    share_of: null,
    organisation_name: null,
    section: null,
    page: 1,
    row: number,
    status: 'unverified',
    ...fields,
  };
}

export function documentOf(tables: TableSpec[], fields: Partial<BudgetDocument> = {}): BudgetDocument {
  return {
    schema_version: '1.0.0',
    pipeline_version: '0.1.0',
    document_id: `sha256:${'ab'.repeat(32)}`,
    source_name: 'test.txt',
    media_type: 'text/plain',
    bytes: 1,
    pages: 1,
    title: null,
    document_type: 'other',
    fiscal_year: 2024,
    organisation_code: null,
    organisation_name: '某市某局',
    region: null,
    read_by: 'text',
    outcome: 'complete',
    outcome_reason: null,
    contents: [],
    tables: tables.map((spec, i) => tableOf(spec, i + 1)),
    statements: [],
    facts: [],
    paragraphs: [],
    findings: [],
    checks: [],
    counts: { tables: 0, lines: 0, amounts: 0, verified: 0, conflicts: 0, unverified: 0 },
    ...fields,
  };
}

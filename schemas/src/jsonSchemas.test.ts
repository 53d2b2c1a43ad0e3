import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { BudgetDocument } from './document.ts';
import { flatTables } from './flat.ts';
import { jsonSchemas } from './jsonSchemas.ts';

const document: BudgetDocument = {
  schema_version: '1.0.0',
  pipeline_version: '0.1.0',
  document_id: `sha256:${'0'.repeat(64)}`,
  source_name: 'a.txt',
  media_type: 'text/plain',
  bytes: 1,
  pages: 1,
  title: null,
  document_type: 'other',
  fiscal_year: 2024,
  organisation_code: null,
  organisation_name: null,
  region: null,
  read_by: 'text',
  outcome: 'complete',
  outcome_reason: null,
  contents: [],
  tables: [
    {
      table_id: '00000000-t1',
      type: 'expenditure_summary',
      title: '支出总表',
      number: null,
      organisation_code: null,
      organisation_name: null,
      fiscal_year: 2024,
      unit: '万元',
      unit_source: 'table',
      empty: false,
      note: null,
      fragments: [{ page: 1, box: null, first_row: 1, last_row: 2, first_column: 1, last_column: 3 }],
      columns: [
        {
          column: 3,
          path: ['合计'],
          measure: 'other:合计/其中',
          side: 'expenditure',
          fiscal_year: 2024,
          phase: 'approved',
          system: null,
          code: null,
          unit: null,
        },
      ],
      lines: [],
      projects: [],
      indicators: [],
    },
  ],
  statements: [],
  facts: [],
  paragraphs: [],
  findings: [],
  checks: [],
  counts: { tables: 1, lines: 0, amounts: 0, verified: 0, conflicts: 0, unverified: 0 },
};

const validator = () => new Ajv2020({ strict: true, allErrors: true });

describe('the published JSON Schemas', () => {
  it('are JSON Schema 2020-12 with versioned ids, one for each record and flat table', () => {
    const schemas = jsonSchemas();
    expect(Object.keys(schemas)).toEqual(['document', 'run', 'inspection', ...Object.keys(flatTables)]);
    for (const [name, schema] of Object.entries(schemas)) {
      expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema');
      expect(schema.$id).toBe(`urn:yusuan:schema:1.0.0:${name}`);
      expect(() => validator().compile(schema)).not.toThrow();
    }
  });

  it('say the same as the zod schemas of a document', () => {
    const validate = validator().compile(jsonSchemas().document!);
    const wrong: Record<string, unknown>[] = [
      { ...document, outcome: 'done' },
      { ...document, document_id: 'sha256:0' },
      { ...document, bytes: 1.5 },
      { ...document, extra: true },
      { ...document, tables: [{ ...document.tables[0], type: 'budget' }] },
      {
        ...document,
        tables: [{ ...document.tables[0], columns: [{ ...document.tables[0]!.columns[0], measure: 'sum' }] }],
      },
    ];
    expect(validate(document)).toBe(true);
    expect(BudgetDocument.safeParse(document).success).toBe(true);
    for (const value of wrong) {
      expect(validate(value)).toBe(false);
      expect(BudgetDocument.safeParse(value).success).toBe(false);
    }
  });

  it('name the columns of the flat tables as the contract spells them', () => {
    expect(Object.keys(flatTables.amounts.shape).join(', ')).toBe(
      'amount_id, document_id, source_name, document_type, fiscal_year, organisation_code, organisation_name, table_id, table_type, table_title, ' +
        'line_id, line_number, line_kind, side, classification_system, code, code_level, code_source, name, official_name, second_system, second_code, second_name, project_name, ' +
        'column_system, column_code, column_path, measure, phase, amount_yuan, raw_text, unit, page, row, column, x0, y0, x1, y1, confidence, status, ' +
        'depth, parent_line_id',
    );
    expect(Object.keys(flatTables.indicators.shape).join(', ')).toBe(
      'document_id, table_id, scope, organisation_name, project_name, level1, level1_text, level2_text, name, target_raw, operator, target_value, target_unit, qualitative, page, row, status',
    );
    expect(Object.keys(flatTables.projects.shape).join(', ')).toBe(
      'document_id, table_id, project_name, department_name, organisation_name, total_yuan, fiscal_yuan, carryover_yuan, other_yuan, goal, start_date, end_date, page',
    );
    expect(Object.keys(flatTables.statements.shape).join(', ')).toBe(
      'document_id, statement_id, subject, fiscal_year, amount_yuan, raw_text, change_direction, change_yuan, change_percent, page, row, status',
    );
    expect(Object.keys(flatTables.findings.shape).join(', ')).toBe(
      'document_id, finding_id, check, severity, outcome, message, expected, actual, difference, tolerance, amount_ids, table_id, page, row',
    );
    expect(Object.keys(flatTables.documents.shape).join(', ')).toBe(
      'document_id, source_name, media_type, bytes, pages, title, document_type, fiscal_year, organisation_code, organisation_name, region, read_by, outcome, tables, lines, amounts, verified, conflicts, seconds, outcome_reason',
    );
  });
});

/**
 * The flat tables of `yusuan export`: one row schema each, columns in the order in which they are written. Every writer (CSV, NDJSON,
 * Parquet, DuckDB, data package) takes its columns and types from here.
 */
import { z } from 'zod';
import { Decimal, Year, Yuan } from './document.ts';
import {
  ClassificationSystem,
  CodeLevel,
  CodeSource,
  DocumentType,
  IndicatorLevel,
  LineKind,
  Measure,
  Operator,
  Outcome,
  Phase,
  Severity,
  Side,
  Status,
  TableType,
  UnitName,
} from './vocabulary.ts';

const text = z.string();
const maybeText = z.string().nullable();
const maybeYear = Year.nullable();
const point = z.number().nullable();
const decimal = Decimal.nullable();

/** One amount with all that its line, column, table and document say of it. */
export const AmountRow = z.strictObject({
  amount_id: text,
  document_id: text,
  source_name: text,
  document_type: DocumentType,
  fiscal_year: maybeYear.describe('the year that the column speaks of, else the year of the table or document'),
  organisation_code: maybeText,
  organisation_name: maybeText,
  table_id: text,
  table_type: TableType,
  table_title: text,
  line_id: text,
  line_number: z.int(),
  line_kind: LineKind,
  side: Side,
  classification_system: ClassificationSystem.nullable(),
  code: maybeText,
  code_level: CodeLevel.nullable(),
  code_source: CodeSource.nullable(),
  name: text,
  official_name: maybeText,
  second_system: ClassificationSystem.nullable(),
  second_code: maybeText,
  second_name: maybeText,
  project_name: maybeText,
  column_system: ClassificationSystem.nullable(),
  column_code: maybeText,
  column_path: text.describe('header texts from the top level to the leaf, joined by /'),
  measure: Measure,
  phase: Phase,
  amount_yuan: Yuan.nullable(),
  raw_text: text,
  unit: UnitName.nullable(),
  page: z.int(),
  row: z.int(),
  column: z.int(),
  x0: point,
  y0: point,
  x1: point,
  y1: point,
  confidence: point,
  status: Status,
  depth: z.int().describe('level of the line in the outline of its table: 0 for the top'),
  parent_line_id: maybeText.describe(
    'the line whose amounts this one is part of: sum lines of one depth, or those without lines below them',
  ),
});

/** One 绩效指标. */
export const IndicatorRow = z.strictObject({
  document_id: text,
  table_id: text,
  scope: z.enum(['department', 'project']),
  organisation_name: maybeText,
  project_name: maybeText,
  level1: IndicatorLevel.nullable(),
  level1_text: text,
  level2_text: text,
  name: text,
  target_raw: text,
  operator: Operator,
  target_value: decimal,
  target_unit: maybeText,
  qualitative: z.boolean(),
  page: z.int(),
  row: z.int(),
  status: Status,
});

/** One project. */
export const ProjectRow = z.strictObject({
  document_id: text,
  table_id: text,
  project_name: text,
  department_name: maybeText,
  organisation_name: maybeText,
  total_yuan: Yuan.nullable(),
  fiscal_yuan: Yuan.nullable(),
  carryover_yuan: Yuan.nullable(),
  other_yuan: Yuan.nullable(),
  goal: maybeText,
  start_date: maybeText,
  end_date: maybeText,
  page: z.int(),
});

/** One amount said in prose. */
export const StatementRow = z.strictObject({
  document_id: text,
  statement_id: text,
  subject: text,
  fiscal_year: maybeYear,
  amount_yuan: Yuan.nullable(),
  raw_text: text,
  change_direction: z.enum(['increase', 'decrease', 'flat']).nullable(),
  change_yuan: Yuan.nullable(),
  change_percent: decimal,
  page: z.int(),
  row: z.int(),
  status: Status,
});

/** One finding, `amount_ids` joined by spaces. */
export const FindingRow = z.strictObject({
  document_id: text,
  finding_id: text,
  check: text,
  severity: Severity,
  outcome: z.enum(['holds', 'fails']),
  message: text,
  expected: maybeText,
  actual: maybeText,
  difference: maybeText,
  tolerance: maybeText,
  amount_ids: text.describe('the amounts it speaks of, separated by spaces'),
  table_id: maybeText,
  page: z.int().nullable(),
  row: z.int().nullable(),
});

/** One document with its counts. */
export const DocumentRow = z.strictObject({
  document_id: text,
  source_name: text,
  media_type: text,
  bytes: z.int(),
  pages: z.int(),
  title: maybeText,
  document_type: DocumentType,
  fiscal_year: maybeYear,
  organisation_code: maybeText,
  organisation_name: maybeText,
  region: maybeText,
  read_by: text,
  outcome: Outcome,
  tables: z.int(),
  lines: z.int(),
  amounts: z.int(),
  verified: z.int(),
  conflicts: z.int(),
  seconds: z
    .number()
    .nullable()
    .describe('what reading it took, from the ledger of the run; null where that is not there'),
  outcome_reason: maybeText.describe('why a document is partial or failed'),
});

/** The flat tables by name, parents first: documents are referred to by all others. */
export const flatTables = {
  documents: DocumentRow,
  amounts: AmountRow,
  indicators: IndicatorRow,
  projects: ProjectRow,
  statements: StatementRow,
  findings: FindingRow,
} as const;

export type AmountRow = z.infer<typeof AmountRow>;
export type IndicatorRow = z.infer<typeof IndicatorRow>;
export type ProjectRow = z.infer<typeof ProjectRow>;
export type StatementRow = z.infer<typeof StatementRow>;
export type FindingRow = z.infer<typeof FindingRow>;
export type DocumentRow = z.infer<typeof DocumentRow>;
export type FlatTableName = keyof typeof flatTables;
export type FlatRow = AmountRow | IndicatorRow | ProjectRow | StatementRow | FindingRow | DocumentRow;

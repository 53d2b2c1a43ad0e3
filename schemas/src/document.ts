/**
 * The document record: what one JSON file in `DIR/documents/` holds. Records are spelled in snake_case here and everywhere they
 * travel, so that the JSON, the flat tables and the code say the same word for the same thing.
 *
 * Money is CNY yuan as a decimal string with two places. Boxes are [x0, y0, x1, y1] in PDF points from the page's top left, null for
 * text input. Pages are 1-based; in text input the page is 1 and `row` is the line number in the source.
 */
import { z } from 'zod';
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
  UnitSource,
} from './vocabulary.ts';

export const Yuan = z
  .string()
  .regex(/^-?\d+\.\d{2}$/)
  .describe('CNY yuan, exact, two decimal places');
/** An exact decimal string of any number of places: percentages and target values. */
export const Decimal = z.string().regex(/^-?\d+(\.\d+)?$/);
export const Year = z.int().min(1949).max(2200);
const Page = z.int().min(1);
const BoxTuple = z.tuple([z.number(), z.number(), z.number(), z.number()]);

/** Another way to read an amount that the layout allows. The identities chose between it and what is emitted, or could not. */
export const Reading = z.strictObject({
  kind: z.enum(['value', 'column', 'row', 'unit', 'code']),
  amount_yuan: Yuan.nullable().describe('the amount under this reading'),
  column: z.int().nullable().describe('the column it would stand in, where the readings differ in that'),
  detail: z.string().describe('what this reading says, for a person'),
});

/** One number in one cell of a line: the unit of provenance and of proof. */
export const Amount = z.strictObject({
  amount_id: z.string(),
  column: z.int().describe('the `column` of the table column it stands in'),
  amount_yuan: Yuan.nullable().describe('null where no unit is known'),
  raw_text: z.string().describe('the cell exactly as printed'),
  unit: UnitName.nullable(),
  unit_source: UnitSource.nullable(),
  page: Page,
  row: z.int().describe('grid row, 1-based; in text input the line number'),
  box: BoxTuple.nullable(),
  confidence: z
    .number()
    .min(0)
    .max(1)
    .nullable()
    .describe('lowest character confidence of OCR; null where the text was not recognised but read'),
  status: Status,
  readings: z.array(Reading).optional(),
});

/** A cell in a column of amounts that prints something else: `约500.00`, `1,5O0.00`, `见附表`. Sums that it is a term of are not checked. */
export const UnreadCell = z.strictObject({
  column: z.int().describe('the `column` of the table column it stands in'),
  raw_text: z.string().describe('the cell exactly as printed'),
  page: Page,
  row: z.int().describe('grid row, 1-based; in text input the line number'),
});

/** What the figures of one column are: measure, year, phase and unit, by the heads over them. */
export const Column = z.strictObject({
  column: z
    .int()
    .describe(
      'grid column, 1-based, unique in the table; in a target table, labels that share a grid column with one before are counted on behind the last',
    ),
  path: z.array(z.string()).describe('header texts from the top level to the leaf'),
  measure: Measure,
  side: Side,
  fiscal_year: Year.nullable(),
  phase: Phase,
  system: ClassificationSystem.nullable().describe(
    'for measure economic_item: the system of the subject that the column is',
  ),
  code: z.string().nullable(),
  unit: UnitName.nullable(),
  head_uncertain: z
    .literal(true)
    .optional()
    .describe('nothing on the page tells which heads stand over the column: its amounts are not verified'),
});

/** One row of a table that carries amounts, or that prints what cannot be read as one. */
export const Line = z.strictObject({
  line_id: z.string(),
  line_number: z.int().describe('1-based within the table'),
  kind: LineKind,
  side: Side,
  page: Page,
  row: z.int(),
  depth: z.int().min(0).describe('level in the outline of the table: 0 for the top'),
  parent: z.string().nullable().describe('line_id of the line whose amounts this one is part of'),
  raw_name: z.string().describe('the name cell exactly as printed'),
  name: z.string(),
  official_name: z.string().nullable(),
  classification_system: ClassificationSystem.nullable(),
  code: z.string().nullable(),
  code_level: CodeLevel.nullable(),
  code_source: CodeSource.nullable(),
  second_system: ClassificationSystem.nullable(),
  second_code: z.string().nullable(),
  second_name: z.string().nullable(),
  project_name: z.string().nullable(),
  organisation_code: z.string().nullable(),
  organisation_name: z.string().nullable(),
  amounts: z.array(Amount),
  unread_cells: z.array(UnreadCell).optional().describe('cells in columns of amounts that cannot be read as amounts'),
});

/** One 绩效指标 with its target. */
export const Indicator = z.strictObject({
  scope: z.enum(['department', 'project']),
  project_name: z.string().nullable(),
  level1: IndicatorLevel.nullable(),
  level1_text: z.string(),
  level2_text: z.string(),
  name: z.string(),
  target_raw: z.string(),
  operator: Operator,
  target_value: Decimal.nullable(),
  target_unit: z.string().nullable(),
  qualitative: z.boolean(),
  page: Page,
  row: z.int(),
  status: Status,
});

/** One project with its money, as its form or its row in a table of projects says it. */
export const Project = z.strictObject({
  project_name: z.string(),
  department_name: z.string().nullable(),
  organisation_name: z.string().nullable(),
  total_yuan: Yuan.nullable(),
  fiscal_yuan: Yuan.nullable(),
  carryover_yuan: Yuan.nullable(),
  other_yuan: Yuan.nullable(),
  goal: z.string().nullable(),
  start_date: z.string().nullable(),
  end_date: z.string().nullable(),
  page: Page,
  row: z.int(),
});

/** The part of a table that stands on one page, or one slice of a wide table: joins stay reversible. */
export const Fragment = z.strictObject({
  page: Page,
  box: BoxTuple.nullable(),
  first_row: z.int(),
  last_row: z.int(),
  first_column: z.int(),
  last_column: z.int(),
});

/** One logical table: fragments on several pages, or slices side by side, are one. */
export const Table = z.strictObject({
  table_id: z.string(),
  type: TableType,
  title: z.string(),
  number: z.string().nullable().describe('the number printed with the title, 表1 or 预算05表'),
  organisation_code: z.string().nullable(),
  organisation_name: z.string().nullable(),
  fiscal_year: Year.nullable(),
  unit: UnitName.nullable(),
  unit_source: UnitSource.nullable(),
  empty: z.boolean().describe('only its header is printed'),
  note: z.string().nullable().describe('notes printed under the table, such as 本表为空'),
  fragments: z.array(Fragment),
  columns: z.array(Column),
  lines: z.array(Line),
  projects: z.array(Project),
  indicators: z.array(Indicator),
});

/** An amount said in prose, with the change from the year before where it says one. */
export const Statement = z.strictObject({
  statement_id: z.string(),
  subject: z.string(),
  fiscal_year: Year.nullable(),
  amount_yuan: Yuan.nullable(),
  raw_text: z.string().describe('the clause as printed'),
  unit: UnitName.nullable(),
  change_direction: z.enum(['increase', 'decrease', 'flat']).nullable(),
  change_yuan: Yuan.nullable(),
  change_percent: Decimal.nullable(),
  prior_yuan: Yuan.nullable().describe('the amount it is compared with, where printed'),
  share_percent: Decimal.nullable(),
  share_of: z.string().nullable().describe('the whole that the share is of'),
  organisation_name: z.string().nullable(),
  section: z.string().nullable().describe('the heading it stands under'),
  page: Page,
  row: z.int(),
  status: Status,
});

/** A countable fact of the document that is not money: staffing (人员编制), vehicles (车辆), equipment. */
export const Fact = z.strictObject({
  subject: z.string(),
  value: Decimal,
  unit: z.string(),
  raw_text: z.string(),
  page: Page,
  row: z.int(),
});

/** A line of prose outside the tables, kept so that the checks on prose can be run again from the record alone. */
export const Paragraph = z.strictObject({
  page: Page,
  row: z.int(),
  heading: z.int().min(0).max(6).describe('0 for running text, 1 for the highest heading'),
  text: z.string(),
});

/** What checking an identity, a code, a unit, a year or a layout showed. */
export const Finding = z.strictObject({
  finding_id: z.string(),
  check: z
    .string()
    .regex(/^[a-z]+(-[a-z0-9]+)*:[a-z0-9]+(-[a-z0-9]+)*$/)
    .describe('stable origin, package:rule'),
  severity: Severity,
  outcome: z.enum(['holds', 'fails']),
  message: z.string(),
  expected: z.string().nullable(),
  actual: z.string().nullable(),
  difference: z.string().nullable(),
  tolerance: z.string().nullable(),
  table_id: z.string().nullable(),
  page: Page.nullable(),
  row: z.int().nullable(),
  amount_ids: z.array(z.string()),
});

/** How often a check holds and fails in a document. Of those that hold only the count is kept. */
export const CheckCount = z.strictObject({ check: z.string(), holds: z.int(), fails: z.int() });

/** One source file read into records. */
export const BudgetDocument = z.strictObject({
  schema_version: z.literal('1.0.0'),
  pipeline_version: z.string(),
  document_id: z.string().regex(/^sha256:[0-9a-f]{64}$/),
  source_name: z.string().describe('file name without folders'),
  media_type: z.string(),
  bytes: z.int(),
  pages: z.int(),
  title: z.string().nullable(),
  document_type: DocumentType,
  fiscal_year: Year.nullable(),
  organisation_code: z.string().nullable(),
  organisation_name: z.string().nullable(),
  region: z.string().nullable(),
  read_by: z.string().describe('text, pdf, ocr, or several joined by +'),
  outcome: Outcome,
  outcome_reason: z.string().nullable().describe('why it is partial or failed'),
  contents: z.array(z.string()).describe('the tables that the list of contents names'),
  tables: z.array(Table),
  statements: z.array(Statement),
  facts: z.array(Fact),
  paragraphs: z.array(Paragraph),
  findings: z.array(Finding),
  checks: z.array(CheckCount),
  counts: z.strictObject({
    tables: z.int(),
    lines: z.int(),
    amounts: z.int(),
    verified: z.int(),
    conflicts: z.int(),
    unverified: z.int(),
  }),
});

export type Reading = z.infer<typeof Reading>;
export type Amount = z.infer<typeof Amount>;
export type Column = z.infer<typeof Column>;
export type UnreadCell = z.infer<typeof UnreadCell>;
export type Line = z.infer<typeof Line>;
export type Indicator = z.infer<typeof Indicator>;
export type Project = z.infer<typeof Project>;
export type Fragment = z.infer<typeof Fragment>;
export type Table = z.infer<typeof Table>;
export type Statement = z.infer<typeof Statement>;
export type Fact = z.infer<typeof Fact>;
export type Paragraph = z.infer<typeof Paragraph>;
export type Finding = z.infer<typeof Finding>;
export type CheckCount = z.infer<typeof CheckCount>;
export type BudgetDocument = z.infer<typeof BudgetDocument>;

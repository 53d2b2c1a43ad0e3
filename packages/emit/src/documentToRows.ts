import type {
  Amount,
  AmountRow,
  BudgetDocument,
  Column,
  DocumentRow,
  Finding,
  FindingRow,
  FlatRow,
  FlatTableName,
  IndicatorRow,
  Line,
  ProjectRow,
  StatementRow,
  Table,
} from '@yusuan/schemas';

/** The rows of one flat table that a document gives. `seconds` is what reading it took, where that is known. */
export function documentToRows(
  document: BudgetDocument,
  table: FlatTableName,
  seconds: number | null,
): Iterable<FlatRow> {
  switch (table) {
    case 'documents':
      return [documentRow(document, seconds)];
    case 'amounts':
      return amountRows(document);
    case 'indicators':
      return indicatorRows(document);
    case 'projects':
      return projectRows(document);
    case 'statements':
      return statementRows(document);
    case 'findings':
      return findingRows(document);
  }
}

/** The one row of a document. `seconds` is what reading it took. */
export function documentRow(document: BudgetDocument, seconds: number | null): DocumentRow {
  const { counts } = document;
  return {
    document_id: document.document_id,
    source_name: document.source_name,
    media_type: document.media_type,
    bytes: document.bytes,
    pages: document.pages,
    title: document.title,
    document_type: document.document_type,
    fiscal_year: document.fiscal_year,
    organisation_code: document.organisation_code,
    organisation_name: document.organisation_name,
    region: document.region,
    read_by: document.read_by,
    outcome: document.outcome,
    tables: counts.tables,
    lines: counts.lines,
    amounts: counts.amounts,
    verified: counts.verified,
    conflicts: counts.conflicts,
    seconds: seconds === null ? null : Math.round(seconds * 1000) / 1000,
    outcome_reason: document.outcome_reason,
  };
}

/** One row for each amount. What the line leaves open is taken from its table, then from the document. */
export function* amountRows(document: BudgetDocument): Generator<AmountRow> {
  for (const table of document.tables) {
    const columns = new Map(table.columns.map((column) => [column.column, column]));
    for (const line of table.lines)
      for (const amount of line.amounts) yield amountRow(document, table, columns.get(amount.column), line, amount);
  }
}

const yearAlone = /^(?:其中[:：])?\s*((?:19|20)\d{2})年(?:度)?(?:年初|部门)?(?:预算|决算|执行|支出)*(?:数|金额|情况)?$/;

/** In “三公” tables whose rows are years (2025年预算数) the row says which one an amount is of, where its column does not. */
function yearOfRow(table: Table, line: Line, column: Column | undefined): number | null {
  if (table.type !== 'three_public' && table.type !== 'government_fund_three_public') return null;
  if (column?.path.some((text) => /(?:19|20)\d{2}年/.test(text))) return null;
  const year = yearAlone.exec(line.name.replace(/\s+/g, ''))?.[1];
  return year === undefined ? null : Number(year);
}

function amountRow(
  document: BudgetDocument,
  table: Table,
  column: Column | undefined,
  line: Line,
  amount: Amount,
): AmountRow {
  const organisation = [line, table, document].find((part) => part.organisation_name !== null) ?? document;
  return {
    amount_id: amount.amount_id,
    document_id: document.document_id,
    source_name: document.source_name,
    document_type: document.document_type,
    fiscal_year: yearOfRow(table, line, column) ?? column?.fiscal_year ?? table.fiscal_year ?? document.fiscal_year,
    organisation_code: organisation.organisation_code,
    organisation_name: organisation.organisation_name,
    table_id: table.table_id,
    table_type: table.type,
    table_title: table.title,
    line_id: line.line_id,
    line_number: line.line_number,
    line_kind: line.kind,
    side: column?.side ?? line.side,
    classification_system: line.classification_system,
    code: line.code,
    code_level: line.code_level,
    code_source: line.code_source,
    name: line.name,
    official_name: line.official_name,
    second_system: line.second_system,
    second_code: line.second_code,
    second_name: line.second_name,
    project_name: line.project_name,
    column_system: column?.system ?? null,
    column_code: column?.code ?? null,
    column_path: column?.path.join('/') ?? '',
    measure: column?.measure ?? 'other:',
    phase: column?.phase ?? 'approved',
    amount_yuan: amount.amount_yuan,
    raw_text: amount.raw_text,
    unit: amount.unit,
    page: amount.page,
    row: amount.row,
    column: amount.column,
    x0: amount.box?.[0] ?? null,
    y0: amount.box?.[1] ?? null,
    x1: amount.box?.[2] ?? null,
    y1: amount.box?.[3] ?? null,
    confidence: amount.confidence,
    status: amount.status,
    depth: line.depth,
    parent_line_id: line.parent,
  };
}

/** One row for each indicator, with the organisation of its table or else of the document. */
export function* indicatorRows(document: BudgetDocument): Generator<IndicatorRow> {
  for (const table of document.tables) {
    const organisation_name = table.organisation_name ?? document.organisation_name;
    for (const indicator of table.indicators)
      yield {
        document_id: document.document_id,
        table_id: table.table_id,
        scope: indicator.scope,
        organisation_name,
        project_name: indicator.project_name,
        level1: indicator.level1,
        level1_text: indicator.level1_text,
        level2_text: indicator.level2_text,
        name: indicator.name,
        target_raw: indicator.target_raw,
        operator: indicator.operator,
        target_value: indicator.target_value,
        target_unit: indicator.target_unit,
        qualitative: indicator.qualitative,
        page: indicator.page,
        row: indicator.row,
        status: indicator.status,
      };
  }
}

/** One row for each project. An organisation that it does not name is that of its table, else of the document. */
export function* projectRows(document: BudgetDocument): Generator<ProjectRow> {
  for (const table of document.tables)
    for (const { row: _, ...project } of table.projects)
      yield {
        document_id: document.document_id,
        table_id: table.table_id,
        ...project,
        organisation_name: project.organisation_name ?? table.organisation_name ?? document.organisation_name,
      };
}

/** One row for each statement made in prose. */
export function* statementRows(document: BudgetDocument): Generator<StatementRow> {
  for (const statement of document.statements)
    yield {
      document_id: document.document_id,
      statement_id: statement.statement_id,
      subject: statement.subject,
      fiscal_year: statement.fiscal_year,
      amount_yuan: statement.amount_yuan,
      raw_text: statement.raw_text,
      change_direction: statement.change_direction,
      change_yuan: statement.change_yuan,
      change_percent: statement.change_percent,
      page: statement.page,
      row: statement.row,
      status: statement.status,
    };
}

/** One row for each finding of the document itself. */
export function* findingRows(document: BudgetDocument): Generator<FindingRow> {
  for (const finding of document.findings) yield findingToRow(document.document_id, finding);
}

/** The row of a finding, also of one that another document gave rise to. */
export function findingToRow(documentId: string, finding: Finding): FindingRow {
  return {
    document_id: documentId,
    finding_id: finding.finding_id,
    check: finding.check,
    severity: finding.severity,
    outcome: finding.outcome,
    message: finding.message,
    expected: finding.expected,
    actual: finding.actual,
    difference: finding.difference,
    tolerance: finding.tolerance,
    amount_ids: finding.amount_ids.join(' '),
    table_id: finding.table_id,
    page: finding.page,
    row: finding.row,
  };
}

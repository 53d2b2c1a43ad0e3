/**
 * What a cell states, in words that do not depend on its table: organisation, year, phase, fund, slice (all, basic, project, …) and subject.
 * Two tables that state the same fact must print the same figure. Rows of one table that share a subject (a code printed once for
 * each organisation, a departmental subject beside two government ones) are one fact: their sum.
 */
import { type Fund, fundWords, summaryTypes, tableScopes, threePublicWords } from '@yusuan/pipelines';
import { grandTotals } from './grandTotals.ts';
import { type CellView, type DocumentView, foldName, type LineView, type TableView } from './view.ts';

export interface Fact {
  /** Organisation, year, phase, side, slice and subject: all but the fund. */
  key: string;
  fund: Fund;
  organisation: string;
  year: number | null;
  side: 'revenue' | 'expenditure';
  slice: string;
  subject: string;
  cells: CellView[];
  table: TableView;
}

const known = new WeakMap<DocumentView, Fact[]>();

/** The facts of all tables; found once for a view, which many identities ask for. */
export function documentFacts(view: DocumentView): readonly Fact[] {
  let facts = known.get(view);
  if (!facts) {
    facts = view.tables.flatMap((table) => tableFacts(view, table));
    known.set(view, facts);
  }
  return facts;
}

function tableFacts(view: DocumentView, table: TableView): Fact[] {
  const facts = new Map<string, Fact>();
  const totals = new Set(totalCells(table, view.document.document_type === 'final_accounts'));
  const torn = new Set(table.lines.flatMap((line) => [...line.unread].map((column) => subjectPlace(line, column))));
  for (const line of table.lines) {
    for (const cell of line.cells.values()) {
      if (line.line.kind === 'total' && !totals.has(cell)) continue;
      if (torn.size > 0 && torn.has(subjectPlace(line, cell.amount.column))) continue;
      const stated = cellFact(view, cell);
      if (!stated) continue;
      if (isSourceColumn(cell, stated)) {
        const key = stated.key.replace(/total$/, 'source');
        facts.set(`${key} ${stated.fund}`, { ...stated, key, subject: 'source', cells: [cell], table });
      }
      // Totals of several panes, and a total with the source it consists of, state the same each by itself.
      const alone = line.line.kind === 'total' || line.line.kind === 'other';
      const id = [stated.key, stated.fund, alone ? cell.amount.amount_id : ''].join(' ');
      const found = facts.get(id);
      if (found) found.cells.push(cell);
      else facts.set(id, { ...stated, cells: [cell], table });
    }
  }
  return [...facts.values()];
}

/** Rows of one subject are one fact: where one of them cannot be read, the others do not state it. */
const subjectPlace = ({ line }: LineView, column: number): string =>
  [line.classification_system, line.code ?? line.line_id, line.side, column].join('|');

/**
 * The cells of the total row that speaks for the table: the last of a summary side, else the first where all total rows agree. In final
 * accounts the last one holds what is carried over, too, which no other table does: there the row of the year speaks.
 */
function totalCells(table: TableView, isFinal: boolean): CellView[] {
  if (summaryTypes.has(table.table.type)) {
    const ofYear = isFinal ? table.lines.filter(({ line }) => line.kind === 'total' && /^本年/.test(line.name)) : [];
    const last = [...grandTotals(table, 'revenue'), ...grandTotals(table, 'expenditure')];
    const lines = new Set(ofYear.length > 0 ? ofYear : last.map((cell) => cell.line));
    return [...lines].flatMap((line) => [...line.cells.values()]);
  }
  const totals = table.lines.filter((line) => line.line.kind === 'total');
  const first = totals[0];
  const agree = totals.every((line) =>
    [...line.cells].every(([column, cell]) => first?.cells.get(column)?.fen === cell.fen),
  );
  return first && agree ? [...first.cells.values()] : [];
}

function cellFact(view: DocumentView, cell: CellView): Omit<Fact, 'cells' | 'table'> | null {
  const subject = subjectOf(cell);
  const scope = scopeOf(cell);
  if (!subject || !scope) return null;
  const { table } = cell;
  const years = new Set(table.table.columns.flatMap((column) => column.fiscal_year ?? []));
  const year =
    (years.size > 1 ? cell.column?.fiscal_year : null) ?? table.table.fiscal_year ?? view.document.fiscal_year;
  // What a budget prints as executed is of its own year; another year of a budget's table is one that was left standing in its title.
  const isPast = cell.column?.phase === 'executed' && view.document.document_type !== 'final_accounts';
  const own = years.size > 1 || year === null || isPast ? year : (view.document.fiscal_year ?? year);
  const side = cell.line.line.side;
  const phase = cell.column?.phase ?? 'approved';
  const key = [subject.organisation, own, phase, side, scope.slice, subject.subject].join('|');
  return {
    key,
    fund: scope.fund,
    organisation: subject.organisation,
    year: own,
    side,
    slice: scope.slice,
    subject: subject.subject,
  };
}

function subjectOf(cell: CellView): { organisation: string; subject: string } | null {
  const { line } = cell.line;
  const organisation = cell.table.organisation;
  const threePublic = threePublicSubject(cell);
  if (cell.table.table.type === 'three_public') {
    return threePublic ? { organisation, subject: `three-public:${threePublic}` } : null;
  }
  const item = cell.column?.measure === 'economic_item' ? cell.column : null;
  if (item && (line.kind !== 'total' || !item.code)) return null;
  if (item) return { organisation, subject: `${item.system}:${item.code}` };
  if (line.kind === 'total' || isLoneRow(cell)) return { organisation, subject: 'total' };
  if (line.kind === 'organisation') {
    const rows = cell.table.lines.filter((other) => other.line.kind === 'organisation').length;
    const totals = cell.table.lines.some((other) => other.line.kind === 'total');
    if (rows > 1) {
      // Beside a total, a row with the name of the table's own body is the body without its units, or the total again.
      const body = foldName(line.organisation_name ?? line.name);
      return totals && body === organisation ? null : { organisation: body, subject: 'total' };
    }
    return totals ? null : { organisation, subject: 'total' };
  }
  if (line.kind === 'classified' && line.code) {
    return { organisation, subject: `${line.classification_system}:${line.code}` };
  }
  return sourceFund(cell) ? { organisation, subject: 'source' } : null;
}

/**
 * The fund that a source of revenue in a summary table is: `一、一般公共预算拨款收入` states what the column of that fund does in other tables. Null for what
 * is carried over, and where several rows of the table name the fund.
 */
function sourceFund(cell: CellView): Fund | null {
  const { line, table } = cell.line;
  if (!summaryTypes.has(table.table.type) || line.classification_system !== 'revenue_source') return null;
  const fund = namedFund(line.name);
  const rows = table.lines.filter((other) => other.line.side === line.side && namedFund(other.line.name) === fund);
  const below = table.lines.find((other) => other.line.line_id === line.parent)?.line.name ?? '';
  return fund && rows.length === 1 && !fundWords.carryover.test(below) ? fund : null;
}

/** The column of a fund in 收入总表: what it totals is the source of that fund, which 收支总表 has a row for. */
function isSourceColumn({ table }: CellView, { subject, fund, organisation }: Omit<Fact, 'cells' | 'table'>): boolean {
  return (
    table.table.type === 'revenue_summary' &&
    subject === 'total' &&
    fund !== 'all' &&
    organisation === table.organisation
  );
}

function namedFund(text: string): Fund | null {
  if (fundWords.carryover.test(text)) return null;
  return fundWords.funds.find((word) => word.pattern.test(text))?.fund ?? null;
}

/** The only row of a table, without a label: it says the whole. */
function isLoneRow(cell: CellView): boolean {
  return cell.table.lines.length === 1 && cell.line.line.kind === 'other' && cell.line.line.name === '';
}

function threePublicSubject(cell: CellView): string | null {
  const { line } = cell.line;
  const rows = cell.table.lines.filter((other) => other.line.kind === 'organisation').length;
  const whole = line.kind === 'total' || (line.kind === 'organisation' && rows === 1) || cell.table.lines.length === 1;
  const measure = cell.column?.measure ?? '';
  const named = threePublicWords.find((word) => word.pattern.test(line.name))?.measure;
  if (named) return measure === 'total' || measure === 'budget' ? named : null;
  if (!whole) return null;
  const path = cell.column?.path.join('/') ?? '';
  if (/会议|培训|增减|变化/.test(path)) return null;
  const items = ['overseas_travel', 'reception', 'vehicle', 'vehicle_operation', 'vehicle_purchase'];
  return items.includes(measure) ? measure : null;
}

/** The fund and slice of a cell; null where the column says something else (carryover, a change, another purpose). */
function scopeOf(cell: CellView): { fund: Fund; slice: string } | null {
  const type = cell.table.table.type;
  if (type === 'three_public') return { fund: 'fiscal', slice: 'three-public' };
  const scope = tableScopes[type];
  if (!scope) return null;
  const measure = cell.column?.measure ?? 'budget';
  const path = cell.column?.path.join('/') ?? '';
  if (fundWords.carryover.test(path)) return null;
  const source = cell.line.line.kind === 'other' ? sourceFund(cell) : null;
  const named = source ?? namedFund(path);
  const fund = named && (scope.fund === 'all' || scope.fund === 'fiscal') ? named : scope.fund;
  switch (measure) {
    case 'basic':
    case 'project':
    case 'personnel':
    case 'public':
      return { fund, slice: measure };
    case 'total':
    case 'budget':
    case 'final':
    case 'executed':
    case 'economic_item':
      return { fund, slice: scope.slice };
    case 'fiscal':
      return { fund: 'fiscal', slice: scope.slice };
    case 'general_public':
    case 'government_fund':
    case 'state_capital':
      return { fund: measure, slice: scope.slice };
    default:
      return null;
  }
}

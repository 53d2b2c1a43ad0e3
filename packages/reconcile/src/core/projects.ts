/** Every place where a document gives the amount of a named project: target tables, lists of projects, key tasks. */
import { cellTerm, type Equation, type Term } from './equation.ts';
import { placeInFen, yuanToFen } from './money.ts';
import { type CellView, type DocumentView, foldName, type TableView } from './view.ts';

export interface ProjectAmount {
  key: string;
  name: string;
  table: TableView;
  terms: Term[];
  page: number;
  row: number;
}

/** `技工档案数字化加工管理经费项目` and `技工档案数字化加工管理费` are one project. */
export function projectKey(name: string): string {
  return foldName(name)
    .replace(/^\d{5,}[A-Z]?\d*-/, '')
    .replace(/[()、,，.·*《》<>\s]/g, '')
    .replace(/(?:项目|经费|专项|费用|费)+$/, '');
}

export function projectAmounts(view: DocumentView): ProjectAmount[] {
  return view.tables.flatMap((table) => {
    const fromRecords = table.table.projects.flatMap((project) => {
      if (project.total_yuan === null || projectKey(project.project_name) === '') return [];
      const fen = yuanToFen(project.total_yuan);
      const cell = cellsOfProject(table, project.project_name).find((c) => c.fen === fen);
      const term = cell ? cellTerm(cell, project.project_name) : recordTerm(project.project_name, fen, table);
      return [entry(project.project_name, table, [term], project.page, project.row)];
    });
    const known = new Set(fromRecords.map((e) => e.key));
    return [...fromRecords, ...fromLines(table).filter((e) => !known.has(e.key))];
  });
}

/** The rows of a list that name one project, summed: it can be split over subjects. */
function fromLines(table: TableView): ProjectAmount[] {
  const lines = table.lines.filter((line) => line.line.kind === 'project' && line.line.project_name !== null);
  return [...Map.groupBy(lines, (line) => projectKey(line.line.project_name!)).values()].flatMap((group) => {
    const cells = group.flatMap((line) => wholeCell([...line.cells.values()]) ?? []);
    const { line } = group[0]!;
    if (cells.length !== group.length) return [];
    return [
      entry(
        line.project_name!,
        table,
        cells.map((cell) => cellTerm(cell)),
        line.page,
        line.row,
      ),
    ];
  });
}

/** The cell of a row that says the whole: its total, else its only one. */
function wholeCell(cells: CellView[]): CellView | undefined {
  const total = cells.find((cell) => cell.column?.measure === 'total' || cell.column?.measure === 'project');
  return total ?? (cells.length === 1 ? cells[0] : undefined);
}

function cellsOfProject(table: TableView, name: string): CellView[] {
  const key = projectKey(name);
  const lines = table.lines.filter((line) => projectKey(line.line.project_name ?? '') === key);
  return (lines.length > 0 ? lines : table.table.projects.length === 1 ? table.lines : []).flatMap((line) => [
    ...line.cells.values(),
  ]);
}

function recordTerm(label: string, fen: bigint, table: TableView): Term {
  const place = placeInFen(table.table.unit, 2);
  return { label, printed: '', fen, place: { own: place, strict: place }, amountId: null, statementId: null };
}

function entry(name: string, table: TableView, terms: Term[], page: number, row: number): ProjectAmount {
  return { key: projectKey(name), name, table, terms, page, row };
}

/** The same project in two places. */
export function projectEquation(check: string, a: ProjectAmount, b: ProjectAmount): Equation {
  return {
    check,
    left: a.terms,
    right: b.terms,
    relation: '=',
    severity: 'warning',
    tableId: a.table.table.table_id,
    page: a.page,
    row: a.row,
  };
}

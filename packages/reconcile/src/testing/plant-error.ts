/** One error at random in a correct document, as a reader or a typist makes it. Deterministic for a seed. */
import type { Amount, BudgetDocument, Line, Table } from '@yusuan/schemas';
import { printedToYuan } from './document-builder.ts';

export const errorKinds = ['digit', 'sign', 'unit', 'column', 'code', 'row-order', 'rows-exchanged'] as const;
export type ErrorKind = (typeof errorKinds)[number];

export interface PlantedError {
  document: BudgetDocument;
  /** The amounts that are wrong now: by value, or because they stand under another head, code or name. */
  wrong: string[];
}

/** mulberry32: small and the same everywhere. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Null where the kind has no place in this document. `nameOf` gives the listed name of a code, as segmenting would look it up. */
export function plantError(
  document: BudgetDocument,
  kind: ErrorKind,
  random: () => number,
  nameOf: (line: Line, code: string) => string | null = () => null,
): PlantedError | null {
  const copy = structuredClone(document);
  const pick = <T>(list: T[]): T | undefined => list[Math.floor(random() * list.length)];
  const tables = copy.tables.filter((table) => table.lines.some((line) => line.amounts.length > 0));
  const table = pick(tables);
  if (!table) return null;
  const before = recordSources(table);
  const planted = plant(table, kind, pick, random, nameOf);
  followInProjects(table, before);
  return planted.length > 0 ? { document: copy, wrong: planted } : null;
}

const recordFields = {
  total_yuan: 'total',
  fiscal_yuan: 'fiscal',
  other_yuan: 'other_funds',
  carryover_yuan: 'carryover',
} as const;
const fieldNames = Object.keys(recordFields) as (keyof typeof recordFields)[];

/** The figure of a project's row that a field of its record is made of; undefined where the row has none. */
function rowFigure(table: Table, name: string, field: keyof typeof recordFields): string | null | undefined {
  const line = table.lines.find((candidate) => candidate.project_name === name);
  const columns = table.columns.filter((column) => column.measure === recordFields[field]);
  return line?.amounts.find((amount) => columns.some(({ column }) => column === amount.column))?.amount_yuan;
}

/** Which fields of the records say the same as their rows. */
function recordSources(table: Table): Set<string> {
  return new Set(
    table.projects.flatMap((project, i) =>
      fieldNames.flatMap((field) =>
        project[field] !== null && project[field] === rowFigure(table, project.project_name, field)
          ? [`${i} ${field}`]
          : [],
      ),
    ),
  );
}

/** A project's record is made of the figures of its row, wrong ones too. */
function followInProjects(table: Table, sources: Set<string>): void {
  table.projects.forEach((project, i) => {
    for (const field of fieldNames)
      if (sources.has(`${i} ${field}`)) project[field] = rowFigure(table, project.project_name, field) ?? null;
  });
}

type Pick = <T>(list: T[]) => T | undefined;

function plant(
  table: Table,
  kind: ErrorKind,
  pick: Pick,
  random: () => number,
  nameOf: (line: Line, code: string) => string | null,
): string[] {
  const amounts = table.lines.flatMap((line) => line.amounts).filter((amount) => /[1-9]/.test(amount.raw_text));
  const amount = pick(amounts);
  if (!amount) return [];
  switch (kind) {
    case 'digit': {
      const places = [...amount.raw_text].flatMap((c, i) => (/\d/.test(c) ? [i] : []));
      const at = pick(places)!;
      const digit = (Number(amount.raw_text[at]) + 1 + Math.floor(random() * 9)) % 10;
      setPrinted(amount, amount.raw_text.slice(0, at) + digit + amount.raw_text.slice(at + 1));
      return [amount.amount_id];
    }
    case 'sign':
      setPrinted(amount, amount.raw_text.startsWith('-') ? amount.raw_text.slice(1) : `-${amount.raw_text}`);
      return [amount.amount_id];
    case 'unit':
      return plantUnit(table);
    case 'column':
      return plantColumn(table, amount);
    case 'code':
      return plantCode(table, pick, random, nameOf);
    case 'row-order':
      return plantRowOrder(table, pick);
    case 'rows-exchanged':
      return plantExchange(table, pick);
  }
}

function setPrinted(amount: Amount, printed: string): void {
  amount.raw_text = printed;
  amount.amount_yuan = printedToYuan(printed, amount.unit);
}

function setUnit(amount: Amount, unit: '元' | '万元'): void {
  amount.unit = unit;
  amount.amount_yuan = printedToYuan(amount.raw_text, unit);
}

/** 元 for 万元 or the other way round, with the figures as they are printed. */
function plantUnit(table: Table): string[] {
  const figures = table.lines.flatMap((line) => line.amounts);
  const unit = figures.every((amount) => amount.unit === '元') ? '万元' : '元';
  const wrong = figures.filter((amount) => amount.unit !== unit && /[1-9]/.test(amount.raw_text));
  table.unit = unit;
  for (const amount of figures) setUnit(amount, unit);
  return wrong.map((amount) => amount.amount_id);
}

/**
 * The figure slips into the next column; what stood there slips back. Not in forms, where the label beside a figure says what it is and the column nothing.
 */
function plantColumn(table: Table, amount: Amount): string[] {
  if (table.type === 'department_targets') return [];
  const line = table.lines.find((l) => l.amounts.includes(amount))!;
  const columns = table.columns.map((c) => c.column);
  const to = columns[(columns.indexOf(amount.column) + 1) % columns.length]!;
  const other = line.amounts.find((a) => a.column === to);
  if (to === amount.column || other?.amount_yuan === amount.amount_yuan) return [];
  if (other) other.column = amount.column;
  amount.column = to;
  return [amount.amount_id, ...(other ? [other.amount_id] : [])];
}

function plantCode(
  table: Table,
  pick: Pick,
  random: () => number,
  nameOf: (line: Line, code: string) => string | null,
): string[] {
  const line = pick(table.lines.filter((l) => l.code !== null));
  if (!line?.code) return [];
  const at = Math.floor(random() * line.code.length);
  const digit = (Number(line.code[at]) + 1 + Math.floor(random() * 9)) % 10;
  line.code = line.code.slice(0, at) + digit + line.code.slice(at + 1);
  line.official_name = nameOf(line, line.code);
  return line.amounts.map((a) => a.amount_id);
}

/**
 * Two neighbouring rows with codes change places, labels and figures together. Only where their codes rise: rows in no order, rows that print the same code
 * and rows of two lists side by side have no order that could be wrong.
 */
function plantRowOrder(table: Table, pick: Pick): string[] {
  const rising = table.lines.flatMap((line, i) => {
    const next = table.lines[i + 1];
    const inOneList =
      next !== undefined &&
      line.kind === 'classified' &&
      next.kind === 'classified' &&
      line.side === next.side &&
      line.classification_system === next.classification_system &&
      line.row !== next.row;
    return inOneList && line.code !== null && next.code !== null && line.code < next.code ? [i] : [];
  });
  const at = pick(rising);
  if (at === undefined) return [];
  const [first, second] = [table.lines[at]!, table.lines[at + 1]!];
  table.lines.splice(at, 2, second, first);
  [first.row, second.row] = [second.row, first.row];
  [first.line_number, second.line_number] = [second.line_number, first.line_number];
  return [...first.amounts, ...second.amounts].map((a) => a.amount_id);
}

/** Two rows change their labels: each figure stands beside the other's code and name. Not in forms, where a figure has its own label. */
function plantExchange(table: Table, pick: Pick): string[] {
  if (table.type === 'department_targets') return [];
  const lines = table.lines.filter((l) => l.amounts.length > 0);
  const first = pick(lines);
  const second = pick(lines.filter((l) => l !== first));
  if (!first || !second || sameFigures(first, second)) return [];
  [first.amounts, second.amounts] = [second.amounts, first.amounts];
  return [...first.amounts, ...second.amounts].map((a) => a.amount_id);
}

function sameFigures(a: Line, b: Line): boolean {
  const figures = (line: Line) => line.amounts.map((x) => `${x.column} ${x.amount_yuan}`).join(' ');
  return figures(a) === figures(b);
}

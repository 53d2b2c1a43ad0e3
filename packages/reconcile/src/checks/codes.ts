/** Codes of a table against each other and against the list of the year: printed twice, outside the subject they are listed under, unknown, or of another name. */
import { type CodeEntry, type CodeList, codeList, levelOf, nameKey } from '@yusuan/codes';
import type { Notice } from '@yusuan/model';
import { firstListYear } from '@yusuan/pipelines';
import type { ClassificationSystem, Line } from '@yusuan/schemas';
import type { Check } from '../core/identity.ts';
import type { DocumentView, LineView, TableView } from '../core/view.ts';

export const codes: Check = {
  id: 'codes',
  title: 'codes are unique, in their place and under their names',
  apply: (view) => [
    ...view.tables.flatMap((table) => [
      ...repeatedCodes(table),
      ...table.lines.flatMap((line) => [...outsideParent(table, line), ...otherName(line, view.document.fiscal_year)]),
    ]),
    ...unknownCodes(view),
  ],
};

/** Codes that the list of the year does not have, under names it does not have elsewhere: one note for each. They are kept as printed. */
function unknownCodes(view: DocumentView): Notice[] {
  const year = view.document.fiscal_year;
  const unknown = view.tables
    .flatMap((table) => table.lines)
    .filter(({ line }) => {
      const { code, classification_system: system, kind } = line;
      if ((kind !== 'classified' && kind !== 'project') || !code || !system || !isListed(line, year)) return false;
      const list = codeList(system, year);
      return list.size > 0 && list.byCode(code) === null && (kind === 'project' || homeOf(line, list) === undefined);
    });
  const groups = Map.groupBy(unknown, ({ line }) => `${line.classification_system} ${line.code}`);
  return [...groups.values()].map((lines) => {
    const { code, name } = lines[0]!.line;
    const times = lines.length > 1 ? `, in ${lines.length} rows` : '';
    return {
      ...notice(lines[0]!, 'code-unknown', 'info', `the list does not have ${code} ${name}${times}`),
      actual: code,
      amount_ids: lines.flatMap(({ line }) => line.amounts.map((amount) => amount.amount_id)),
    };
  });
}

/** Whether the list speaks of the year. A code that was found in it by its name is from the list in any year. */
function isListed(line: Line, year: number | null): boolean {
  return line.code_source === 'name' || year === null || year >= (firstListYear[line.classification_system!] ?? 0);
}

/**
 * Where the list has the name, at the level of this code. Items that many sections have end alike in each (行政运行 in 01, 事业运行 in 50): under such an
 * end a code that the list does not have is in its place.
 */
function homeOf({ name, code, classification_system: system }: Line, list: CodeList): CodeEntry | undefined {
  const level = levelOf(code!, system!);
  const homes = list.allByName(name).filter((other) => other.code !== code && other.level === level);
  const isUsual = homes.length > 1 && homes.some((other) => other.code.slice(-2) === code!.slice(-2));
  return isUsual && list.byCode(code!) === null ? undefined : homes[0];
}

/** Where one organisation lists a code twice. A table in which codes come again and again lists several organisations. */
function repeatedCodes(table: TableView): Notice[] {
  const coded = table.lines.filter((line) => line.line.kind === 'classified' && line.line.code_source === 'printed');
  const groups = Map.groupBy(coded, ({ line }) =>
    [
      line.classification_system,
      line.code,
      line.second_code,
      line.organisation_name,
      line.project_name,
      line.side,
    ].join('|'),
  );
  const repeated = [...groups.values()].filter((lines) => lines.length > 1);
  const several = table.lines.filter((line) => line.line.kind === 'organisation').length > 1;
  if (several || repeated.length > 2 || repeated.length * 10 > coded.length + 10) return [];
  return repeated.map((lines) => {
    const at = lines[1]!.line;
    return notice(
      lines[1]!,
      'code-repeated',
      'warning',
      `${at.code} ${at.name} is printed ${lines.length} times in ${table.table.title}`,
    );
  });
}

function outsideParent(table: TableView, line: LineView): Notice[] {
  const parent = table.lines.find((other) => other.line.line_id === line.line.parent)?.line;
  const { code, classification_system: system } = line.line;
  if (!parent?.code || !code || parent.classification_system !== system || code.startsWith(parent.code)) return [];
  if (parent.kind !== 'classified' || line.line.kind !== 'classified') return [];
  // 转移性支出 of a government lists 债务还本支出, a class of its own: no print says a code here.
  if (line.line.code_source === 'name' && line.line.code_level === 'class') return [];
  return [
    notice(
      line,
      'code-outside-parent',
      'warning',
      `${code} ${line.line.name} is listed under ${parent.code} ${parent.name}`,
    ),
  ];
}

/**
 * A printed code under a name that the list of the year gives to another code, or to this one in other years. Names are shortened and
 * worded differently in print: what merely differs is only noted.
 */
function otherName(line: LineView, year: number | null): Notice[] {
  const { code, name, kind, classification_system: system } = line.line;
  if (kind !== 'classified' || !code || !system || nameKey(name) === '') return [];
  if (!isListed(line.line, year)) return [];
  const list = codeList(system, year);
  const entry = list.byCode(code);
  if (entry && sameName(name, entry.name)) return [];
  const home = homeOf(line.line, list);
  const other = otherYearOf(name, code, system, year);
  if (entry?.alternatives.some((wording) => nameKey(wording) === nameKey(name)) && other === null) return [];
  if (entry === null && !home) return [];
  if (other !== null) {
    const message = `${code} is printed as ${name}, its name in ${other}; the list of ${year} names it ${entry!.name}`;
    return [noteName(line, 'code-name-year', 'warning', message, entry!.name)];
  }
  if (home && (entry === null || similarity(nameKey(name), nameKey(entry.name)) < 0.75)) {
    const listed = entry ? `which the list names ${entry.name}` : 'which the list does not have';
    return [
      noteName(
        line,
        'code-name',
        'warning',
        `${name} stands under ${code}, ${listed}; the list has that name under ${home.code}`,
        home.code,
      ),
    ];
  }
  if (entry === null || similarity(nameKey(name), nameKey(entry.name)) >= 0.5) return [];
  return [
    noteName(line, 'code-name', 'info', `${code} is printed as ${name}; the list names it ${entry.name}`, entry.name),
  ];
}

/** A year near this one in which the list gave the code this name; null where there is none. */
function otherYearOf(name: string, code: string, system: ClassificationSystem, year: number | null): number | null {
  if (year === null) return null;
  const years = Array.from({ length: 12 }, (_, i) => (i % 2 === 0 ? year - 1 - i / 2 : year + (i + 1) / 2));
  return years.find((y) => nameKey(codeList(system, y).byCode(code)?.name ?? '') === nameKey(name)) ?? null;
}

function noteName(line: LineView, id: string, severity: Notice['severity'], message: string, expected: string): Notice {
  return { ...notice(line, id, severity, message), expected, actual: line.line.name };
}

/** Equal, or one is the beginning of the other: names are cut off in narrow cells. */
function sameName(printed: string, listed: string): boolean {
  const [a, b] = [nameKey(printed).replace(/支出$/, ''), nameKey(listed).replace(/支出$/, '')];
  return a.startsWith(b) || b.startsWith(a);
}

/** Share of the shorter name's character pairs that the other has too. */
function similarity(a: string, b: string): number {
  const pairs = (text: string) => new Set([...text].slice(0, -1).map((c, i) => c + [...text][i + 1]));
  const [left, right] = [pairs(a), pairs(b)];
  const shared = [...left].filter((pair) => right.has(pair)).length;
  return shared / Math.max(1, Math.min(left.size, right.size));
}

function notice(line: LineView, id: string, severity: Notice['severity'], message: string): Notice {
  return {
    check: `reconcile:${id}`,
    severity,
    message,
    table_id: line.table.table.table_id,
    page: line.line.page,
    row: line.line.row,
    amount_ids: line.line.amounts.map((amount) => amount.amount_id),
  };
}

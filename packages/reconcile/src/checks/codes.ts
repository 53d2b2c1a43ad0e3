/** Codes of a table against each other and against their names: printed twice, outside the subject they are listed under, or named differently in the list of the year. */
import type { Notice } from '@yusuan/model';
import type { Check } from '../core/identity.ts';
import { foldName, type LineView, type TableView } from '../core/view.ts';

export const codes: Check = {
  id: 'codes',
  title: 'codes are unique, in their place and under their names',
  apply: (view) =>
    view.tables.flatMap((table) => [
      ...repeatedCodes(table),
      ...table.lines.flatMap((line) => [...outsideParent(table, line), ...otherName(line)]),
    ]),
};

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
  return [
    notice(
      line,
      'code-outside-parent',
      'warning',
      `${code} ${line.line.name} is listed under ${parent.code} ${parent.name}`,
    ),
  ];
}

function otherName(line: LineView): Notice[] {
  const { code, name, official_name: official, kind } = line.line;
  if (kind !== 'classified' || !code || official === null || line.line.code_source === 'name') return [];
  const printed = nameKey(name);
  const listed = nameKey(official);
  if (printed === '' || listed.startsWith(printed) || printed.startsWith(listed)) return [];
  const alike = similarity(printed, listed) >= 0.5;
  return [
    {
      ...notice(
        line,
        'code-name',
        alike ? 'info' : 'warning',
        `${code} is printed as ${name}; the list of the year names it ${official}`,
      ),
      expected: official,
      actual: name,
    },
  ];
}

const nameKey = (name: string): string => foldName(name).replace(/[()、,，\s]/g, '');

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

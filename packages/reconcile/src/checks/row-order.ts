/**
 * Rows rise from one to the next, by their outline numbers (一、二、三、) where both have one, else by their codes, each subject above its parts. Two
 * neighbours that stand the wrong way round in a list that rises otherwise were exchanged, or one was misread.
 *
 *     2080101 · 2080105 · 2080102 · 2080150        2080105 stands before 2080102
 */
import type { Notice } from '@yusuan/model';
import { chineseNumeralToInteger } from '@yusuan/normalize';
import type { Check } from '../core/identity.ts';
import { numberRank } from '../core/structure.ts';
import type { LineView, TableView } from '../core/view.ts';

export const rowOrder: Check = {
  id: 'code-order',
  title: 'rows stand in the order of their numbers and codes',
  apply: (view) => view.tables.flatMap(tableNotices),
};

/** More than these in one table: it is in another order, and says nothing. */
const mostExchanged = 2;
const leastRows = 4;

function tableNotices(table: TableView): Notice[] {
  const lists = rowLists(table);
  const rows = lists.reduce((sum, list) => sum + list.length, 0);
  const exchanged = lists.flatMap((list) => exchangedRows(list, inRuns(table)));
  if (exchanged.length > mostExchanged || rows < leastRows * exchanged.length) {
    const parts = exchanged.filter(({ upper, lower }) => isPartOf(upper, lower));
    const wholesFirst = rows >= leastRows - 1 || table.lines[0]?.line.kind === 'total';
    return parts.length === 1 && exchanged.length === 1 && wholesFirst ? parts.map(notice) : [];
  }
  return exchanged.map(notice);
}

/** The rows that one order runs through: of one side and classification, of one organisation. A code printed again and again is one row. */
function rowLists(table: TableView): LineView[][] {
  const lists = new Map<string, LineView[]>();
  let organisations = 0;
  for (const line of table.lines) {
    const { kind, side, classification_system: system, organisation_name: body, code } = line.line;
    if (kind === 'organisation') organisations++;
    if (kind !== 'classified' && kind !== 'other') continue;
    if (code === null && outlineNumber(line) === null) continue;
    const key = [side, system, organisations, body].join('|');
    const list = lists.get(key) ?? [];
    lists.set(key, list);
    if (code === null || list.at(-1)?.line.code !== code) list.push(line);
  }
  return [...lists.values()];
}

interface Exchanged {
  upper: LineView;
  lower: LineView;
}

/**
 * Neighbours that would stand in order if they changed places: where a list begins anew they would not. What follows goes on rising, or begins anew. Where codes
 * have several rows, the same code can stand before and after.
 */
function exchangedRows(list: LineView[], several: boolean): Exchanged[] {
  return list.flatMap((lower, i) => {
    const upper = list[i - 1];
    if (!upper || !precedes(lower, upper)) return [];
    const [before, after] = [list[i - 2], list[i + 1]];
    if (upper.line.row === lower.line.row && upper.line.page === lower.line.page) return [];
    const goesOn = !after || precedes(upper, after) || (several && isSameCode(upper, after)) || !precedes(lower, after);
    const fits = goesOn && (!before || precedes(before, lower) || (several && isSameCode(before, lower)));
    return fits ? [{ upper, lower }] : [];
  });
}

/** Whether the table prints several rows of one code together: then a code that comes again has been torn apart. */
const inRuns = ({ lines }: TableView): boolean =>
  lines.some(
    ({ line }, i) => line.code !== null && line.kind === 'classified' && line.code === lines[i - 1]?.line.code,
  );

const isSameCode = (a: LineView, b: LineView): boolean => a.line.code === b.line.code && outlineNumber(a) === null;

/** Whether a belongs above b. */
function precedes(a: LineView, b: LineView): boolean {
  const [left, right] = [outlineNumber(a), outlineNumber(b)];
  if (left && right && left.rank === right.rank) return left.value < right.value;
  const [first, second] = [a.line.code, b.line.code];
  return first !== null && second !== null && first < second;
}

const isPartOf = (part: LineView, whole: LineView): boolean =>
  whole.line.code !== null && part.line.code?.startsWith(whole.line.code) === true;

/** `（十二）卫生健康支出` → 12 with the rank of its style; null where a name begins with no number. */
function outlineNumber({ line }: LineView): { rank: number; value: number } | null {
  const name = line.raw_name.normalize('NFKC').trim();
  const printed = /^\(?([一二三四五六七八九十]+|\d{1,2})[、.)]/.exec(name)?.[1];
  if (!printed) return null;
  const value = /\d/.test(printed) ? Number(printed) : chineseNumeralToInteger(printed);
  return value === null ? null : { rank: numberRank(name), value };
}

function notice({ upper, lower }: Exchanged): Notice {
  const words = ({ line }: LineView) => [line.code, line.name].filter(Boolean).join(' ');
  return {
    check: 'reconcile:code-order',
    severity: 'info',
    message: `${words(lower)} stands after ${words(upper)}, where the other rows of the table rise`,
    table_id: lower.table.table.table_id,
    page: lower.line.page,
    row: lower.line.row,
    amount_ids: lower.line.amounts.map((amount) => amount.amount_id),
  };
}

/**
 * In one half of a two-sided summary table: 本年收入合计 = Σ sources, 收入总计 = 本年收入合计 + 上年结转, and the same for 支出. A total can stand
 * below its parts, above them (一、本年支出), or repeat the total before it; which it is, is chosen for all its columns together.
 */
import { fundWords, summaryTypes } from '@yusuan/pipelines';
import { blankTerm, cellEquation, type Equation } from '../core/equation.ts';
import { chooseHypothesis } from '../core/hypotheses.ts';
import type { Identity } from '../core/identity.ts';
import { outlineByNumber } from '../core/structure.ts';
import type { CellView, LineView, TableView } from '../core/view.ts';

export const summaryPane: Identity = {
  id: 'summary-pane',
  title: 'a total of a summary table is the sum of its side',
  apply: (view) =>
    view.tables
      .filter((table) => summaryTypes.has(table.table.type))
      .flatMap((table) => table.lines.filter(isTotal).flatMap((line) => totalEquations(table, line))),
};

const isTotal = (line: LineView) => line.line.kind === 'total';
const isNumbered = (line: LineView) => /^\s*[一二三四五六七八九十]+[、.．]/.test(line.line.raw_name);

function totalEquations(table: TableView, total: LineView): Equation[] {
  const pane = table.lines.filter(
    (line) => line.line.side === total.line.side && (line === total || shareColumn(line, total)),
  );
  const at = pane.indexOf(total);
  const before = pane.slice(0, at);
  const after = pane.slice(at + 1);
  const parts = pane.filter((line) => line.line.parent === total.line.line_id);
  const previousTotal = before.findLastIndex(isTotal);
  const sincePrevious = tops(before.slice(previousTotal + 1));
  const nextHead = after.findIndex((line) => isTotal(line) || isNumbered(line));
  const below = nextHead < 0 ? after : after.slice(0, nextHead);
  const listed = [...outlineByNumber(before).values()].flat();
  const unlisted = (lines: LineView[]) => tops(lines).filter((line) => !listed.includes(line));
  const sets: LineView[][] = [
    parts,
    previousTotal < 0 ? unlisted(before) : [before[previousTotal]!, ...unlisted(before.slice(previousTotal + 1))],
    previousTotal < 0 ? tops(before) : [before[previousTotal]!, ...sincePrevious],
    tops(before.filter((line) => !isTotal(line))),
    before.filter(isNumbered),
    sincePrevious,
    tops(below),
    below,
    // A list without numbers can have been nested: 结转下年 below 债务还本支出.
    before.slice(previousTotal + 1),
  ];
  if (previousTotal >= 0) sets.push([before[previousTotal]!, ...sincePrevious.filter(isNumbered)]);
  const base = sets[1] ?? [];
  const carried = table.lines.filter(
    (line) => line.line.side === 'revenue' && line.line.depth === 0 && fundWords.carryover.test(line.line.name),
  );
  const hypotheses = sets.map((set, i) => ({ firm: i <= 2 && set.length > 0, equations: sumEquations(total, set) }));
  const chosen = chooseHypothesis([...hypotheses, { firm: false, equations: withCarryover(total, base, carried) }]);
  return [...chosen, ...slippedFigures(table, total)];
}

/**
 * A total that is blank in the column of its parts, and prints just their sum in one where none of them has a figure: it slipped to its neighbour.
 */
function slippedFigures(table: TableView, total: LineView): Equation[] {
  const above = table.lines.slice(0, table.lines.indexOf(total)).filter((line) => line.line.side === total.line.side);
  const listed = above.filter((line) => !isTotal(line));
  // Lists side by side have a total each, in one row: what one prints is no figure of the other's.
  const sideBySide = table.lines.some(
    (line) => line !== total && isTotal(line) && line.line.side === total.line.side && line.line.row === total.line.row,
  );
  for (const parts of sideBySide ? [] : [tops(listed), listed.filter(isNumbered)]) {
    const columns = new Set(parts.flatMap((part) => [...part.cells.keys()]));
    for (const column of columns) {
      const right = parts.flatMap((part) => part.cells.get(column) ?? []);
      const sum = right.reduce((fen, cell) => fen + cell.fen, 0n);
      const isFree = (other: number) => parts.every((part) => (part.cells.get(other)?.fen ?? 0n) === 0n);
      const slipped = [...total.cells.values()].find((cell) => cell.fen === sum && isFree(cell.amount.column));
      if (total.cells.has(column) || total.unread.has(column) || !slipped || sum < 100n * slipped.place.own) continue;
      const equation = cellEquation('summary-pane', [slipped], right);
      return [
        {
          ...equation,
          left: [blankTerm(`${total.line.name} in the column of its parts`)],
          remark: `it prints ${slipped.amount.raw_text.trim()} under ${slipped.column?.path.join('/') || `column ${slipped.amount.column}`}, where none of its parts has a figure`,
          suspects: [slipped.amount.amount_id],
        },
      ];
    }
  }
  return [];
}

/** 支出总计 can hold what was carried over, which only the revenue side lists. */
function withCarryover(total: LineView, parts: LineView[], carried: LineView[]): Equation[] {
  if (total.line.side !== 'expenditure' || total.cells.size !== 1) return [];
  const from = carried.filter((line) => line.line.kind !== 'total').flatMap((line) => [...line.cells.values()]);
  return from.length === 1 ? sumEquations(total, parts, from) : [];
}

const shareColumn = (a: LineView, b: LineView): boolean => [...a.cells.keys()].some((column) => b.cells.has(column));

/** Lines that are no part of another of these lines. */
function tops(lines: LineView[]): LineView[] {
  const ids = new Set(lines.map((line) => line.line.line_id));
  return lines.filter((line) => line.line.parent === null || !ids.has(line.line.parent));
}

function sumEquations(total: LineView, parts: LineView[], further: CellView[] = []): Equation[] {
  return [...total.cells].flatMap(([column, left]) => {
    if (parts.some((part) => part.unread.has(column))) return [];
    const right = [...parts.flatMap((part) => part.cells.get(column) ?? []), ...further];
    return right.length > 0 ? [cellEquation('summary-pane', [left], right)] : [];
  });
}

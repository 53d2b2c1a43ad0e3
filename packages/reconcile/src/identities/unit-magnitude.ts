/**
 * A whole table in the wrong unit still closes in itself. It shows against other tables: where every fact that two tables share differs by the same
 * factor of ten thousand (万元 for 元) or a thousand, one of them is in the wrong unit. The table that stands alone with its scale is in doubt with
 * all its amounts; of two, both.
 */
import { cellEquation, type Equation } from '../core/equation.ts';
import { documentFacts, type Fact } from '../core/facts.ts';
import type { Identity } from '../core/identity.ts';
import { absolute } from '../core/money.ts';
import { projectAmounts } from '../core/projects.ts';
import type { DocumentView, TableView } from '../core/view.ts';

export const unitMagnitude: Identity = {
  id: 'unit-magnitude',
  title: 'tables that share figures are in the units they say',
  apply(view) {
    const pairs = tablePairs([...documentFacts(view), ...projectFacts(view)]);
    const agreeing = new Set(pairs.filter((pair) => pair.equal > 0).flatMap((pair) => [pair.a, pair.b]));
    return pairs
      .filter((pair) => pair.scaled.length > 0 && pair.equal === 0)
      .map((pair) => pairEquation(pair, agreeing));
  },
};

type Stated = Pick<Fact, 'key' | 'cells' | 'table'>;

interface Pair {
  a: TableView;
  b: TableView;
  equal: number;
  scaled: { a: Stated; b: Stated; factor: bigint }[];
}

/** What tables say of the same project. */
function projectFacts(view: DocumentView): Stated[] {
  return projectAmounts(view).flatMap(({ key, table, terms }) => {
    const cells = terms.flatMap((term) => (term.amountId === null ? [] : (view.cells.get(term.amountId) ?? [])));
    return cells.length === terms.length && cells.length > 0 ? [{ key: `project ${key}`, table, cells }] : [];
  });
}

const factors = [1_000n, 10_000n];

function tablePairs(facts: Stated[]): Pair[] {
  const pairs = new Map<string, Pair>();
  for (const stated of Map.groupBy(facts, (fact) => fact.key).values()) {
    stated.forEach((a, i) => {
      for (const b of stated.slice(i + 1)) {
        if (a.table === b.table) continue;
        const id = `${a.table.table.table_id} ${b.table.table.table_id}`;
        const pair = pairs.get(id) ?? { a: a.table, b: b.table, equal: 0, scaled: [] };
        pairs.set(id, pair);
        const [left, right] = [value(a), value(b)];
        if (left === 0n || right === 0n) continue;
        if (close(left, right)) pair.equal++;
        const factor = factors.find((f) => close(left * f, right) || close(left, right * f));
        if (factor && telling(a) && telling(b)) pair.scaled.push({ a, b, factor });
      }
    });
  }
  return [...pairs.values()];
}

const value = (fact: Stated): bigint => absolute(fact.cells.reduce((sum, cell) => sum + cell.fen, 0n));
const telling = (fact: Stated): boolean => fact.cells.every((cell) => absolute(cell.fen) >= 1000n * cell.place.own);

/** Equal to a part in ten thousand. */
function close(a: bigint, b: bigint): boolean {
  return absolute(a - b) * 10_000n <= (a > b ? a : b);
}

function pairEquation(pair: Pair, agreeing: Set<TableView>): Equation {
  const { a, b, factor } = pair.scaled[0]!;
  const doubted = [pair.a, pair.b].filter((table) => !agreeing.has(table));
  return {
    ...cellEquation('unit-magnitude', a.cells, b.cells),
    remark: `the two tables differ by a factor of ${factor}: ${pair.a.table.title} (${pair.a.table.unit}) or ${pair.b.table.title} (${pair.b.table.unit}) is in another unit than it says`,
    suspectsAlone: true,
    suspects: (doubted.length > 0 ? doubted : [pair.a, pair.b]).flatMap((table) =>
      table.lines.flatMap((line) => [...line.cells.values()].map((cell) => cell.amount.amount_id)),
    ),
  };
}

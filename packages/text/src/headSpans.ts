const SUBTOTAL = /^(?:小计|合计|总计)$/;
/** More ways than that to place the spans are more than a look at the words can tell apart: none of them is taken. */
const MOST_WAYS = 5000;

/** Columns of a body: those that hold an amount, and those that hold other text. */
export interface BodyColumns {
  width: number;
  amounts: ReadonlySet<number>;
  labels: ReadonlySet<number>;
}

interface Group {
  text: string;
  first: number;
  leaves: string[];
}

/** A head row whose cells stand over `leaves`, one for each column: with blank cells for its spans. */
export function headOverColumns(
  head: readonly string[],
  leaves: readonly string[],
  columns: BodyColumns,
): string[] | null {
  if (head.length >= columns.width) return null;
  const sizesOfWays = compositions(columns.width, head.length, 1);
  if (sizesOfWays.length > MOST_WAYS) return null;
  const ways = sizesOfWays.map((sizes) => {
    let first = 0;
    return head.map((text, i): Group => {
      first += sizes[i]!;
      return { text, first: first - sizes[i]!, leaves: leaves.slice(first - sizes[i]!, first) };
    });
  });
  const best = bestWay(ways, columns);
  if (!best) return null;
  const row = new Array<string>(columns.width).fill('');
  for (const { text, first } of best) row[first] = text;
  return row;
}

/** Two head rows: some cells of the upper one stand over the cells of the lower one, the others over the body. */
export function headOverHead(
  upper: readonly string[],
  lower: readonly string[],
  columns: BodyColumns,
): [string[], string[]] | null {
  const count = upper.length + lower.length - columns.width;
  if (count < 1 || count > upper.length) return null;
  const ways: Group[][] = [];
  for (const sizes of compositions(lower.length, count, 2))
    for (const chosen of subsets(upper.length, count)) {
      let first = 0;
      let below = 0;
      ways.push(
        upper.map((text, i): Group => {
          const size = chosen.includes(i) ? sizes[chosen.indexOf(i)]! : 0;
          const group = { text, first, leaves: lower.slice(below, below + size) };
          first += Math.max(1, size);
          below += size;
          return group;
        }),
      );
      if (ways.length > MOST_WAYS) return null;
    }
  const best = bestWay(ways, columns);
  if (!best) return null;
  const rows: [string[], string[]] = [new Array(columns.width).fill(''), new Array(columns.width).fill('')];
  for (const { text, first, leaves } of best) {
    rows[0][first] = text;
    for (const [i, leaf] of leaves.entries()) rows[1][first + i] = leaf;
  }
  return rows;
}

/** The way that fits better than all others, if it fits at all. */
function bestWay(ways: readonly Group[][], columns: BodyColumns): Group[] | null {
  const ranked = ways.map((groups) => ({ groups, fit: fitOf(groups, columns) })).sort((a, b) => b.fit - a.fit);
  const [first, second] = ranked;
  return first && first.fit > 0 && first.fit > (second?.fit ?? 0) ? first.groups : null;
}

/** Words that a head shares with those below, subtotals that begin a group, groups alike; none holds labels and amounts, unless each side of the table does. */
function fitOf(groups: readonly Group[], columns: BodyColumns): number {
  let fit = 0;
  for (const { text, first, leaves } of groups) {
    if (leaves.length === 0) continue;
    const held = leaves.map((_, i) => first + i);
    const labels = held.filter((column) => columns.labels.has(column)).length;
    const alike = groups.filter((other) => other.leaves.join('\t') === leaves.join('\t')).length > 1;
    if (labels > 0 && held.some((column) => columns.amounts.has(column)) && !alike) fit -= 6;
    if (labels === held.length) fit += 2;
    if (alike && leaves.length > 1) fit += 3;
    if (SUBTOTAL.test(text)) fit -= 5;
    for (const leaf of leaves) fit += Math.min(3, sharedPairs(text, leaf));
    if (leaves.length > 1) fit += SUBTOTAL.test(leaves[0]!) ? 2 : 0;
    fit -= 2 * leaves.slice(1).filter((leaf) => SUBTOTAL.test(leaf)).length;
  }
  return fit;
}

/** How many pairs of neighbouring characters of a head stand in a head below, too. */
function sharedPairs(head: string, leaf: string): number {
  let pairs = 0;
  for (let i = 0; i + 2 <= head.length; i++) {
    const pair = head.slice(i, i + 2);
    if (/^\p{Script=Han}{2}$/u.test(pair) && leaf.includes(pair)) pairs++;
  }
  return pairs;
}

/** The ways to write `total` as `parts` numbers of at least `least`, in order. */
function compositions(total: number, parts: number, least: number): number[][] {
  if (parts === 1) return total >= least ? [[total]] : [];
  const found: number[][] = [];
  for (let size = least; total - size >= least * (parts - 1) && found.length <= MOST_WAYS; size++)
    for (const rest of compositions(total - size, parts - 1, least)) found.push([size, ...rest]);
  return found;
}

function subsets(length: number, count: number, from = 0): number[][] {
  if (count === 0) return [[]];
  const found: number[][] = [];
  for (let i = from; i < length && found.length <= MOST_WAYS; i++)
    for (const rest of subsets(length, count - 1, i + 1)) found.push([i, ...rest]);
  return found;
}

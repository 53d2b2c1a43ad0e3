import type { PixelBox } from '../image.ts';

/** A white strip between two columns, in pixels across. */
export interface Corridor {
  from: number;
  to: number;
}

/** A corridor between columns runs past so many lines of print, and has print on both sides in so many of them. */
const BANDS = 5;
const BETWEEN = 3;

/** Least width of a gap between columns, and of what is left of it past its neighbours. Between two digits are 0.25 at most. */
const GAP = 0.4;
const NARROWED = 0.3;

/** Print this wide on both sides, of its size, has no column number or bullet on one of them. */
const PRINT = 1.4;

/**
 * For each band of print, one below the other, the corridors that part its columns: white strips as wide as most of a sign that go on past its
 * neighbours. Without rulings two columns may stand nearer to each other than two words of a line; what tells is that the gap is there in every row.
 *
 *       201  一般公共服务支出     a gap of one line is none: the words of
 *     20103  政府办公厅           a sentence are not below one another
 *   2010301  行政运行
 *
 * @param inked for each band, whether a column of pixels has ink: by x, 1 where it is in the lower third only, 2 where it is higher, too
 * @param size height of the print
 */
export function bandsToCorridors(bands: readonly PixelBox[], inked: readonly Uint8Array[], size: number): Corridor[][] {
  const white = inked.map((columns) => whiteStrips(columns, size * NARROWED));
  // A name of three lines beside its code makes one band.
  const lines = bands.map(({ y0, y1 }) => Math.max(1, Math.round((y1 - y0) / size / 1.3)));
  return bands.map((_, n) =>
    white[n]!.filter(({ from, to, inside }) => inside && to - from >= size * GAP).filter((gap) =>
      isCorridor(gap, n, lines, white, inked, size),
    ),
  );
}

interface Strip extends Corridor {
  /** Between print, not beside it. */
  inside: boolean;
}

function whiteStrips(columns: Uint8Array, least: number): Strip[] {
  const strips: Strip[] = [];
  let from = 0;
  for (let x = 0; x <= columns.length; x++) {
    if (x < columns.length && columns[x] === 0) continue;
    if (x - from >= least) strips.push({ from, to: x, inside: from > 0 && x < columns.length });
    from = x + 1;
  }
  return strips;
}

function isCorridor(
  gap: Corridor,
  n: number,
  lines: readonly number[],
  white: readonly (readonly Strip[])[],
  inked: readonly Uint8Array[],
  size: number,
): boolean {
  let strip = gap;
  let [past, between] = [0, 0];
  const pass = (at: number) => {
    past += lines[at]!;
    if (hasPrint(inked[at]!, strip, size)) between += lines[at]!;
  };
  pass(n);
  for (const step of [-1, 1]) {
    for (let at = n + step; at >= 0 && at < white.length && past < 4 * BANDS; at += step) {
      const narrowed = white[at]!.map((other) => ({
        from: Math.max(other.from, strip.from),
        to: Math.min(other.to, strip.to),
      })).find(({ from, to }) => to - from >= size * NARROWED);
      if (!narrowed) break;
      strip = narrowed;
      pass(at);
    }
  }
  return past >= BANDS && between >= BETWEEN;
}

/** Whether a band has print on both sides of a strip, and not a sign of punctuation before it, which leaves half of its place white. */
function hasPrint(columns: Uint8Array, { from, to }: Corridor, size: number): boolean {
  const reach = Math.round(size * 4);
  const extent = (start: number, end: number) => {
    const print = columns.subarray(Math.max(0, start), end);
    return print.findLastIndex(Boolean) - print.findIndex(Boolean) + 1;
  };
  if (extent(from - reach, from) < size * PRINT || extent(to, to + reach) < size * PRINT) return false;
  let at = from - 1;
  while (columns[at] === 0) at--;
  for (; at >= 0 && columns[at] !== 0; at--) if (columns[at] === 2) return true;
  return false;
}

import type { GreyImage } from '../image.ts';

/** Side of the blocks that are looked at, in inches: wider than a ruling, narrower than the dark border of a scan. */
const BLOCK = 1 / 20;

/** What is darker than this share of the paper is surroundings whatever its shade: paper in a shadow is lighter. */
const DARK = 0.45;

/** What is darker than this share is where it is even, and as dark as at the picture's edge: a shadow changes from block to block. */
const GREY = 0.85;
const EVEN = 24;
const SAME = 12;

/** Most that a block's neighbours differ from it in shade: more is the slope of a shadow. */
const SLOPE = 4;

/** A hole punched through the paper is round: so many blocks across, this share of them dark. */
const HOLE = [2, 7] as const;
const ROUND = 0.6;

/** So much of a block is dark, or even: dust and noise are not. */
const FULL = 0.85;

/**
 * The dark that surrounds the paper on a scan (an open lid, the corners of a page that lay askew) and that shows through its punched holes, with what is left of it at the paper's edge, to white.
 * @param grey the scan, which tells dark from light
 * @param flat the same with its paper made white, changed in place: white beside shadow would make ink of the shadow when paper is made white
 */
export function whitenSurroundings(grey: GreyImage, flat: GreyImage): void {
  const size = Math.max(4, Math.round(grey.dpi * BLOCK));
  const columns = Math.ceil(grey.width / size);
  const rows = Math.ceil(grey.height / size);
  for (const { at, shade } of findSurroundings(blockShades(grey, size, columns, rows), columns, rows)) {
    const [column, row] = [at % columns, Math.floor(at / columns)];
    // Print beside what may be a shadow stays.
    const least = shade - EVEN;
    const x0 = Math.max(0, (column - 1) * size);
    const x1 = Math.min(flat.width, (column + 2) * size);
    const y1 = Math.min(flat.height, (row + 2) * size);
    for (let y = Math.max(0, (row - 1) * size); y < y1; y++)
      for (let i = y * flat.width + x0; i < y * flat.width + x1; i++) if (grey.data[i]! > least) flat.data[i] = 255;
  }
}

/** No shade: a block of paper, or one with print on it. */
const NONE = 255;

/** How light the blocks are that may be surroundings; 0 is any that is dark. */
function blockShades({ width, height, data }: GreyImage, size: number, columns: number, rows: number): Uint8Array {
  const paper = paperOf(data);
  const shades = new Uint8Array(columns * rows).fill(NONE);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const [x0, y0] = [column * size, row * size];
      const [x1, y1] = [Math.min(width, x0 + size), Math.min(height, y0 + size)];
      const area = (x1 - x0) * (y1 - y0);
      let sum = 0;
      for (let y = y0; y < y1; y++) for (let x = x0; x < x1; x++) sum += data[y * width + x]!;
      const mean = sum / area;
      if (mean > paper * GREY) continue;
      let [dark, even] = [0, 0];
      for (let y = y0; y < y1; y++) {
        for (let x = x0; x < x1; x++) {
          const value = data[y * width + x]!;
          if (value < paper * DARK) dark++;
          if (Math.abs(value - mean) < EVEN) even++;
        }
      }
      if (dark >= area * FULL) shades[row * columns + column] = 0;
      else if (even >= area * FULL) shades[row * columns + column] = mean;
    }
  }
  return shades;
}

/** Whether a block has only its like around it: a shadow changes from block to block. */
function isLevel(shades: Uint8Array, column: number, row: number, columns: number, rows: number): boolean {
  const shade = shades[row * columns + column]!;
  for (let r = Math.max(0, row - 1); r <= Math.min(rows - 1, row + 1); r++)
    for (let c = Math.max(0, column - 1); c <= Math.min(columns - 1, column + 1); c++)
      if (Math.abs(shades[r * columns + c]! - shade) > SLOPE) return false;
  return true;
}

/** How light most of the picture is. */
function paperOf(data: Uint8Array): number {
  const histogram = new Uint32Array(256);
  for (let i = 0; i < data.length; i += 7) histogram[data[i]!]!++;
  let left = data.length / 7 / 2;
  let value = 255;
  for (; value > 0 && left > histogram[value]!; value--) left -= histogram[value]!;
  return value;
}

interface Block {
  at: number;
  shade: number;
}

/** The blocks of one shade that hang together with a level one at the picture's edge, and those of punched holes. */
function findSurroundings(shades: Uint8Array, columns: number, rows: number): Block[] {
  const seen = new Uint8Array(shades.length);
  const around: Block[] = [];
  const inner: number[] = [];
  for (let at = 0; at < shades.length; at++) {
    const [column, row] = [at % columns, Math.floor(at / columns)];
    const shade = shades[at]!;
    if (column > 0 && row > 0 && column < columns - 1 && row < rows - 1) {
      if (shade === 0) inner.push(at);
    } else if (shade === 0 || (shade !== NONE && isLevel(shades, column, row, columns, rows)))
      around.push(...connected(at, shades, seen, columns, rows));
  }
  for (const at of inner) {
    const blocks = connected(at, shades, seen, columns, rows);
    const [across, down] = [
      blocks.map((block) => block.at % columns),
      blocks.map((block) => Math.floor(block.at / columns)),
    ];
    const [wide, high] = [across, down].map((places) => Math.max(...places) - Math.min(...places) + 1) as [
      number,
      number,
    ];
    const isHole = Math.min(wide, high) > HOLE[0] && Math.max(wide, high) <= HOLE[1];
    if (isHole && blocks.length >= wide * high * ROUND) around.push(...blocks);
  }
  return around;
}

/** The blocks about as dark as one, which hang together with it. */
function connected(start: number, shades: Uint8Array, seen: Uint8Array, columns: number, rows: number): Block[] {
  const shade = shades[start]!;
  const found: Block[] = [];
  const take = (at: number) => {
    if (seen[at] === 1 || shades[at] === NONE || Math.abs(shades[at]! - shade) > SAME) return;
    seen[at] = 1;
    found.push({ at, shade });
  };
  take(start);
  for (let next = 0; next < found.length; next++) {
    const [column, row] = [found[next]!.at % columns, Math.floor(found[next]!.at / columns)];
    for (let r = Math.max(0, row - 1); r <= Math.min(rows - 1, row + 1); r++)
      for (let c = Math.max(0, column - 1); c <= Math.min(columns - 1, column + 1); c++) take(r * columns + c);
  }
  return found;
}

import type { GreyImage } from '../image.ts';

/** Side of the blocks that are looked at, in inches: wider than a ruling, narrower than the dark border of a scan. */
const BLOCK = 1 / 20;

/** Surroundings are darker than this share of the paper. Paper in a shadow is lighter. */
const DARK = 0.45;

/** So much of a block is dark: dust and noise are not. */
const FULL = 0.85;

/**
 * The dark that surrounds the paper on a scan (an open lid, the corners of a page that lay askew) as white, with what is
 * left of it at the paper's edge. The image itself where there is none.
 */
export function whitenSurroundings(image: GreyImage): GreyImage {
  const size = Math.max(4, Math.round(image.dpi * BLOCK));
  const columns = Math.ceil(image.width / size);
  const rows = Math.ceil(image.height / size);
  const dark = darkBlocks(image, size, columns, rows);
  const around = reachFromEdge(dark, columns, rows);
  if (around.length === 0) return image;
  const data = image.data.slice();
  for (const at of around) {
    const [column, row] = [at % columns, Math.floor(at / columns)];
    const x0 = Math.max(0, (column - 1) * size);
    const x1 = Math.min(image.width, (column + 2) * size);
    const y1 = Math.min(image.height, (row + 2) * size);
    for (let y = Math.max(0, (row - 1) * size); y < y1; y++) data.fill(255, y * image.width + x0, y * image.width + x1);
  }
  return { ...image, data };
}

function darkBlocks({ width, height, data }: GreyImage, size: number, columns: number, rows: number): Uint8Array {
  const limit = paperOf(data) * DARK;
  const dark = new Uint8Array(columns * rows);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const [x1, y1] = [Math.min(width, (column + 1) * size), Math.min(height, (row + 1) * size)];
      let count = 0;
      for (let y = row * size; y < y1; y++)
        for (let x = column * size; x < x1; x++) if (data[y * width + x]! < limit) count++;
      const area = (x1 - column * size) * (y1 - row * size);
      if (count >= area * FULL) dark[row * columns + column] = 1;
    }
  }
  return dark;
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

/** The dark blocks that hang together with a dark block at the picture's edge. */
function reachFromEdge(dark: Uint8Array, columns: number, rows: number): number[] {
  const found: number[] = [];
  const take = (column: number, row: number) => {
    const at = row * columns + column;
    if (column < 0 || row < 0 || column >= columns || row >= rows || dark[at] !== 1) return;
    dark[at] = 0;
    found.push(at);
  };
  for (let column = 0; column < columns; column++) for (const row of [0, rows - 1]) take(column, row);
  for (let row = 0; row < rows; row++) for (const column of [0, columns - 1]) take(column, row);
  for (let next = 0; next < found.length; next++) {
    const [column, row] = [found[next]! % columns, Math.floor(found[next]! / columns)];
    for (let dy = -1; dy <= 1; dy++) for (let dx = -1; dx <= 1; dx++) take(column + dx, row + dy);
  }
  return found;
}

import { type GreyImage, newGrey } from '../image.ts';

/** White paper, letter-sized by default, to draw on. */
export function paper(width = 1100, height = 800, dpi = 150): GreyImage {
  return newGrey(width, height, dpi, 255);
}

/** A filled rectangle; x1 and y1 are exclusive. */
export function fill(page: GreyImage, x0: number, y0: number, x1: number, y1: number, value = 0): void {
  for (let y = y0; y < y1; y++) page.data.fill(value, y * page.width + x0, y * page.width + x1);
}

/** Horizontal and vertical rulings of two pixels at these places. */
export function drawGrid(page: GreyImage, xs: readonly number[], ys: readonly number[]): void {
  for (const y of ys) fill(page, xs[0]!, y, xs.at(-1)! + 2, y + 2);
  for (const x of xs) fill(page, x, ys[0]!, x + 2, ys.at(-1)! + 2);
}

/** A row of blocks with strokes in them, like the characters of a line of print: 20 pixels wide and high, 6 apart. */
export function drawPrint(page: GreyImage, x: number, y: number, characters: number): void {
  for (let i = 0; i < characters; i++) {
    const left = x + i * 26;
    fill(page, left, y, left + 20, y + 3);
    fill(page, left, y + 9, left + 20, y + 11);
    fill(page, left, y + 17, left + 20, y + 20);
    fill(page, left + 8, y, left + 11, y + 20);
  }
}

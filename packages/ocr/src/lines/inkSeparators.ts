import type { InkMask, PixelBox } from '../image.ts';

/** What the ink of a number shows: how many digits stand in it, and before which of them a point or comma stands. */
export interface InkedNumber {
  digits: number;
  /** Numbers of digits to the left of each separator. */
  separators: number[];
}

/** Counts the tall and the small low blobs of ink in the box of a line: digits and separators, where they do not touch each other. */
export function inkToNumber(ink: InkMask, line: PixelBox): InkedNumber {
  const height = line.y1 - line.y0;
  const blobs = blobsOf(ink, line).sort((a, b) => a.x0 + a.x1 - (b.x0 + b.x1));
  const separators: number[] = [];
  let digits = 0;
  for (const blob of blobs) {
    const tall = blob.y1 - blob.y0;
    const wide = blob.x1 - blob.x0;
    if (tall >= height * 0.6) digits++;
    else if (tall <= height * 0.45 && wide <= height * 0.35 && tall * wide >= 3 && blob.y0 - line.y0 >= height * 0.5) {
      separators.push(digits);
    }
  }
  return { digits, separators };
}

/** The boxes of connected ink inside the box. */
function blobsOf(ink: InkMask, line: PixelBox): PixelBox[] {
  const w = line.x1 - line.x0;
  const h = line.y1 - line.y0;
  const seen = new Uint8Array(w * h);
  const isInk = (x: number, y: number) => ink.data[(line.y0 + y) * ink.width + line.x0 + x] === 1;
  const blobs: PixelBox[] = [];
  const stack: number[] = [];
  for (let start = 0; start < w * h; start++) {
    if (seen[start] || !isInk(start % w, (start / w) | 0)) continue;
    const box = { x0: w, y0: h, x1: 0, y1: 0 };
    stack.push(start);
    seen[start] = 1;
    while (stack.length > 0) {
      const at = stack.pop()!;
      const x = at % w;
      const y = (at / w) | 0;
      box.x0 = Math.min(box.x0, x);
      box.y0 = Math.min(box.y0, y);
      box.x1 = Math.max(box.x1, x + 1);
      box.y1 = Math.max(box.y1, y + 1);
      for (let ny = Math.max(0, y - 1); ny <= Math.min(h - 1, y + 1); ny++) {
        for (let nx = Math.max(0, x - 1); nx <= Math.min(w - 1, x + 1); nx++) {
          const next = ny * w + nx;
          if (!seen[next] && isInk(nx, ny)) {
            seen[next] = 1;
            stack.push(next);
          }
        }
      }
    }
    blobs.push({ x0: line.x0 + box.x0, y0: line.y0 + box.y0, x1: line.x0 + box.x1, y1: line.y0 + box.y1 });
  }
  return blobs;
}

import { type GreyImage, newGrey } from '../image.ts';

/**
 * Paper to white: the image divided by its background. The background is the 85th percentile of each block of about a fifth of an inch,
 * never darker than a block's neighbours allow (a heading printed in bold must not become paper).
 */
export function flattenBackground(image: GreyImage): GreyImage {
  const { width, height, data, dpi } = image;
  const block = Math.max(16, Math.round(dpi / 5));
  const columns = Math.ceil(width / block);
  const rows = Math.ceil(height / block);
  const paper = new Float32Array(columns * rows);
  const histogram = new Uint32Array(256);
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) {
      histogram.fill(0);
      const y1 = Math.min(height, (r + 1) * block);
      const x1 = Math.min(width, (c + 1) * block);
      let count = 0;
      for (let y = r * block; y < y1; y += 2) {
        for (let x = c * block; x < x1; x += 2) {
          histogram[data[y * width + x]!]!++;
          count++;
        }
      }
      let seen = 0;
      let value = 255;
      for (; value > 0 && seen < count * 0.15; value--) seen += histogram[value]!;
      paper[r * columns + c] = Math.max(value, 40);
    }
  }
  const smooth = smoothPaper(paper, columns, rows);
  const out = newGrey(width, height, dpi);
  // Block centres beside each column, and how far it is from the left one: the background is linear between them.
  const left = new Uint16Array(width);
  const share = new Float32Array(width);
  for (let x = 0; x < width; x++) {
    const fx = Math.max(0, Math.min(columns - 1, (x + 0.5) / block - 0.5));
    left[x] = fx;
    share[x] = fx - left[x]!;
  }
  const row = new Float32Array(columns + 1);
  for (let y = 0; y < height; y++) {
    const fy = Math.max(0, Math.min(rows - 1, (y + 0.5) / block - 0.5));
    const r0 = (fy | 0) * columns;
    const r1 = Math.min(rows - 1, (fy | 0) + 1) * columns;
    for (let c = 0; c < columns; c++) row[c] = smooth[r0 + c]! + (smooth[r1 + c]! - smooth[r0 + c]!) * (fy - (fy | 0));
    row[columns] = row[columns - 1]!;
    for (let x = 0, i = y * width; x < width; x++, i++) {
      const paper = row[left[x]!]!;
      const value = (data[i]! * 250) / (paper + (row[left[x]! + 1]! - paper) * share[x]!);
      out.data[i] = Math.min(value, 255);
    }
  }
  return out;
}

/** Each block takes the median of its neighbourhood when that is lighter. */
function smoothPaper(paper: Float32Array, columns: number, rows: number): Float32Array {
  const out = new Float32Array(paper.length);
  const around: number[] = [];
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) {
      around.length = 0;
      for (let y = Math.max(0, r - 1); y <= Math.min(rows - 1, r + 1); y++) {
        for (let x = Math.max(0, c - 1); x <= Math.min(columns - 1, c + 1); x++) around.push(paper[y * columns + x]!);
      }
      around.sort((a, b) => a - b);
      out[r * columns + c] = Math.max(paper[r * columns + c]!, around[around.length >> 1]!);
    }
  }
  return out;
}

/** The grey level that parts ink from paper best (Otsu 1979), kept within bounds that make sense on white paper. */
export function inkThreshold(image: GreyImage): number {
  const histogram = new Float64Array(256);
  for (let i = 0; i < image.data.length; i += 3) histogram[image.data[i]!]!++;
  let total = 0;
  let sum = 0;
  for (let v = 0; v < 256; v++) {
    total += histogram[v]!;
    sum += v * histogram[v]!;
  }
  let best = 0;
  let threshold = 160;
  let below = 0;
  let sumBelow = 0;
  for (let v = 0; v < 255; v++) {
    below += histogram[v]!;
    sumBelow += v * histogram[v]!;
    if (below === 0 || below === total) continue;
    const difference = sumBelow / below - (sum - sumBelow) / (total - below);
    const between = below * (total - below) * difference * difference;
    if (between > best) {
      best = between;
      threshold = v;
    }
  }
  return Math.max(120, Math.min(200, threshold + 8));
}

/** Ink where the image is at most as light as `threshold`. */
export function greyToInk(image: GreyImage, threshold: number) {
  const { width, height, data: grey } = image;
  const data = new Uint8Array(grey.length);
  for (let i = 0; i < data.length; i++) data[i] = grey[i]! <= threshold ? 1 : 0;
  return { width, height, data };
}

/** One byte a pixel, row by row from the top left; 0 is black, 255 white. */
export interface GreyImage {
  width: number;
  height: number;
  data: Uint8Array;
  /** Pixels an inch: 72 / dpi points are one pixel. */
  dpi: number;
  /** How many red seals were taken out of it. */
  seals?: number;
}

/** Four bytes a pixel: red, green, blue, opacity. */
export interface RgbaImage {
  width: number;
  height: number;
  data: Uint8Array;
  dpi: number;
}

/** A rectangle of pixels; x1 and y1 are exclusive. */
export interface PixelBox {
  x0: number;
  y0: number;
  x1: number;
  y1: number;
}

/** Ink or not, one byte a pixel (1 is ink). */
export interface InkMask {
  width: number;
  height: number;
  data: Uint8Array;
}

export function isRgba(image: GreyImage | RgbaImage): image is RgbaImage {
  return image.data.length === image.width * image.height * 4;
}

export function newGrey(width: number, height: number, dpi: number, value = 255): GreyImage {
  return { width, height, dpi, data: new Uint8Array(width * height).fill(value) };
}

/**
 * Gives the room of a picture back at once; it must not be used again. A page makes half a dozen pictures, of 8 MB each at 300 dpi, which would stay
 * until garbage is collected. Pixels that lie among other data are left alone.
 */
export function release({ data }: { data: Uint8Array | Float32Array }): void {
  const { buffer, byteLength } = data;
  if (buffer instanceof ArrayBuffer && byteLength > 0 && buffer.byteLength === byteLength) buffer.transfer(0);
}

/** The image turned clockwise by a quarter turn `quarters` times. */
export function turnGrey(image: GreyImage, quarters: number): GreyImage {
  const q = ((quarters % 4) + 4) % 4;
  if (q === 0) return image;
  const { width: w, height: h, data, dpi } = image;
  if (q === 2) return { width: w, height: h, dpi, data: data.slice().reverse() };
  const out = newGrey(h, w, dpi);
  for (let y = 0; y < h; y++) {
    for (let x = 0; x < w; x++) {
      const at = q === 1 ? x * h + (h - 1 - y) : (w - 1 - x) * h + y;
      out.data[at] = data[y * w + x]!;
    }
  }
  return out;
}

/** Rows and columns are swapped in squares of so many pixels, which stay near the processor. */
const TILE = 32;

/** The image with rows and columns swapped; its own inverse. */
export function transposeGrey(image: GreyImage): GreyImage {
  const { width: w, height: h, data, dpi } = image;
  const out = new Uint8Array(w * h);
  for (let top = 0; top < h; top += TILE) {
    const bottom = Math.min(h, top + TILE);
    for (let left = 0; left < w; left += TILE) {
      const right = Math.min(w, left + TILE);
      for (let y = top; y < bottom; y++) for (let x = left; x < right; x++) out[x * h + y] = data[y * w + x]!;
    }
  }
  return { width: h, height: w, data: out, dpi };
}

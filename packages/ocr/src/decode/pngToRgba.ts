import { convertIndexedToRgb, decode, ResolutionUnitSpecifier } from 'fast-png';
import type { DecodedImage, Refuse } from './decodeImage.ts';

/** PNG of any colour type and depth. */
export function pngToRgba(bytes: Uint8Array, refuse: Refuse): DecodedImage[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length > 24) refuse(view.getUint32(16), view.getUint32(20));
  const png = decode(bytes, { checkCrc: true });
  const { width, height } = png;
  const samples = png.palette
    ? convertIndexedToRgb(png)
    : png.depth < 8
      ? unpackBits(png.data, width, height, png.depth)
      : png.data;
  const channels = png.palette ? samples.length / (width * height) : png.channels;
  const shift = png.depth === 16 ? 8 : 0;
  const data = new Uint8Array(width * height * 4);
  for (let i = 0, p = 0; i < width * height; i++, p += channels) {
    const at = (channel: number) => samples[p + channel]! >> shift;
    const colour = channels >= 3;
    data[i * 4] = at(0);
    data[i * 4 + 1] = colour ? at(1) : at(0);
    data[i * 4 + 2] = colour ? at(2) : at(0);
    data[i * 4 + 3] = channels % 2 === 0 ? at(channels - 1) : 255;
  }
  const metres = png.resolution?.unit === ResolutionUnitSpecifier.METRE ? png.resolution.x : 0;
  return [{ width, height, data, ...(metres > 0 && { dpi: Math.round(metres * 0.0254) }) }];
}

/** Grey samples of 1, 2 or 4 bits, rows padded to bytes, to bytes of full range. */
function unpackBits(packed: ArrayLike<number>, width: number, height: number, depth: number): Uint8Array {
  const out = new Uint8Array(width * height);
  const rowBytes = Math.ceil((width * depth) / 8);
  const most = (1 << depth) - 1;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const bit = x * depth;
      const value = (packed[y * rowBytes + (bit >> 3)]! >> (8 - depth - (bit & 7))) & most;
      out[y * width + x] = (value * 255) / most;
    }
  }
  return out;
}

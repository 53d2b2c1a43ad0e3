import jpeg from 'jpeg-js';
import type { DecodedImage, Refuse } from './decodeImage.ts';

/** JPEG, baseline and progressive; the resolution from its JFIF segment. */
export function jpegToRgba(bytes: Uint8Array, refuse: Refuse): DecodedImage[] {
  const { width, height, dpi } = jpegHead(bytes);
  refuse(width, height);
  const image = jpeg.decode(bytes, {
    useTArray: true,
    formatAsRGBA: true,
    maxResolutionInMP: 200,
    maxMemoryUsageInMB: 2048,
  });
  return [{ width: image.width, height: image.height, data: image.data, ...(dpi !== undefined && { dpi }) }];
}

export interface JpegHead {
  width: number;
  height: number;
  /** 1 grey, 3 colours, 4 inks. */
  colours: number;
  dpi?: number;
  /** It has an end after its picture. */
  whole: boolean;
}

/** The head of a JPEG. Throws where there is none. */
export function jpegHead(bytes: Uint8Array): JpegHead {
  const word = (at: number) => ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
  let dpi: number | undefined;
  for (let at = 2; at + 9 < bytes.length && bytes[at] === 0xff; at += 2 + word(at + 2)) {
    const marker = bytes[at + 1]!;
    if (marker === 0xe0 && bytes[at + 4] === 0x4a && bytes[at + 5] === 0x46) {
      const unit = bytes[at + 11];
      const density = word(at + 12);
      if (density > 1 && (unit === 1 || unit === 2)) dpi = unit === 1 ? density : Math.round(density * 2.54);
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (!isFrame) continue;
    const [height, width, colours] = [word(at + 5), word(at + 7), bytes[at + 9]!];
    if (width === 0 || height === 0) throw new Error('it has no size');
    return { width, height, colours, ...(dpi !== undefined && { dpi }), whole: endsAfter(bytes, at) };
  }
  throw new Error('no frame header');
}

/** Previews in the segments before have ends of their own. */
function endsAfter(bytes: Uint8Array, at: number): boolean {
  for (let i = bytes.length - 2; i > at; i--) if (bytes[i] === 0xff && bytes[i + 1] === 0xd9) return true;
  return false;
}

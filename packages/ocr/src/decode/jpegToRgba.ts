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

function jpegHead(bytes: Uint8Array): { width: number; height: number; dpi?: number } {
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
    if (isFrame) return { width: word(at + 7), height: word(at + 5), ...(dpi !== undefined && { dpi }) };
  }
  throw new Error('no frame header');
}

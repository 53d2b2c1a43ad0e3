import UTIF from 'utif2';
import type { DecodedImage, Refuse } from './decodeImage.ts';

/** Every page of a TIFF (uncompressed, LZW, Deflate, CCITT fax, JPEG). Thumbnails and masks among its directories are left out. */
export function tiffToRgba(bytes: Uint8Array, refuse: Refuse): DecodedImage[] {
  const buffer = bytes.slice().buffer;
  const directories = UTIF.decode(buffer);
  const pages: DecodedImage[] = [];
  for (const directory of directories) {
    const tag = (number: number) => {
      const value = (directory as unknown as Record<string, unknown>)[`t${number}`];
      return Array.isArray(value) && typeof value[0] === 'number' ? value[0] : undefined;
    };
    const width = tag(256);
    const height = tag(257);
    // New subfile type: bit 0 a reduced version of another page, bit 2 a mask.
    if (width === undefined || height === undefined || (tag(254) ?? 0) & 5) continue;
    refuse(width, height);
    UTIF.decodeImage(buffer, directory);
    const rgba = UTIF.toRGBA8(directory);
    if (rgba.length !== width * height * 4) throw new Error('a page is cut short');
    const perUnit = tag(282);
    const dpi = perUnit === undefined ? undefined : Math.round(tag(296) === 3 ? perUnit * 2.54 : perUnit);
    pages.push({ width, height, data: rgba, ...(dpi !== undefined && { dpi }) });
  }
  if (pages.length === 0) throw new Error('it has no pages');
  return pages;
}

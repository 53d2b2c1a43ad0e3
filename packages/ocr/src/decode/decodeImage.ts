import { InputError } from '@yusuan/model';
import type { RgbaImage } from '../image.ts';
import { type JpegHead, jpegHead, jpegToRgba } from './jpegToRgba.ts';
import { pngToRgba } from './pngToRgba.ts';
import { tiffToRgba } from './tiffToRgba.ts';

export type ImageFormat = 'png' | 'jpeg' | 'tiff';

/** Above this many pixels a picture is refused: an A2 page at 500 dpi, and no more than is drawn of a PDF. */
const MAX_PIXELS = 100_000_000;

/** What kind of picture the bytes are, by their signature; undefined when none that is read. */
export function imageFormat(bytes: Uint8Array): ImageFormat | undefined {
  const starts = (...signature: number[]) => signature.every((byte, i) => bytes[i] === byte);
  if (starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'png';
  if (starts(0xff, 0xd8, 0xff)) return 'jpeg';
  if (starts(0x49, 0x49, 0x2a, 0x00) || starts(0x4d, 0x4d, 0x00, 0x2a)) return 'tiff';
  return undefined;
}

/**
 * The pages of an image file (one for PNG and JPEG), with their resolution. Raises InputError naming the file when it is no picture that is read,
 * too large or damaged.
 */
export function decodeImage(bytes: Uint8Array, sourceName: string): RgbaImage[] {
  const format = imageFormat(bytes);
  if (format === undefined) {
    throw new InputError('unsupported', `${sourceName} is not a PNG, JPEG or TIFF picture`, 'Save it as PNG or PDF.');
  }
  const decode = { png: pngToRgba, jpeg: jpegToRgba, tiff: tiffToRgba }[format];
  const pages = orDamaged(sourceName, () => decode(bytes, refuseLarge(sourceName)));
  return pages.map((page) => ({ width: page.width, height: page.height, data: page.data, dpi: pageDpi(page) }));
}

/** What stands in the head of a JPEG; for who decodes it by other means. Raises InputError as decodeImage does, for a file that is cut short, too. */
export function describeJpeg(bytes: Uint8Array, sourceName: string): JpegHead & { dpi: number } {
  return orDamaged(sourceName, () => {
    const head = jpegHead(bytes);
    refuseLarge(sourceName)(head.width, head.height);
    if (!head.whole) throw new Error('it is cut short');
    return { ...head, dpi: pageDpi(head) };
  });
}

const refuseLarge = (sourceName: string) => (width: number, height: number) => {
  if (width * height <= MAX_PIXELS) return;
  throw new InputError(
    'too-large',
    `${sourceName} has ${width} × ${height} pixels`,
    'Scale it down: 200 to 300 dpi is enough.',
  );
};

function orDamaged<T>(sourceName: string, decode: () => T): T {
  try {
    return decode();
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError(
      'damaged',
      `${sourceName} is damaged and cannot be decoded (${error instanceof Error ? error.message : error})`,
      'Scan or export it again.',
    );
  }
}

/** A decoded picture; `dpi` where the file says it. */
export interface DecodedImage {
  width: number;
  height: number;
  data: Uint8Array;
  dpi?: number;
}

/** Throws when a picture of that size is not to be decoded. */
export type Refuse = (width: number, height: number) => void;

/** Print below this resolution cannot be read: a picture that small is a cutting from a page. */
const LEAST_DPI = 100;

/** The file's resolution where it makes a page or a cutting of credible size (half an inch to 50), else that at which the shorter side is as long as A4's. */
function pageDpi(page: { width: number; height: number; dpi?: number }): number {
  const shorter = Math.min(page.width, page.height);
  if (page.dpi && page.dpi >= 50 && shorter / page.dpi >= 0.5 && shorter / page.dpi <= 50) {
    // Screen resolutions are what software writes when it does not know.
    if (page.dpi > 96 || (shorter / page.dpi >= 2 && shorter / page.dpi < 12)) return page.dpi;
  }
  return Math.max(LEAST_DPI, Math.round(shorter / 8.27));
}

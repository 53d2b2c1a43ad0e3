import { encode } from 'fast-png';
import jpeg from 'jpeg-js';
import UTIF from 'utif2';
import { describe, expect, it } from 'vitest';
import { decodeImage, imageFormat } from './decodeImage.ts';

const width = 16;
const height = 8;
const rgba = new Uint8Array(width * height * 4);
for (let i = 0; i < width * height; i++) rgba.set(i % width < 8 ? [0, 0, 0, 255] : [255, 255, 255, 255], i * 4);
const grey = rgba.filter((_, i) => i % 4 === 0);

const pixels = (data: Uint8Array) => [data[0], data[7 * 4], data[8 * 4], data[15 * 4]];

describe('decodeImage', () => {
  it('reads PNG in colour, grey and one bit', () => {
    for (const image of [
      { width, height, data: rgba, channels: 4 },
      { width, height, data: grey, channels: 1 },
    ]) {
      const [page] = decodeImage(encode(image), 'a.png');
      expect([page?.width, page?.height]).toEqual([width, height]);
      expect(pixels(page!.data)).toEqual([0, 0, 255, 255]);
    }
    const bits = Uint8Array.from({ length: height * 2 }, (_, i) => (i % 2 === 0 ? 0x00 : 0xff));
    const [page] = decodeImage(encode({ width, height, data: bits, channels: 1, depth: 1 }), 'a.png');
    expect(pixels(page!.data)).toEqual([0, 0, 255, 255]);
  });

  it('reads JPEG', () => {
    const bytes = jpeg.encode({ width, height, data: rgba }, 95).data;
    const [page] = decodeImage(bytes, 'a.jpg');
    expect(page!.data[0]).toBeLessThan(8);
    expect(page!.data[15 * 4]).toBeGreaterThan(247);
  });

  it('reads TIFF', () => {
    const bytes = new Uint8Array(UTIF.encodeImage(rgba, width, height));
    expect(imageFormat(bytes)).toBe('tiff');
    expect(pixels(decodeImage(bytes, 'a.tif')[0]!.data)).toEqual([0, 0, 255, 255]);
  });

  it('names the file that is damaged or no picture', () => {
    const cut = encode({ width, height, data: rgba, channels: 4 }).slice(0, 60);
    expect(() => decodeImage(cut, 'cut.png')).toThrow(/cut\.png is damaged/);
    expect(() => decodeImage(Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0), 'cut.jpg')).toThrow(
      /cut\.jpg is damaged/,
    );
    expect(() => decodeImage(Uint8Array.of(0x49, 0x49, 0x2a, 0, 8, 0, 0, 0, 9, 9), 'cut.tif')).toThrow(
      /cut\.tif is damaged/,
    );
    expect(() => decodeImage(Uint8Array.of(1, 2, 3), 'a.bin')).toThrow(/a\.bin is not a PNG, JPEG or TIFF/);
  });
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeImage } from '@yusuan/ocr';
import { expect, it } from 'vitest';
import { decodePictures } from './decodePictures.ts';

const scan = (name: string) =>
  new Uint8Array(readFileSync(join(import.meta.dirname, '../../../test/fixtures/scan', name)));

it('decodes a JPEG in colour to the pixels it has', async () => {
  const jpeg = scan('ruled-page-2.jpg');
  const [picture] = await decodePictures(jpeg, 'a.jpg');
  const [slow] = decodeImage(jpeg, 'a.jpg');
  expect([picture!.width, picture!.height, picture!.dpi]).toEqual([slow!.width, slow!.height, slow!.dpi]);
  let apart = 0;
  for (const [i, value] of picture!.data.entries()) {
    const [r, g, b] = [slow!.data[i * 4]!, slow!.data[i * 4 + 1]!, slow!.data[i * 4 + 2]!];
    apart = Math.max(apart, Math.abs(value - ((r * 77 + g * 150 + b * 29) >> 8)));
  }
  expect(apart).toBeLessThanOrEqual(2);
});

it('takes the seal out of a JPEG', async () => {
  expect(await decodePictures(scan('sealed-page-2.jpg'), 'a.jpg')).toMatchObject([{ seals: 1 }]);
});

it('names the JPEG that is cut short', async () => {
  const jpeg = scan('ruled-page-2.jpg');
  await expect(decodePictures(jpeg.subarray(0, jpeg.length / 2), 'cut.jpg')).rejects.toThrow(
    'cut.jpg is damaged and cannot be decoded (it is cut short)',
  );
});

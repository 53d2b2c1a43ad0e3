import { decodeImage, describeJpeg, imageFormat, type Ocr, pictureToGrey } from '@yusuan/ocr';
import { jpegToPdf, openRenderer } from '@yusuan/pdf';

type Picture = Parameters<Ocr['recognizePage']>[0];

/**
 * The pages of an image file. A JPEG goes through the engine that draws PDFs: the decoder in JavaScript takes ten times the CPU, and ten times the
 * room that the picture takes.
 * @throws InputError as decodeImage does
 */
export async function decodePictures(bytes: Uint8Array, sourceName: string): Promise<Picture[]> {
  if (imageFormat(bytes) !== 'jpeg') return decodeImage(bytes, sourceName);
  const { width, height, colours, dpi } = describeJpeg(bytes, sourceName);
  if (colours !== 1 && colours !== 3) return decodeImage(bytes, sourceName);
  const renderer = await openRenderer(jpegToPdf(bytes, { width, height, colours }), { sourceName });
  try {
    return [
      renderer.drawPage(1, 72, (page) =>
        colours === 3 ? pictureToGrey(page, dpi) : { width: page.width, height: page.height, data: page.grey(), dpi },
      ),
    ];
  } finally {
    renderer.close();
  }
}

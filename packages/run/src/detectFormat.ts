export type SourceFormat = 'pdf' | 'image' | 'text' | 'binary';

const imageMagics: readonly (readonly number[])[] = [
  [0x89, 0x50, 0x4e, 0x47], // PNG
  [0xff, 0xd8, 0xff], // JPEG
  [0x49, 0x49, 0x2a, 0x00], // TIFF, little endian
  [0x4d, 0x4d, 0x00, 0x2a], // TIFF, big endian
];

/**
 * What the bytes are, whatever the file is called. A PDF's header may stand anywhere in the first 1024 bytes (as the readers of the
 * format allow). Text in UTF-16 is told from binary data by its byte order mark or by where its zero bytes stand.
 */
export function detectFormat(bytes: Uint8Array): SourceFormat {
  const head = bytes.subarray(0, 4096);
  if (indexOfAscii(head.subarray(0, 1024), '%PDF-') >= 0) return 'pdf';
  if (imageMagics.some((magic) => magic.every((byte, i) => head[i] === byte))) return 'image';
  return looksLikeText(head) ? 'text' : 'binary';
}

function indexOfAscii(bytes: Uint8Array, text: string): number {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).indexOf(text, 0, 'latin1');
}

function looksLikeText(head: Uint8Array): boolean {
  if ((head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)) return true;
  let controls = 0;
  const zeros = [0, 0];
  for (let i = 0; i < head.length; i++) {
    const byte = head[i]!;
    if (byte === 0) zeros[i % 2]!++;
    else if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13 && byte !== 12) controls++;
  }
  if (zeros[0] === 0 && zeros[1] === 0) return controls <= head.length * 0.02;
  // UTF-16 without its mark: ASCII characters put their zero bytes on one side; the other has only those of 一 (U+4E00) and the like.
  const [even, odd] = zeros as [number, number];
  const most = Math.max(even, odd);
  return Math.min(even, odd) * 4 <= most && most > head.length * 0.02 && controls <= head.length * 0.3;
}
